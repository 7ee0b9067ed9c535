"""The same site in three browsers, and somebody new in front of each."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from scripts.browsing import served
from tests.browser.engines.person import Person
from tests.browser.engines.starting import ENGINES, MissingError
from tests.browser.engines.wire import Wire
from tests.browser.support.site_server import BLANK, SiteHandler, StandInHandler
from whichmodel import bridge
from whichmodel.facts.knowledge import Knowledge


class PlainHandler(SiteHandler):
    """The site without its copy for use without a network, which would answer for this server."""

    def do_GET(self) -> None:  # noqa: N802
        """Send what is asked for, but not the worker that keeps the copy."""
        if self.path == "/service-worker.js":
            self.send_error(404)
        else:
            super().do_GET()


class TroubledHandler(PlainHandler, StandInHandler):
    """The same with CPython, in a browser that refuses something: a script that does so runs before the page's own."""

    def __init__(self, *given: Any, trouble: str = "", **more: Any) -> None:
        self.trouble = trouble
        super().__init__(*given, **more)

    def do_GET(self) -> None:  # noqa: N802
        """Send the trouble in front of the script of every page."""
        if self.trouble and self.path.endswith("/site.js"):
            own = Path(self.translate_path(self.path)).read_text(encoding="utf-8")
            self.send_text(f"{self.trouble}\n{own}", "text/javascript")
        else:
            super().do_GET()


@pytest.fixture(scope="session")
def real_address(published_site: Path) -> Iterator[str]:
    """Return the address of the site as it was built."""
    with served(published_site, PlainHandler) as address:
        yield address


@pytest.fixture(scope="session")
def answer(knowledge: Knowledge) -> Callable[[str], str]:
    """Return what stands in for the worker: CPython."""
    return partial(bridge.answer, load=lambda: knowledge)


@pytest.fixture(scope="session")
def address(published_site: Path, answer: Callable[[str], str]) -> Iterator[str]:
    """Return the address of the site whose pages are answered from here."""
    with served(published_site, partial(TroubledHandler, answer=answer)) as address:
        yield address


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Wire]:
    """Return a browser, one after the other; a test is skipped in one that this machine does not have."""
    with ExitStack() as stack:
        try:
            wire = stack.enter_context(ENGINES[request.param]())
        except MissingError as error:
            pytest.skip(str(error))
        yield wire


@pytest.fixture
def person(engine: Wire, address: str) -> Iterator[Person]:
    """Return somebody new to the site; CPython stands in for Pyodide."""
    yield from somebody(engine, address)


@pytest.fixture
def person_with_python(engine: Wire, real_address: str) -> Iterator[Person]:
    """Return somebody new to the site as it is, in which Pyodide runs."""
    yield from somebody(engine, real_address)


@pytest.fixture
def troubled(
    request: pytest.FixtureRequest, engine: Wire, published_site: Path, answer: Callable[[str], str]
) -> Iterator[Person]:
    """Return somebody whose browser refuses what the parameter, a script, makes it refuse."""
    with served(published_site, partial(TroubledHandler, trouble=request.param, answer=answer)) as address:
        yield from somebody(engine, address)


def somebody(wire: Wire, address: str) -> Iterator[Person]:
    """Yield somebody in a tab without a history, in a browser that keeps nothing of this site."""
    person = Person(wire, address)
    first = person.new_tab()
    person.window(1280, 900)
    person.open(BLANK)
    person.run("localStorage.clear(); sessionStorage.clear()")
    yield person
    person.close_tab(then=first)
