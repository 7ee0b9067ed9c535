"""The one door for a web page: JSON text in, JSON text out."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from whichmodel.deciding.answers import Answers, check_answers
from whichmodel.deciding.decision import decide
from whichmodel.deciding.prospects import prospects
from whichmodel.facts.errors import InvalidJson, WhichModelError
from whichmodel.facts.jsontext import canonical, kind_of, read_json, shown
from whichmodel.facts.knowledge import Knowledge
from whichmodel.facts.packaged import packaged_knowledge
from whichmodel.telling.encoding import (
    Json,
    encode_decision,
    encode_problems,
    encode_prospects,
    encode_questions,
    encode_versions,
)

LONGEST_REQUEST = 1_000_000
"""How many characters a request may have: many times as many as any the page sends."""


def answer(request: str, load: Callable[[], Knowledge] = packaged_knowledge) -> str:
    """Return the reply to a request, both as JSON text, under the knowledge that `load` returns. It never raises.

    A reply is `{"ok": true, "result": {...}}`, or `{"ok": false, "problems": [{"key", "message"}]}` with all
    problems at once. A request is an object with `call` and, for each call (those in brackets may be left out):

    - `decide`: `answers` (factor id to option id or "unknown"). The result is `telling.encoding.encode_decision`.
    - `follow`: `answers`. The result is `telling.encoding.encode_prospects`: less than `decide`, and sooner there.
    - `check`: `answers`. The result has the `answers` that can be understood, in today's ids, and the `dropped`.
    - `questions`: nothing. The result has `questions` and both versions.
    - `diagnose`: `symptoms` (list of ids), [`model`, `answers`]. The result is `diagnosing.encoding.encode_diagnosis`.
    - `symptoms`: nothing. The result has `symptoms` and both versions.
    - `link`: `answers`. The result has `link`, the text behind the `#` of the quiz's address.
    - `open`: `text` of a link or a record. The result is `keeping.importing.encode_imported`.
    - `record`: `answers`, `date` (YYYY-MM-DD), [`title`, `reader`]. The result has `record` and `markdown`, the
      latter with the questions of a reader.
    - `briefing`: `answers`, `reader` (an id). The result is `telling.readers.briefing`.
    - `importance`: `answers`, `decisive` (list of factor ids). The result is `telling.importance.encode_emphasis`.
    - `agenda`: `one` and `other`, texts of links or records, [`names`, two of them]. The result is
      `meeting.agenda.agenda`, with `markdown`.
    - `cost`: [`own_hour`, `hire`, `day_rate`, `fee`], as `costing.figures.check_figures` takes them. The result is
      `costing.encoding.encode_costs`.
    """
    try:
        call, given = _understood(request)
        reply: Json = {"ok": True, "result": call.run(load(), **given)}
    except _Refused as refused:
        reply = {"ok": False, "problems": refused.problems}
    except WhichModelError as error:
        reply = {"ok": False, "problems": [_problem("", str(error))]}
    return canonical(reply)


class _Refused(Exception):
    """A request cannot be answered. `problems` says why, as the reply does."""

    def __init__(self, *problems: Json) -> None:
        self.problems = problems


def _problem(key: str, message: str) -> Json:
    return {"key": shown(key), "message": message}


def _refuse(problems: list[Json]) -> None:
    if problems:
        raise _Refused(*problems)


def _understood(request: str) -> tuple["_Call", dict[str, Any]]:
    """Return what a request calls, and the values it gives by key. Raises `_Refused` where it does not fit."""
    if not isinstance(request, str):
        raise _Refused(_problem("", "the request is not a text; expected JSON text."))
    if len(request) > LONGEST_REQUEST:
        raise _Refused(_problem("", f"the request is too long; expected at most {LONGEST_REQUEST} characters."))
    try:
        wanted, repeated = read_json(request)
    except InvalidJson as error:
        raise _Refused(_problem("", f"the request is not JSON: {error}.")) from None
    _refuse([_problem(key, f"the key '{shown(key)}' stands twice; keep one.") for key in repeated])
    if not isinstance(wanted, dict):
        raise _Refused(_problem("", f"found {kind_of(wanted)}; expected an object with the key 'call'."))
    name = wanted.pop("call", None)
    call = CALLS.get(name) if isinstance(name, str) else None
    if call is None:
        found = f"'{shown(name)}' is not a call" if isinstance(name, str) else "the key 'call' is not one of the calls"
        raise _Refused(_problem("call", f"{found}; expected one of: {', '.join(CALLS)}."))
    expected = ", ".join(sorted({"call", *call.needed, *call.optional}))
    wrong = {key: f"the key '{key}' is missing." for key in call.needed if key not in wanted}
    for key in wanted.keys() - call.needed - call.optional:
        wrong[key] = f"the key '{shown(key)}' does not belong to this call; expected: {expected}."
    _refuse([_problem(key, wrong[key]) for key in sorted(wrong)])
    return call, wanted


def _checked(knowledge: Knowledge, answers: object) -> Answers:
    checked = check_answers(knowledge, answers)
    _refuse(encode_problems(checked.problems))
    return checked.answers


def _decide(knowledge: Knowledge, answers: object) -> Json:
    return encode_decision(knowledge, decide(knowledge, _checked(knowledge, answers)))


def _follow(knowledge: Knowledge, answers: object) -> Json:
    checked = _checked(knowledge, answers)
    return encode_prospects(knowledge, checked, prospects(knowledge, checked))


def _check(knowledge: Knowledge, answers: object) -> Json:
    checked = check_answers(knowledge, answers)
    return {"answers": dict(checked.answers), "dropped": encode_problems(checked.problems)}


def _questions(knowledge: Knowledge) -> Json:
    return {"questions": encode_questions(knowledge), **encode_versions(knowledge)}


# What follows loads what it needs when it is called: a page that only decides need not wait for it.


def _diagnose(knowledge: Knowledge, **given: object) -> Json:
    from whichmodel.diagnosing.diagnosis import diagnose
    from whichmodel.diagnosing.encoding import encode_diagnosis
    from whichmodel.diagnosing.observations import check_observations

    seen = check_observations(knowledge, given)
    _refuse(encode_problems(seen.problems))
    return encode_diagnosis(knowledge, diagnose(knowledge, seen.model, seen.symptoms, seen.answers))


def _symptoms(knowledge: Knowledge) -> Json:
    from whichmodel.diagnosing.encoding import encode_symptoms

    return {"symptoms": encode_symptoms(knowledge), **encode_versions(knowledge)}


def _link(knowledge: Knowledge, answers: object) -> Json:
    from whichmodel.keeping.link import write_link

    return {"link": write_link(knowledge, _checked(knowledge, answers))}


def _open(knowledge: Knowledge, text: object) -> Json:
    from whichmodel.facts.errors import DamagedLink, DamagedRecord
    from whichmodel.keeping.importing import encode_imported, import_text

    if not isinstance(text, str):
        raise _Refused(_problem("text", f"found {kind_of(text)}; expected a text."))
    try:
        return encode_imported(knowledge, import_text(knowledge, text))
    except (DamagedLink, DamagedRecord) as error:
        raise _Refused(*(_problem("text", message) for message in error.messages)) from None


def _record(knowledge: Knowledge, answers: object, date: object, title: object = "", reader: object = None) -> Json:
    from whichmodel.keeping.markdown import as_markdown
    from whichmodel.keeping.record import heading_problems, record
    from whichmodel.telling.readers import briefing, check_reader

    checked = check_answers(knowledge, answers)
    wrong_reader = () if reader is None else check_reader(knowledge, reader)
    _refuse(encode_problems((*checked.problems, *heading_problems(date, title), *wrong_reader)))
    made = record(knowledge, checked.answers, date=str(date), title=str(title))
    told = briefing(knowledge, decide(knowledge, checked.answers), str(reader)) if reader else None
    return {"record": made, "markdown": as_markdown(made, told)}


def _briefing(knowledge: Knowledge, answers: object, reader: object) -> Json:
    from whichmodel.telling.readers import briefing, check_reader

    checked = check_answers(knowledge, answers)
    _refuse(encode_problems((*checked.problems, *check_reader(knowledge, reader))))
    return briefing(knowledge, decide(knowledge, checked.answers), str(reader))


def _importance(knowledge: Knowledge, answers: object, decisive: object) -> Json:
    from whichmodel.deciding.importance import check_decisive, emphasis
    from whichmodel.telling.importance import encode_emphasis

    given = _checked(knowledge, answers)
    _refuse(encode_problems(check_decisive(knowledge, given, decisive)))
    return encode_emphasis(knowledge, emphasis(knowledge, given, cast("list[str]", decisive)))


def _agenda(knowledge: Knowledge, one: object, other: object, names: object = None) -> Json:
    from whichmodel.meeting.agenda import NAMES, agenda, check_names, open_both
    from whichmodel.meeting.markdown import agenda_as_markdown

    opened, problems = open_both(knowledge, (one, other))
    called = list(NAMES) if names is None else names
    _refuse(encode_problems((*problems, *check_names(called))))
    made = agenda(knowledge, opened, cast("list[str]", called))
    return {**made, "markdown": agenda_as_markdown(made)}


def _cost(_: Knowledge, **given: object) -> Json:
    from whichmodel.costing.encoding import encode_costs
    from whichmodel.costing.figures import check_figures

    checked = check_figures(given)
    _refuse(encode_problems(checked.problems))
    return encode_costs(checked)


class _Call(NamedTuple):
    """What a call does, the keys it needs beside `call`, and those it takes as well."""

    run: Callable[..., Json]
    needed: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


ANSWERS = frozenset({"answers"})
CALLS: Mapping[str, _Call] = {
    "decide": _Call(_decide, ANSWERS),
    "follow": _Call(_follow, ANSWERS),
    "check": _Call(_check, ANSWERS),
    "questions": _Call(_questions),
    "diagnose": _Call(_diagnose, frozenset({"symptoms"}), frozenset({"model", "answers"})),
    "symptoms": _Call(_symptoms),
    "link": _Call(_link, ANSWERS),
    "open": _Call(_open, frozenset({"text"})),
    "record": _Call(_record, ANSWERS | {"date"}, frozenset({"title", "reader"})),
    "briefing": _Call(_briefing, ANSWERS | {"reader"}),
    "importance": _Call(_importance, ANSWERS | {"decisive"}),
    "agenda": _Call(_agenda, frozenset({"one", "other"}), frozenset({"names"})),
    "cost": _Call(_cost, frozenset(), frozenset({"own_hour", "hire", "day_rate", "fee"})),
}
