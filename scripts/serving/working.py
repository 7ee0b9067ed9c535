"""Whoever builds while a person edits: a process of its own, which is started anew when the code of the build changes.

It is told what the edit needs and answers with what there is to show, so that nothing that goes wrong in it ends
the server, and no page waits for it.
"""

from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from scripts.making.files import ROOT
from scripts.serving.watching import Need


@dataclass(frozen=True)
class Answer:
    """What a piece of work came to.

    `files` are files that are served as they are, by their places in the site; None where they are the same as before.
    `mistakes` keep the edit from being shown. `lacks` are what a finished guide must not have and a draft may; None
    where nobody has looked. `rules` tells one state of the rules from another, and `sources` where each is written.
    """

    files: dict[str, str] | None = None
    mistakes: list[dict[str, Any]] = field(default_factory=list)
    lacks: list[dict[str, Any]] | None = None
    rules: str = ""
    sources: dict[str, str] = field(default_factory=dict)


def work(connection: Connection, address: str) -> None:
    """Do what comes over `connection`, until nobody is there any more: some answers each time, and None at the end."""
    builder: Any = None
    try:
        while True:
            needs: set[Need] = connection.recv()
            try:
                if builder is None:
                    # Code that a person edits may not even load.
                    from scripts.serving.building import Builder

                    builder = Builder(address)
                for answer in builder.build(needs):
                    connection.send(answer)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is told and does not end the work
                connection.send(_mistaken(error))
            connection.send(None)
    except (EOFError, KeyboardInterrupt):
        return


def _mistaken(error: BaseException) -> Answer:
    from scripts.serving.mistakes import mistakes_of

    return Answer(mistakes=[asdict(mistake) for mistake in mistakes_of(error, ROOT)])
