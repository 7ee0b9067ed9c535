"""The one door for a web page: JSON text in, JSON text out."""

from collections.abc import Callable, Mapping

from whichmodel.answers import check_answers
from whichmodel.decision import decide
from whichmodel.encoding import encode_decision, encode_questions
from whichmodel.errors import InvalidJson, WhichModelError
from whichmodel.jsontext import canonical, kind_of, read_json, shown
from whichmodel.knowledge import Knowledge
from whichmodel.packaged import packaged_knowledge

Reply = dict[str, object]


def answer(request: str, load: Callable[[], Knowledge] = packaged_knowledge) -> str:
    """Return the reply to a request, both as JSON text, under the knowledge that `load` returns. It never raises.

    Requests: `{"call": "decide", "answers": {factor: option or "unknown"}}`, and `{"call": "questions"}`.
    Replies: `{"ok": true, "result": {...}}`, or `{"ok": false, "problems": [{"key", "message"}]}`. The result
    of `decide` is `encoding.encode_decision`; that of `questions` has `questions` and both versions.
    """
    try:
        return canonical(_reply(request, load))
    except WhichModelError as error:
        return canonical(_refused(("", str(error))))


def _reply(request: str, load: Callable[[], Knowledge]) -> Reply:
    if not isinstance(request, str):
        return _refused(("", "the request is not a text; expected JSON text."))
    try:
        wanted, repeated = read_json(request)
    except InvalidJson as error:
        return _refused(("", f"the request is not JSON: {error.reason}."))
    if repeated:
        return _refused(*((shown(key), f"the key '{shown(key)}' stands twice; keep one.") for key in repeated))
    if not isinstance(wanted, dict):
        return _refused(("", f"found {kind_of(wanted)}; expected an object with the key 'call'."))
    calls: Mapping[str, tuple[frozenset[str], Callable[[Knowledge, dict[str, object]], Reply]]] = {
        "decide": (frozenset({"call", "answers"}), _decide),
        "questions": (frozenset({"call"}), _questions),
    }
    name = wanted.get("call")
    if not isinstance(name, str) or name not in calls:
        found = f"'{shown(name)}' is not a call" if isinstance(name, str) else "the key 'call' is not one of the calls"
        return _refused(("call", f"{found}; expected one of: {', '.join(calls)}."))
    keys, function = calls[name]
    if set(wanted) != keys:
        wrong = sorted(set(wanted) ^ keys)
        messages = ((shown(key), _key_message(key, keys)) for key in wrong)
        return _refused(*messages)
    return function(load(), wanted)


def _key_message(key: str, keys: frozenset[str]) -> str:
    if key in keys:
        return f"the key '{key}' is missing."
    return f"the key '{shown(key)}' does not belong to this call; expected: {', '.join(sorted(keys))}."


def _decide(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    checked = check_answers(knowledge, wanted["answers"])
    if checked.problems:
        return _refused(*((problem.key, problem.message) for problem in checked.problems))
    return {"ok": True, "result": encode_decision(knowledge, decide(knowledge, checked.answers))}


def _questions(knowledge: Knowledge, wanted: dict[str, object]) -> Reply:
    return {
        "ok": True,
        "result": {
            "questions": encode_questions(knowledge),
            "rules_version": knowledge.rules_version,
            "content_version": knowledge.content_version,
        },
    }


def _refused(*problems: tuple[str, str]) -> Reply:
    return {"ok": False, "problems": [{"key": key, "message": message} for key, message in problems]}
