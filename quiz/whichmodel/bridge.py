"""The one door for a web page: JSON text in, JSON text out."""

from collections.abc import Callable, Mapping

from whichmodel.deciding.answers import Answers, check_answers
from whichmodel.deciding.decision import decide
from whichmodel.facts.errors import InvalidJson, WhichModelError
from whichmodel.facts.jsontext import canonical, kind_of, read_json, shown
from whichmodel.facts.knowledge import Knowledge
from whichmodel.facts.packaged import packaged_knowledge
from whichmodel.telling.encoding import encode_decision, encode_prospects, encode_questions

Reply = dict[str, object]
Problems = tuple[tuple[str, str], ...]
Call = Callable[[Knowledge, dict[str, object]], Reply]

LONGEST_REQUEST = 1_000_000
"""How many characters a request may have: many times as many as any the page sends."""


def answer(request: str, load: Callable[[], Knowledge] = packaged_knowledge) -> str:
    """Return the reply to a request, both as JSON text, under the knowledge that `load` returns. It never raises.

    A reply is `{"ok": true, "result": {...}}`, or `{"ok": false, "problems": [{"key", "message"}]}` with all
    problems at once. A request is an object with `call` and, for each call (those in brackets may be left out):

    - `decide`: `answers` (factor id to option id or "unknown"). The result is `encoding.encode_decision`.
    - `follow`: `answers`. The result is `encoding.encode_prospects`: less than `decide`, and sooner there.
    - `check`: `answers`. The result has the `answers` that can be understood, in today's ids, and the `dropped`.
    - `questions`: nothing. The result has `questions` and both versions.
    - `diagnose`: `symptoms` (list of ids), [`model`, `answers`]. The result is `diagnosis_encoding.encode_diagnosis`.
    - `symptoms`: nothing. The result has `symptoms` and both versions.
    - `link`: `answers`. The result has `link`, the text behind the `#` of the quiz's address.
    - `open`: `text` of a link or a record. The result is `opening.encode_opened`.
    - `record`: `answers`, `date` (YYYY-MM-DD), [`title`]. The result has `record` and `markdown`.
    """
    try:
        return canonical(_reply(request, load))
    except WhichModelError as error:
        return canonical(_refused(("", str(error))))


def _reply(request: str, load: Callable[[], Knowledge]) -> Reply:
    if not isinstance(request, str):
        return _refused(("", "the request is not a text; expected JSON text."))
    if len(request) > LONGEST_REQUEST:
        return _refused(("", f"the request is too long; expected at most {LONGEST_REQUEST} characters."))
    try:
        wanted, repeated = read_json(request)
    except InvalidJson as error:
        return _refused(("", f"the request is not JSON: {error.reason}."))
    if repeated:
        return _refused(*((shown(key), f"the key '{shown(key)}' stands twice; keep one.") for key in repeated))
    if not isinstance(wanted, dict):
        return _refused(("", f"found {kind_of(wanted)}; expected an object with the key 'call'."))
    name = wanted.get("call")
    if not isinstance(name, str) or name not in CALLS:
        found = f"'{shown(name)}' is not a call" if isinstance(name, str) else "the key 'call' is not one of the calls"
        return _refused(("call", f"{found}; expected one of: {', '.join(CALLS)}."))
    needed, optional, function = CALLS[name]
    missing, strange = needed.difference(wanted), set(wanted) - needed - optional - {"call"}
    if missing or strange:
        keys = {"call", *needed, *optional}
        return _refused(*((shown(key), _key_message(key, keys)) for key in sorted(missing | strange)))
    return function(load(), wanted)


def _key_message(key: str, keys: set[str]) -> str:
    if key in keys:
        return f"the key '{key}' is missing."
    return f"the key '{shown(key)}' does not belong to this call; expected: {', '.join(sorted(keys))}."


def _decide(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    answers, problems = _answers(knowledge, wanted)
    return _refused(*problems) if problems else _done(encode_decision(knowledge, decide(knowledge, answers)))


def _follow(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    answers, problems = _answers(knowledge, wanted)
    return _refused(*problems) if problems else _done(encode_prospects(knowledge, decide(knowledge, answers)))


def _check(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    answers, problems = _answers(knowledge, wanted)
    return _done({"answers": dict(answers), "dropped": [_problem(*problem) for problem in problems]})


def _questions(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    return _done({"questions": encode_questions(knowledge), **_versions(knowledge)})


# What follows loads what it needs when it is called: a page that only decides need not wait for it.


def _diagnose(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    from whichmodel.diagnosing.diagnosis import diagnose
    from whichmodel.diagnosing.encoding import encode_diagnosis
    from whichmodel.diagnosing.observations import check_observations

    seen = check_observations(knowledge, {key: value for key, value in wanted.items() if key != "call"})
    if seen.problems:
        return _refused(*((problem.key, problem.message) for problem in seen.problems))
    return _done(encode_diagnosis(knowledge, diagnose(knowledge, seen.model, seen.symptoms, seen.answers)))


def _symptoms(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    from whichmodel.diagnosing.encoding import encode_symptoms

    return _done({"symptoms": encode_symptoms(knowledge), **_versions(knowledge)})


def _link(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    from whichmodel.keeping.link import write_link

    answers, problems = _answers(knowledge, wanted)
    return _refused(*problems) if problems else _done({"link": write_link(knowledge, answers)})


def _open(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    from whichmodel.facts.errors import DamagedRecord
    from whichmodel.keeping.opening import encode_opened, open_text

    text, problems = _text(wanted, "text")
    if problems:
        return _refused(*problems)
    try:
        return _done(encode_opened(knowledge, open_text(knowledge, text)))
    except DamagedRecord as error:
        return _refused(*(("text", message) for message in error.messages))
    except WhichModelError as error:
        return _refused(("text", str(error)))


def _record(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    from whichmodel.facts.errors import UnusableHeading
    from whichmodel.keeping.markdown import as_markdown
    from whichmodel.keeping.record import record

    answers, wrong_answers = _answers(knowledge, wanted)
    date, wrong_date = _text(wanted, "date")
    title, wrong_title = _text(wanted, "title")
    problems = (*wrong_answers, *wrong_date, *wrong_title)
    try:
        made = record(knowledge, answers, date=date, title=title) if not wrong_date + wrong_title else {}
    except UnusableHeading as error:
        problems += tuple(("", message) for message in error.messages)
    return _refused(*problems) if problems else _done({"record": made, "markdown": as_markdown(made)})


CALLS: Mapping[str, tuple[frozenset[str], frozenset[str], Call]] = {
    "decide": (frozenset({"answers"}), frozenset(), _decide),
    "follow": (frozenset({"answers"}), frozenset(), _follow),
    "check": (frozenset({"answers"}), frozenset(), _check),
    "questions": (frozenset(), frozenset(), _questions),
    "diagnose": (frozenset({"symptoms"}), frozenset({"model", "answers"}), _diagnose),
    "symptoms": (frozenset(), frozenset(), _symptoms),
    "link": (frozenset({"answers"}), frozenset(), _link),
    "open": (frozenset({"text"}), frozenset(), _open),
    "record": (frozenset({"answers", "date"}), frozenset({"title"}), _record),
}
"""Every call: the keys it needs beside `call`, those it takes as well, and what it does."""


def _answers(knowledge: Knowledge, wanted: dict[str, object]) -> tuple[Answers, Problems]:
    checked = check_answers(knowledge, wanted["answers"])
    return checked.answers, tuple((problem.key, problem.message) for problem in checked.problems)


def _text(wanted: dict[str, object], key: str) -> tuple[str, Problems]:
    value = wanted.get(key, "")
    if isinstance(value, str):
        return value, ()
    return "", ((key, f"found {kind_of(value)}; expected a text."),)


def _versions(knowledge: Knowledge) -> Reply:
    return {"rules_version": knowledge.rules_version, "content_version": knowledge.content_version}


def _done(result: Reply) -> Reply:
    return {"ok": True, "result": result}


def _refused(*problems: tuple[str, str]) -> Reply:
    return {"ok": False, "problems": [_problem(*problem) for problem in problems]}


def _problem(key: str, message: str) -> Reply:
    return {"key": key, "message": message}
