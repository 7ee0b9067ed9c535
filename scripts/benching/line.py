"""Lines from a server to a browser: how fast one is, and how late each answer begins."""

from dataclasses import dataclass

BURST = 0.02
"""Seconds for which a line that stood idle may send at once: what a sleep that took too long has left unsent."""


@dataclass(frozen=True)
class Line:
    """A line: its name, bytes a second for all connections together (0 for as many as go), and seconds to a first byte."""

    name: str
    rate: float = 0
    delay: float = 0


LOOPBACK = Line("loopback")
SLOW = Line("10 Mbit/s", rate=10e6 / 8, delay=0.040)
LINES = (LOOPBACK, SLOW)


class Bucket:
    """Lets bytes through at a rate, in the order in which they come, whoever sends them."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._free = float("-inf")

    def take(self, size: int, now: float) -> float:
        """Return in how many seconds from `now` so many bytes will have passed, after all that were taken before."""
        self._free = max(self._free, now - BURST) + size / self._rate
        return max(0.0, self._free - now)
