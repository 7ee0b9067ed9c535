"""What the guide knows, as frozen records.

These dataclasses are the only description of the facts in the guide: the site's build validates the
front matter of every page against them, the compiled `knowledge.json` is their JSON form, and the
engine decides with them. Every mapping is keyed by id and is read, never written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from whichmodel.facts.sources import ClosedRecord, Source

UNKNOWN = "unknown"
"""The answer of somebody who was asked and does not know. It adds no points; it is never an option id."""

MIX = "mix"
"""The first choice where different parts of the work need different models. It is not a model."""

NOT_READY = "not-ready"
CONTRADICTION = "contradiction"
CAUTION = "caution"
ADVICE = "advice"
PATTERN_KINDS = (NOT_READY, MIX, CONTRADICTION, CAUTION, ADVICE)

RECOMMENDED = "recommended"
CLOSE = "close"
UNDECIDED = "undecided"
VERDICTS = (RECOMMENDED, CLOSE, MIX, NOT_READY, UNDECIDED)


@dataclass(frozen=True)
class Statement(ClosedRecord):
    """One thing the guide says, with where it comes from.

    Either `claims` names the claims of sources that say so, or `judgement` says in one sentence why
    we say it ourselves; the build refuses a statement that has neither.
    """

    says: str
    claims: tuple[str, ...] = ()
    judgement: str = ""


@dataclass(frozen=True)
class Effect(ClosedRecord):
    """What one answer does to one model.

    `points` (whole, positive or negative) are added to the model's total; `rules_out` excludes the
    model whatever its total. `because` says why, in the second person, as a whole sentence.
    `claims` and `judgement` are as in `Statement`.
    """

    because: str
    points: int = 0
    rules_out: bool = False
    claims: tuple[str, ...] = ()
    judgement: str = ""


@dataclass(frozen=True)
class Option(ClosedRecord):
    """One answer to a factor's question. `effects` is keyed by model id; a model not named gets nothing.

    `suppose` is the answer as a clause that follows "if", in the past, without a full stop: "somebody on
    your side had the time to direct the work". What would change a result is told with it.
    """

    id: str
    label: str
    hint: str = ""
    suppose: str = ""
    effects: Mapping[str, Effect] = field(default_factory=dict)


@dataclass(frozen=True)
class Factor(ClosedRecord):
    """Something that decides between models: a page of the guide and a question of the quiz.

    `from_whom` says from whom a buyer who does not know can find out, as a whole sentence.
    """

    id: str
    title: str
    ask: str
    why: str
    options: tuple[Option, ...]
    hint: str = ""
    from_whom: str = ""


@dataclass(frozen=True)
class Reader(ClosedRecord):
    """Somebody who reads a buyer's result with other questions, and `weighs` the answers to some factors.

    `name` is how this reader is written inside a sentence, `wants` says in one what the reader looks for.
    """

    id: str
    title: str
    name: str
    wants: str
    weighs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReaderQuestion(Statement):
    """A question that a reader asks once a model is the answer: `says` answers it, `page` is a link to where in full."""

    asks: str
    page: str


@dataclass(frozen=True)
class Model(ClosedRecord):
    """One of the six ways to engage people for technical work.

    `name` is how the model is written inside a sentence, `also` are its other names. `next_steps`
    are what a buyer does first once this model is the answer, in order; `readers` has what each reader asks then.
    """

    id: str
    title: str
    name: str
    summary: str
    next_steps: tuple[Statement, ...]
    also: tuple[str, ...] = ()
    readers: Mapping[str, tuple[ReaderQuestion, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Part(ClosedRecord):
    """One part of a mix: which piece of work, and which model for it."""

    work: str
    model: str
    because: str


@dataclass(frozen=True)
class FirstStep(ClosedRecord):
    """The small thing to buy while somebody is not ready: what it is, and under which model."""

    says: str
    model: str


@dataclass(frozen=True)
class Pattern(ClosedRecord):
    """A combination of answers that a sum of points would hide.

    It holds when, for every factor in `when`, the answer given is one of the options listed there.
    `models`, if given, limits it to results whose first choice is one of them (contradictions,
    cautions and advice only). `does` are the things to do, first things first.

    Advice on a single model may say what it `means` for these answers, as a few words that follow "for you that
    means": "bringing the work back". Then what it says to do comes in place of the model's own first steps.

    Kind `mix` needs `parts` and `seam` (what to watch where the parts meet). Kind `not-ready` needs
    `missing` (what to put in place), `helper` (who can help with it), `first_step`, and `after`: the answers that will be true once it
    is in place; the model after is what the quiz says with those answers put in.
    """

    id: str
    kind: str
    title: str
    when: Mapping[str, tuple[str, ...]]
    says: str
    does: tuple[str, ...]
    models: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    judgement: str = ""
    means: str = ""
    parts: tuple[Part, ...] = ()
    seam: str = ""
    missing: str = ""
    helper: str = ""
    first_step: FirstStep | None = None
    after: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Symptom(ClosedRecord):
    """Something that hurts in a running engagement, in a buyer's words. `group` gathers alike ones."""

    id: str
    says: str
    group: str


@dataclass(frozen=True)
class FailureMode(ClosedRecord):
    """A wrong match between work and model.

    `running` are the models under which it happens, `needed` those that the work needed.
    `symptoms` maps symptom ids to how strongly each points here: 1 weak, 2 clear, 3 typical.
    """

    id: str
    title: str
    summary: str
    running: tuple[str, ...]
    needed: tuple[str, ...]
    symptoms: Mapping[str, int]
    causes: tuple[Statement, ...]
    early_signs: tuple[Statement, ...]
    first_move: Statement
    recovery: tuple[Statement, ...]
    prevention: tuple[Statement, ...]


@dataclass(frozen=True)
class Expectation(ClosedRecord):
    """What the quiz must say for a case. `first_choice` is a model id, `mix`, or None."""

    verdict: str
    first_choice: str | None
    runner_up: str | None = None


@dataclass(frozen=True)
class Case(ClosedRecord):
    """A worked situation: answers, the result they must give, and the claims that tell the story."""

    id: str
    title: str
    summary: str
    answers: Mapping[str, str]
    expect: Expectation
    claims: tuple[str, ...] = ()
    judgement: str = ""


@dataclass(frozen=True)
class Tried(ClosedRecord):
    """In how many situations every reader's answers led to one first choice, and in how many of these it is right."""

    situations: int
    agreed: int


@dataclass(frozen=True)
class Knowledge:
    """Everything that the engine decides with.

    `models` and `readers` stand in their declared order, `factors` in the order of asking, all else by id.
    `margin` is how many points, at most, a runner-up may lie behind for a result to be called close.
    `rules_version` changes when a decision can change; `content_version` with any change at all.
    `tried` has, by first choice, how it fared on the situations on which the quiz was tried.
    `renamed` maps ids of earlier versions to those of today, `retired` those that have none to a sentence on why.
    """

    margin: int
    models: tuple[Model, ...]
    factors: tuple[Factor, ...]
    patterns: tuple[Pattern, ...]
    symptoms: tuple[Symptom, ...]
    failure_modes: tuple[FailureMode, ...]
    cases: tuple[Case, ...]
    sources: tuple[Source, ...]
    renamed: Mapping[str, str]
    rules_version: str
    content_version: str
    retired: Mapping[str, str] = field(default_factory=dict)
    readers: tuple[Reader, ...] = ()
    tried: Mapping[str, Tried] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Return a hash by the versions: what is made from the knowledge can be kept for it."""
        return hash((self.rules_version, self.content_version))
