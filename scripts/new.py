"""Begin a new record: `python -m scripts.new KIND ID [TITLE]`, as in `failure-mode slow-feedback`.

Writes a page with every field that its kind needs, and says what to do next. Never writes over anything.
"""

import re
import sys
from datetime import date
from pathlib import Path

from scripts.making.files import ROOT
from sitebuild.reading.problems import nearest
from sitebuild.records.fields import KINDS
from sitebuild.records.library import load
from sitebuild.records.scaffold import has_page_of_its_own, scaffold
from sitebuild.rules.names import ID

MADE = {kind.name.replace(" ", "-"): kind for kind in KINDS if has_page_of_its_own(kind)}


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Write the page and return 0, or say in one sentence why not and return 1."""
    name, identifier, title = [*arguments, "", "", ""][:3]
    if name not in MADE:
        return _refused(f"'{name}' is not a kind of record; {nearest(name, MADE)}")
    if not re.fullmatch(ID, identifier):
        return _refused(
            f"'{identifier}' is no id; write small letters, digits and single hyphens, as in 'slow-feedback'."
        )
    kind, library = MADE[name], load(root)
    if identifier in library.ids(kind):
        return _refused(f"there is a {kind.name} '{identifier}' already: docs/{kind.folder}/{identifier}.md.")
    file = root / "docs" / kind.folder / f"{identifier}.md"
    try:
        with file.open("x", encoding="utf-8") as page:
            page.write(scaffold(kind, identifier, title, date.today(), library))  # noqa: DTZ011 - the day where the maintainer is
    except OSError as error:
        return _refused(f"{file.relative_to(root)} cannot be written: {error.strerror}.")
    print(f"new: {file.relative_to(root)} is there. Fill it in; 'make check' names what is still to be filled in.")
    return 0


def _refused(message: str) -> int:
    print(f"new: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
