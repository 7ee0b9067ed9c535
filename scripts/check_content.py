"""Check every record and page: `python -m scripts.check_content [ROOT]`. Exit status 1 with problems."""

import sys
from pathlib import Path

from sitebuild.checks import check_with_cases
from sitebuild.library import load
from sitebuild.problems import report


def main(arguments: list[str]) -> int:
    """Print every problem, one a line, or one line that says all is well."""
    root = Path(arguments[0] if arguments else ".").resolve()
    library = load(root)
    problems = check_with_cases(library)
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    records = sum(len(records) for records in library.records.values())
    claims = sum(1 for _ in library.claims())
    print(f"content: {records} records, {claims} claims, {len(library.pages)} pages, no problems")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
