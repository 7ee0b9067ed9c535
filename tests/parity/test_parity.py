"""The decision module gives the same bytes in CPython and in the browser's Python, started either way."""

import json
from collections.abc import Iterator

from tests.parity.asked import NUMBER, hostile_requests, requests_of_every_kind
from tests.parity.conftest import LEFT_TO_THE_PLAIN_WAY, All
from whichmodel.bridge import CALLS
from whichmodel.facts.knowledge import Knowledge


def test_cpython_and_pyodide_give_the_same_bytes(knowledge: Knowledge, in_all: All) -> None:
    """Every call is answered alike, to the byte and the lean way, for every case, hundreds of random requests, bad input."""
    requests = requests_of_every_kind(knowledge)
    cpython, pyodide, lean = in_all(requests)

    assert len(cpython) == len(requests)
    assert cpython == pyodide == lean
    answered = {json.loads(request)["call"] for request in well_answered(requests, cpython)}
    assert answered == set(CALLS)


def test_hostile_texts_get_the_same_bytes(knowledge: Knowledge, in_all: All) -> None:
    """Two thousand hostile links and records get the same words everywhere; the lean way leaves few to the plain one."""
    requests = hostile_requests(knowledge)
    cpython, pyodide, lean = in_all(requests)

    assert len(cpython) == NUMBER
    assert cpython == pyodide
    left = lean.count(LEFT_TO_THE_PLAIN_WAY)
    assert left < NUMBER / 10
    assert [
        reply for reply, there in zip(lean, cpython, strict=True) if reply not in (there, LEFT_TO_THE_PLAIN_WAY)
    ] == []
    assert 0 < len(list(well_answered(requests, cpython))) < NUMBER / 2


def well_answered(requests: list[str], replies: list[str]) -> Iterator[str]:
    """Yield the requests that came back with a result."""
    for request, reply in zip(requests, replies, strict=True):
        if json.loads(reply)["ok"]:
            yield request
