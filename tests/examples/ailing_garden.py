"""The toy with things that go wrong, for the tests of the diagnosis.

Strengths, by symptom:

| failure mode | happens under | needed          | weeds | no-word | idle | extra-bills | of |
|--------------|---------------|-----------------|-------|---------|------|-------------|----|
| neglect      | hands, own    | contract        | 3     |         | 1    |             | 4  |
| no-leader    | hands         | own, contract   | 1     | 3       | 3    |             | 7  |
| rigid-terms  | contract      | hands, contract |       | 1       |      | 3           | 4  |
"""

from dataclasses import replace

from tests.examples.toy import CLAIM, CONTRACT, HANDS, NEGLECT, OWN, TOY
from whichmodel.facts.knowledge import FailureMode, Statement, Symptom

SYMPTOMS = (
    Symptom("weeds", "Weeds stand everywhere.", "The beds"),
    Symptom("no-word", "They wait for a word from you.", "The people"),
    Symptom("idle", "They sit in the shade.", "The people"),
    Symptom("extra-bills", "Each change costs extra.", "The money"),
)


def mode(name: str, running: tuple[str, ...], needed: tuple[str, ...], **symptoms: int) -> FailureMode:
    """Return a failure mode; underscores in the names of symptoms stand for hyphens."""
    title = name.replace("-", " ").capitalize()
    return replace(
        NEGLECT,
        id=name,
        title=title,
        summary=f"{title}, in short.",
        running=running,
        needed=needed,
        symptoms={symptom.replace("_", "-"): strength for symptom, strength in symptoms.items()},
        first_move=Statement(f"Begin with {name}.", (CLAIM,)),
        recovery=(Statement(f"Go on with {name}.", judgement="Plain."), Statement("Look again in a month.", (CLAIM,))),
    )


GARDEN = replace(
    TOY,
    symptoms=SYMPTOMS,
    failure_modes=(
        mode("neglect", (HANDS, OWN), (CONTRACT,), weeds=3, idle=1),
        mode("no-leader", (HANDS,), (OWN, CONTRACT), weeds=1, no_word=3, idle=3),
        mode("rigid-terms", (CONTRACT,), (HANDS, CONTRACT), extra_bills=3, no_word=1),
    ),
    renamed={**TOY.renamed, "wild-plants": "weeds", "loaned-hands": HANDS},
)
