"""Check every record and page: `python -m scripts.check_content [ROOT] [--format text|github|json]`.

In a terminal, each problem comes with its line. With `--reading`, the reading level of every page is listed as well; with
`--rules`, every rule is listed instead, with its scope and what it asks for. Exit status 0 without problems, 1 with
some, 2 where what was asked for cannot be done.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from sitebuild.finishing.finishing import examine, figures
from sitebuild.reading.problems import ContentError, Problem
from sitebuild.reading.report import FORMATS, with_lines
from sitebuild.records.kinds import RECORD_KINDS
from sitebuild.rules.prose import reading_levels
from sitebuild.rules.register import Scope
from sitebuild.shown.register import RULES


def main(arguments: list[str]) -> int:
    """Print every problem, or what was counted and that all is well."""
    asked = _arguments(arguments)
    if asked.rules:
        for rule in sorted(RULES, key=lambda rule: list(Scope).index(rule.scope)):
            print(f"{rule.scope:8}  {rule.name:16}  {rule.asks}")
        return 0
    root = asked.root.resolve()
    if not (root / "docs").is_dir():
        print(f"check: there is no guide in {root}, since it has no folder docs/.", file=sys.stderr)
        return 2
    try:
        finished = examine(root)
    except ContentError as error:
        return _tell(error.problems, root, asked.format)
    guide = finished.site.guide
    if asked.reading:
        for path, grade in sorted(reading_levels(guide.library).items(), key=lambda pair: -pair[1]):
            print(f"{grade:5.1f}  {path}")
    if finished.problems or asked.format == "json":
        return _tell(finished.problems, root, asked.format)
    for line in figures(finished):
        print(line)
    records = sum(record.kind in RECORD_KINDS for record in guide.library.records.values())
    print(f"content: {records} records, {len(guide.claims)} claims, {len(guide.library.pages)} pages, no problems")
    return 0


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="check_content", description="Check every record and page of a guide.")
    parser.add_argument(
        "root", nargs="?", type=Path, default=Path(), help="the folder of the guide; this one if left out"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are told; text if left out")
    parser.add_argument("--reading", action="store_true", help="list the reading level of every page as well")
    parser.add_argument("--rules", action="store_true", help="list every rule instead")
    return parser.parse_args(arguments)


def _tell(problems: Iterable[Problem], root: Path, form: str) -> int:
    """Print problems, for programs where they read them; return the exit status."""
    told = tuple(problems)
    if form == "text" and sys.stderr.isatty():
        print(with_lines(told, root), file=sys.stderr)
    else:
        print(FORMATS[form](told), file=sys.stderr if form == "text" else sys.stdout)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
