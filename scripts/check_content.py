"""Check every record and page: `python -m scripts.check_content [ROOT]`. Exit status 1 with problems.

With `--reading`, list the reading level of every page as well. With `--rules`, list every rule instead, with
its scope and what it asks for.
"""

import sys
from pathlib import Path

from sitebuild.finishing.finishing import examine, figures
from sitebuild.reading.problems import ContentError, report
from sitebuild.records.kinds import RECORD_KINDS
from sitebuild.rules.prose import reading_levels
from sitebuild.rules.register import Scope
from sitebuild.shown.register import RULES


def main(arguments: list[str]) -> int:
    """Print every problem, one a line, or what was counted and that all is well."""
    if "--rules" in arguments:
        for rule in sorted(RULES, key=lambda rule: list(Scope).index(rule.scope)):
            print(f"{rule.scope:8}  {rule.name:16}  {rule.asks}")
        return 0
    places = [argument for argument in arguments if argument != "--reading"]
    root = Path(places[0] if places else ".").resolve()
    try:
        finished = examine(root)
    except ContentError as problems:
        print(problems, file=sys.stderr)
        return 1
    guide = finished.site.guide
    if "--reading" in arguments:
        for path, grade in sorted(reading_levels(guide.library).items(), key=lambda pair: -pair[1]):
            print(f"{grade:5.1f}  {path}")
    if finished.problems:
        print(report(finished.problems), file=sys.stderr)
        return 1
    for line in figures(finished):
        print(line)
    records = sum(record.kind in RECORD_KINDS for record in guide.library.records.values())
    print(f"content: {records} records, {len(guide.claims)} claims, {len(guide.library.pages)} pages, no problems")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
