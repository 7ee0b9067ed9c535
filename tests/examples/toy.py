"""A small knowledge base that a reader can check by hand, for the tests of the engine.

Three ways to get garden work done. Points, by answer (hands, contract, own gardener):

| question | answer  | borrowed hands | contract      | own gardener |
|----------|---------|----------------|---------------|--------------|
| lead     | yes     | +2             |               |              |
|          | busy    | -1             | +1            |              |
|          | nobody  | ruled out      | +2            |              |
| scope    | fixed   |                | +2            |              |
|          | moving  | +1             | -1            | +1           |
| lasts    | months  | +1             | +1            |              |
|          | years   | -1             |               | +3           |

Margin 1. Not ready: nobody leads and the scope moves; after that, somebody leads. Mix: a fixed scope that
lasts years. The contradiction holds only under a contract, the caution only under borrowed hands.
"""

from dataclasses import replace

from whichmodel.facts.knowledge import (
    ADVICE,
    CAUTION,
    CONTRADICTION,
    MIX,
    NOT_READY,
    Effect,
    Factor,
    FailureMode,
    FirstStep,
    Knowledge,
    Model,
    Option,
    Part,
    Pattern,
    Reader,
    ReaderQuestion,
    Statement,
)
from whichmodel.facts.sources import Claim, Source

HANDS, CONTRACT, OWN = "borrowed-hands", "contract", "own-gardener"
CLAIM = "almanac-hands-need-a-lead"


def gives(points: int, because: str) -> Effect:
    """Return an effect of so many points that rests on our judgement."""
    return Effect(because=because, points=points, judgement="It is plain.")


def model(name: str, title: str) -> Model:
    """Return a model with one next step."""
    return Model(
        name, title, title.lower(), f"{title}, in short.", (Statement(f"Ring about {title.lower()}.", (CLAIM,)),)
    )


def factor(name: str, ask: str, *options: Option) -> Factor:
    """Return a question."""
    return Factor(name, name.title(), ask, "It matters.", options, hint="Think of this year.")


LEAD = factor(
    "lead",
    "Who tells people what to do?",
    Option("yes", "Somebody with time", effects={HANDS: Effect("You can lead them.", 2, claims=(CLAIM,))}),
    Option(
        "busy",
        "Somebody busy",
        effects={HANDS: gives(-1, "They would wait."), CONTRACT: gives(1, "It needs less of you.")},
    ),
    Option(
        "nobody",
        "Nobody",
        effects={
            HANDS: Effect("Nobody could lead them.", rules_out=True, claims=(CLAIM,)),
            CONTRACT: gives(2, "It leads itself."),
        },
    ),
)
SCOPE = factor(
    "scope",
    "Is the work fixed?",
    Option("fixed", "It is fixed", effects={CONTRACT: gives(2, "You can write it down.")}),
    Option(
        "moving",
        "It moves",
        effects={
            HANDS: gives(1, "They turn with you."),
            CONTRACT: gives(-1, "Each change costs."),
            OWN: gives(1, "A gardener turns with you."),
        },
    ),
)
LASTS = factor(
    "lasts",
    "How long does it last?",
    Option("months", "Some months", effects={HANDS: gives(1, "They leave after."), CONTRACT: gives(1, "It ends.")}),
    Option("years", "Years", effects={HANDS: gives(-1, "They cost too much."), OWN: gives(3, "It pays to employ.")}),
)
LEADERLESS = Pattern(
    "leaderless",
    NOT_READY,
    "Nobody leads moving work",
    {"lead": ("nobody",), "scope": ("moving",)},
    "The work moves and nobody steers it.",
    ("Name a lead.", "Give the lead time."),
    claims=(CLAIM,),
    missing="A lead.",
    first_step=FirstStep("A plan for one bed.", CONTRACT),
    after={"lead": "yes"},
)
SPLIT = Pattern(
    "split",
    MIX,
    "Fixed for years",
    {"scope": ("fixed",), "lasts": ("years",)},
    "A part of it is building, a part is care.",
    ("Draw the line.",),
    judgement="Two kinds of work.",
    parts=(Part("Laying out", CONTRACT, "It ends."), Part("Care", OWN, "It goes on.")),
    seam="Who waters in the first month?",
)
IDLE_LEAD = Pattern(
    "idle-lead",
    CONTRADICTION,
    "A lead without a team",
    {"lead": ("yes", "busy")},
    "Your lead has nobody to lead.",
    ("Let the lead check the work.",),
    models=(CONTRACT,),
    judgement="Plain.",
)
HAND_OVER = Pattern(
    "hand-over",
    CAUTION,
    "They leave",
    {"lasts": ("months",)},
    "What they know leaves with them.",
    ("Write it down.",),
    models=(HANDS,),
    judgement="Plain.",
)
SEASON = Pattern(
    "season",
    ADVICE,
    "Begin in spring",
    {"scope": ("moving", "fixed")},
    "Plants need time.",
    ("Wait.",),
    judgement="Plain.",
)
NEGLECT = FailureMode(
    "neglect",
    "Nobody looks",
    "Weeds come.",
    (HANDS, OWN),
    (CONTRACT,),
    {"weeds": 3},
    (),
    (),
    Statement("Look.", judgement="Plain."),
    (),
    (),
)
SOURCE = Source(
    "almanac",
    "The Almanac",
    "Old Press",
    "1900",
    "almanacs",
    (Claim(CLAIM, "advice", (HANDS,), "Page 1", "Hands need a lead."),),
)

TOY = Knowledge(
    margin=1,
    models=(model(HANDS, "Borrowed hands"), model(CONTRACT, "Contract"), model(OWN, "Own gardener")),
    factors=(LEAD, SCOPE, LASTS),
    patterns=(HAND_OVER, IDLE_LEAD, LEADERLESS, SEASON, SPLIT),
    symptoms=(),
    failure_modes=(NEGLECT,),
    cases=(),
    sources=(SOURCE,),
    renamed={"leader": "lead", "absent": "nobody", "lead-2": "leader"},
    rules_version="rules-1",
    content_version="content-1",
)

PLAIN = replace(TOY, patterns=())
"""The same without patterns."""

PURSE, NEIGHBOUR = (
    Reader("purse", "The purse", "the purse", "Pays for the garden.", ("lasts", "scope")),
    Reader("neighbour", "The neighbour", "the neighbour", "Looks over the fence.", ("lead",)),
)


def asked(name: str) -> dict[str, tuple[ReaderQuestion, ...]]:
    """Return what both readers ask of a model of that name."""
    price = ReaderQuestion("By the hour.", (CLAIM,), asks=f"What do {name} cost?", page=f"/models/{name}.md#price")
    noise = ReaderQuestion("Not before eight.", judgement="Plain.", asks="How loud is it?", page="/practice/index.md")
    return {"purse": (price,), "neighbour": (noise,)}


TOLD = replace(
    TOY,
    models=tuple(replace(each, readers=asked(each.id)) for each in TOY.models),
    readers=(PURSE, NEIGHBOUR),
    factors=(
        replace(
            LEAD,
            from_whom="Ask whoever gives out the work.",
            options=tuple(
                replace(option, suppose=suppose)
                for option, suppose in zip(
                    LEAD.options,
                    ("somebody had the time to lead", "whoever leads were busy", "nobody led"),
                    strict=True,
                )
            ),
        ),
        replace(SCOPE, options=(replace(SCOPE.options[0], suppose="the work were fixed"), SCOPE.options[1])),
        replace(LASTS, from_whom="Ask whoever owns the garden."),
    ),
    patterns=(HAND_OVER, IDLE_LEAD, replace(LEADERLESS, helper="A gardener who has led before."), SEASON, SPLIT),
)
"""The same, with most of what may be left out: clauses to suppose an answer with, from whom to find out, a helper, readers."""


def all_excluded() -> Knowledge:
    """Return the toy where "nobody" excludes every model."""
    out = {name: Effect("No.", rules_out=True, judgement="Plain.") for name in (HANDS, CONTRACT, OWN)}
    nobody = replace(LEAD.options[2], effects=out)
    return replace(PLAIN, factors=(replace(LEAD, options=(*LEAD.options[:2], nobody)), SCOPE, LASTS))
