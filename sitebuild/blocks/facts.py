"""What the template of a block needs beside the guide and its record: found out here, by one function for each block."""

from collections.abc import Iterable
from typing import Any

from sitebuild.blocks import calibration
from sitebuild.blocks.words import grouped
from sitebuild.guide.guide import Guide
from sitebuild.guide.trials import FOLDER, read_trials
from sitebuild.guide.typical import typical_more
from sitebuild.records.fields import KINDS, Field, fields_of, fields_of_kind, files, part_of, parts_of
from sitebuild.records.kinds import (
    CASE,
    COMPARISON,
    DISAGREEMENTS,
    FACTOR,
    FAILURE_MODE,
    GLOSSARY,
    MODEL,
    PATTERN,
    PLAIN,
    READINESS,
    RECORD_KINDS,
    SOURCE,
    Kind,
)
from sitebuild.records.library import Record
from sitebuild.records.vocabulary import Situation
from sitebuild.rules.voice import HABITS
from sitebuild.shown.register import SHOWN
from whichmodel.costing.encoding import LEAVES_OUT
from whichmodel.costing.figures import WAYS
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import Statement, Symptom

Facts = dict[str, Any]
"""By the name under which a template sees it."""

SHELVES: dict[str, tuple[Kind, ...]] = {
    "Models": (MODEL,),
    "Pages": (PLAIN, READINESS, DISAGREEMENTS, GLOSSARY),
    "Compare": (COMPARISON,),
    "When it fails": (FAILURE_MODE,),
    "What decides": (FACTOR,),
    "Warnings": (PATTERN,),
    "Cases": (CASE,),
    "Sources": (SOURCE,),
}
"""Under which word, and in which order, pages of each kind are listed for a situation."""


def calibration_figures(guide: Guide) -> Facts:
    """Return the trials by reader, and every situation where the quiz differs from its author.

    Raises:
        ContentError: where a situation or a coding is not complete and valid.
    """
    root = guide.library.root
    trials = read_trials(root, guide.knowledge) if (root / FOLDER).is_dir() else {}
    missed = [
        (tried[0].situation, map(calibration.reading, trials, tried))
        for tried in zip(*trials.values(), strict=True)
        if not all(trial.agrees for trial in tried)
    ]
    return {
        "trials": trials,
        "missed": missed,
        "FIGURES": calibration.FIGURES,
        "count": calibration.count,
        "found": {who: calibration.found(made) for who, made in trials.items()},
        "IN_HOUSE": calibration.IN_HOUSE,
        "leanings": {who: calibration.leanings(made) for who, made in trials.items()},
    }


def case_facts(guide: Guide, case: str) -> Facts:
    """Return what the quiz says to the answers of a case, and these as what stands behind a link to the quiz."""
    answers = guide.library.of(CASE)[case].facts.answers
    fragment = "&".join(f"{factor}={answer}" for factor, answer in answers.items())
    return {"decision": decide(guide.knowledge, answers), "fragment": fragment}


def comparison(guide: Guide, models: Iterable[str] = (), rows: Iterable[str] = ()) -> Facts:
    """Return which models are compared, and by which rows; all of them where none is named."""
    shown = [model for model in guide.library.order.models if not models or model in models]
    titles = ", ".join(guide.library.of(MODEL)[model].facts.title for model in shown)
    return {"shown": shown, "titles": titles, "rows": rows}


def cost_form(_: Guide) -> Facts:
    """Return the figures that a comparison of costs asks for, by way, and what its sums leave out."""
    return {"ways": WAYS, "leaves_out": LEAVES_OUT}


def disagreements(guide: Guide) -> Facts:
    """Return the page of disagreements, and how to say who stands on a side and what they sell."""

    def voice(source: str) -> str:
        record = guide.library.of(SOURCE)[source]
        # A study's title begins with its authors and year.
        name = record.facts.title.partition(":")[0] if record.page_facts.role == "study" else record.facts.title
        read = f" ({record.facts.extent})" if record.facts.extent else ""
        return record.page_facts.said_by or f"{name}, a {record.page_facts.role}{read}"

    def said_by(side: Statement) -> str:
        sources = dict.fromkeys(guide.claims[claim][0].id for claim in side.claims)
        return "Said by " + "; ".join(map(voice, sources)) if sources else "Our reading"

    return {"record": guide.library.records["disagreements.md"], "said_by": said_by}


def failure_mode_facts(guide: Guide, _: str) -> Facts:
    """Return every symptom by id."""
    return {"symptoms": {symptom.id: symptom for symptom in guide.knowledge.symptoms}}


def glossary_terms(guide: Guide) -> Facts:
    """Return the terms by their first letter."""
    return {"letters": grouped(guide.library.terms, lambda term: term.name[0].upper())}


def guide_figures(guide: Guide) -> Facts:
    """Return what the guide counts today: records of every kind, claims, and how many rest on a source."""
    library = guide.library
    cells = [cell for record in library.of(MODEL).values() for cell in record.page_facts.traits.values()]
    sourced = sum(1 for cell in cells if cell.claims)
    claims = ("Claims", f"{sum(1 for _ in library.claims())}, each with the place where it stands in its source")
    counts = [(kind.folder.replace("-", " ").capitalize(), len(library.of(kind))) for kind in RECORD_KINDS]
    rest = f"{sourced} of {len(cells)} rest on a source; the others on our judgement alone"
    return {"figures": [*counts, claims, ("Pages", len(library.pages)), ("Cells of the comparison table", rest)]}


def model_answers(guide: Guide, model: str) -> Facts:
    """Return every answer of the quiz that leads to a model or away from it, strongest first."""
    found = [
        (effect, factor, option)
        for factor in guide.knowledge.factors
        for option in factor.options
        if (effect := option.effects.get(model)) is not None
    ]
    found.sort(key=lambda each: (not each[0].rules_out, -abs(each[0].points)))
    leads_here = [each for each in found if each[0].points > 0 and not each[0].rules_out]
    leads_away = [each for each in found if each[0].points < 0 or each[0].rules_out]
    return {"leads": {"Answers that lead here": leads_here, "Answers that lead away": leads_away}}


def quiz_form(guide: Guide) -> Facts:
    """Return how many more answers it typically takes, for each number of answers."""
    return {"typical": typical_more(guide.knowledge)}


def readiness_checklist(guide: Guide) -> Facts:
    """Return the page of readiness, and which of its questions is the first to name a question of the quiz."""
    record = guide.library.records["readiness.md"]
    first = {question.factor: question.id for question in reversed(record.page_facts.questions)}
    return {"record": record, "first_to_name": first}


def record_fields(_: Guide) -> Facts:
    """Return every field: by kind of page and by file of the vocabulary, and then what stands within them."""
    tops = [(f"A {kind.name}", fields_of_kind(kind)) for kind in KINDS]
    whole = [Field("", schema, True, True, "", "") for _, schema in files()]
    parts = list(parts_of([*(field for _, fields in tops for field in fields), *whole]))
    return {
        "groups": [*tops, *((part.__name__, fields_of(part)) for part in parts)],
        "files": list(files()),
        "part_of": part_of,
    }


def record_index(guide: Guide, kind_name: str) -> Facts:
    """Return a kind, its records in groups where it has these, and how to say in one sentence what a record is."""
    kind = next(kind for kind in RECORD_KINDS if kind.name == kind_name)

    def sentence(record: Record) -> str:
        if kind is SOURCE:
            return f"{record.facts.publisher}, {record.facts.date}."
        texts = (getattr(record.facts, name, "") for name in ("summary", "says", "ask"))
        return str(next(filter(None, texts), record.page_facts.description))

    return {"kind": kind, "sentence": sentence}


def rule_list(_: Guide) -> Facts:
    """Return all that may refuse something, by the heading under which it stands."""
    return {"groups": SHOWN}


def sellers(guide: Guide) -> Facts:
    """Return each text that speaks for somebody, by role; studies are left out."""
    groups = guide.groups(SOURCE)
    return {"speakers": [record for name, _, records in groups if name != "study" for record in records]}


def situation_index(guide: Guide) -> Facts:
    """Return how to find the pages that help in a situation, by kind, without the one to read first."""

    def helpful(situation: Situation) -> dict[str, list[tuple[str, str]]]:
        first = situation.first.page.partition("#")[0]
        found = {
            label: sorted(
                (guide.title_of(record.link), record.link)
                for record in guide.library.records.values()
                if record.kind in kinds and record.link != first and situation.id in record.page_facts.situations
            )
            for label, kinds in SHELVES.items()
        }
        return {label: links for label, links in found.items() if links}

    return {"helpful": helpful}


def style_words(_: Guide) -> Facts:
    """Return the habits of wording that the check refuses, in the order of the style sheet."""
    return {"habits": HABITS}


def symptom_index(guide: Guide) -> Facts:
    """Return how to find the failure modes that show a symptom, strongest first."""

    def showing(symptom: Symptom) -> list[Record]:
        return sorted(
            (record for record in guide.library.of(FAILURE_MODE).values() if symptom.id in record.facts.symptoms),
            key=lambda record: (-record.facts.symptoms[symptom.id], record.facts.title),
        )

    return {"showing": showing}
