"""What somebody sees of a running engagement, as it comes in: checked, with every problem as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from whichmodel.deciding.answers import Answers, Problem, check_answers, nearest_name, one_of, today_name
from whichmodel.facts.jsontext import kind_of, shown
from whichmodel.facts.knowledge import UNKNOWN, Knowledge

KEYS = ("model", "symptoms", "answers")

MOST_SYMPTOMS = 200
"""How many symptoms one list may hold: several times as many as there are, and few enough to check at once."""


@dataclass(frozen=True)
class Observations:
    """What could be understood of some observations, and what could not.

    `model` is the id of the model that runs now, or None where the buyer cannot say. `symptoms` are ids in the
    order of the knowledge, each once. `answers` are those given to the quiz, if any, in the order of asking.
    """

    model: str | None
    symptoms: tuple[str, ...]
    answers: Answers
    problems: tuple[Problem, ...]


def check_observations(knowledge: Knowledge, given: object) -> Observations:
    """Return what `given` (any JSON value) says: `{"model": id, "symptoms": [id, ...], "answers": {...}}`.

    `model` may be left out, null or `unknown`; `answers` may be left out; `symptoms` needs one or more, and one
    named twice counts once. Ids of earlier versions are understood as those of today. All problems are returned:
    those of keys first, then of model, symptoms and answers; what has a problem is left out.
    Rules: design, section 6, "Diagnosis".
    """
    if not isinstance(given, dict):
        problem = Problem("", f"found {kind_of(given)}", "an object with the keys 'model', 'symptoms' and 'answers'")
        return Observations(None, (), MappingProxyType({}), (problem,))
    problems = [
        Problem(shown(key), f"the key '{shown(key)}' does not belong here", one_of(KEYS), nearest_name(key, KEYS))
        for key in sorted(set(given).difference(KEYS))
    ]
    model = _model(knowledge, given.get("model"), problems)
    # A misspelt key tells more than the lack of the right one.
    meant = any(problem.nearest == "symptoms" for problem in problems)
    symptoms = () if meant and "symptoms" not in given else _symptoms(knowledge, given.get("symptoms", []), problems)
    checked = check_answers(knowledge, given.get("answers", {}))
    for problem in checked.problems:
        key = f"answers.{problem.key}" if problem.key else "answers"
        problems.append(Problem(key, problem.found, problem.expected, problem.nearest))
    return Observations(model, symptoms, checked.answers, tuple(problems))


def _model(knowledge: Knowledge, given: object, problems: list[Problem]) -> str | None:
    names = {model.id: model for model in knowledge.models}
    if given is None or given == UNKNOWN:
        return None
    expected = f"{one_of(tuple(names))}, or '{UNKNOWN}'"
    if not isinstance(given, str):
        problems.append(Problem("model", f"{kind_of(given)} is not a model", expected))
        return None
    found = today_name(knowledge, given, names)
    if found is None:
        near = _model_called(knowledge, given) or nearest_name(given, (*names, UNKNOWN))
        problems.append(Problem("model", f"'{shown(given)}' is not the id of a model", expected, near))
    return found


def _model_called(knowledge: Knowledge, given: str) -> str:
    """Return the id of the model that people also call so, such as outstaffing; empty where there is none."""
    called: Mapping[str, str] = {
        "-".join(name.lower().replace("-", " ").split()): model.id
        for model in knowledge.models
        for name in (*model.also, model.title, model.name)
    }
    return called.get(nearest_name("-".join(given[:100].lower().replace("-", " ").split()), tuple(called)), "")


def _symptoms(knowledge: Knowledge, given: object, problems: list[Problem]) -> tuple[str, ...]:
    names = tuple(symptom.id for symptom in knowledge.symptoms)
    expected = "the id of one of the guide's symptoms"
    if not isinstance(given, list):
        problems.append(Problem("symptoms", f"found {kind_of(given)}", "a list of ids of symptoms"))
        return ()
    if not given:
        problems.append(Problem("symptoms", "no symptom is given", "at least one"))
    if len(given) > MOST_SYMPTOMS:
        problems.append(Problem("symptoms", f"found {len(given)} symptoms", f"at most {MOST_SYMPTOMS}"))
        return ()
    understood = {name: today_name(knowledge, name, names) for name in given if isinstance(name, str)}
    for name in given:
        if not isinstance(name, str):
            problems.append(Problem("symptoms", f"{kind_of(name)} is not a symptom", expected))
        elif understood[name] is None:
            near = nearest_name(name, names)
            problems.append(Problem("symptoms", f"'{shown(name)}' is not a symptom", expected, near))
    return tuple(name for name in names if name in understood.values())
