"""How long things take, in milliseconds, beside a loop that takes as long on this machine as it always does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

Clock = Callable[[], float]
"""Returns seconds from any starting point, and never goes back: `time.perf_counter`, or a test's own."""

MEDIAN = 50
HIGH = 95
"""The percentile that every line has beside its median."""

LOOPS = 5
"""How often the reference loop runs before each line."""

LOOP_STEPS = 10_000


@dataclass(frozen=True)
class Line:
    """The times of one kind of work in milliseconds: how often it was done, the median and the 95th percentile."""

    label: str
    runs: int
    median: float
    high: float


@dataclass(frozen=True)
class Group:
    """Lines that belong together.

    `target` is what each should stay below, in milliseconds, if anything: with its median, or the percentile `share`.
    """

    name: str
    labels: str
    lines: tuple[Line, ...]
    target: float | None = None
    share: int = MEDIAN

    def verdict(self, line: Line) -> str:
        """Say whether a line is `within` the target or `over` it; nothing where there is none."""
        if self.target is None:
            return ""
        return "within" if (line.high if self.share == HIGH else line.median) < self.target else "over"


class Stopwatch:
    """Times work, and before each line the reference loop, so that both see the machine in the same state."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._loops: list[float] = []

    @property
    def loop(self) -> float:
        """The median time of the reference loop so far, in milliseconds. Something must have been timed."""
        return median(self._loops)

    def line[Given](self, label: str, work: Callable[[Given], object], given: Sequence[Given]) -> Line:
        """Do the work once on each thing given, of which there is at least one, and return its times."""
        self._loops += durations(lambda _: reference_loop(), range(LOOPS), self.clock)
        work(given[0])  # what is made once and kept is not part of what each run costs
        return line_of(label, durations(work, given, self.clock))


def durations[Given](work: Callable[[Given], object], given: Iterable[Given], clock: Clock) -> list[float]:
    """Return how many milliseconds the work takes on each thing given."""
    taken = []
    for thing in given:
        start = clock()
        work(thing)
        taken.append((clock() - start) * 1000)
    return taken


def line_of(label: str, taken: Sequence[float]) -> Line:
    """Return the line for some times, at least one."""
    return Line(label, len(taken), median(taken), percentile(taken, HIGH))


def percentile(values: Sequence[float], share: int) -> float:
    """Return the smallest value that at least `share` of a hundred values do not exceed (nearest rank)."""
    rank = -(-share * len(values) // 100)
    return sorted(values)[max(rank, 1) - 1]


def reference_loop() -> int:
    """Return a number after some thousand steps in whole numbers, the same steps on every machine."""
    total = 0
    for number in range(LOOP_STEPS):
        total = (total * 31 + number) % 65_521
    return total
