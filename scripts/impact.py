"""Say which outcomes a change to the records moves: `python -m scripts.impact REVISION [--json]`.

Compares the records in docs/ with those of a git revision, both compiled with today's code, and prints a
report in Markdown. Prints nothing, and notes so on the error stream, where nothing moves. Exit status 2
where the two cannot be compared. With `--json` it prints the figures alone, or why there are none.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import astuple
from pathlib import Path

from analysis.impact import Impact, compare
from analysis.report import compared_on, report
from scripts.making.files import ROOT
from sitebuild.guide.compiling import compile_knowledge
from sitebuild.guide.deciding import load_deciding
from whichmodel.facts.knowledge import Knowledge

SHOWN = 5


class NotComparable(Exception):
    """There is nothing to compare; `str()` says why and what to do."""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print the report on what changed below `root`/docs since a revision."""
    base = "".join(arguments[:1])
    as_json = "--json" in arguments
    try:
        impact = compare(records_of(base, root), compiled(root, "today's records"))
    except NotComparable as problem:
        if as_json:
            print(json.dumps({"problem": str(problem)}))
            return 0
        print(f"impact: {problem}", file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps(figures(impact)))
    elif impact:
        print(report(impact, base), end="")
    else:
        rules = "though rules changed" if impact.changes else "and no rule changed"
        note = f"no outcome and no case moves, {rules}. {compared_on(impact)}".rstrip()
        print(f"impact: since {base}, {note}", file=sys.stderr)
    return 0


def figures(impact: Impact) -> dict[str, object]:
    """Return how many sets of answers move, of how many, and the cases that end otherwise, with their files."""
    cases = [{"title": change.case.title, "path": f"docs/cases/{change.case.id}.md"} for change in impact.cases]
    moved = {"known": astuple(impact.known), "all": astuple(impact.all)}
    return {**moved, "cases": cases, "rules": bool(impact.changes), "note": compared_on(impact)}


def records_of(base: str, root: Path) -> Knowledge:
    """Return the records of a revision, compiled; raise `NotComparable` where there is no such thing."""
    if not base:
        raise NotComparable("name a git revision to compare with, as in 'make impact BASE=main'.")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if commit is None:
        raise NotComparable(f"'{base}' is not a revision of this repository; name a branch, a tag or a commit.")
    archive = _git(root, "archive", "--format=tar", commit.decode().strip(), "docs")
    if archive is None:
        raise NotComparable(f"there is no docs/ in '{base}', so there is nothing to compare with.")
    with tempfile.TemporaryDirectory(prefix="impact-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        return compiled(Path(folder), f"the records of '{base}'")


def compiled(root: Path, what: str) -> Knowledge:
    """Return the records below `root`, compiled; raise `NotComparable` with the first problems where there are any."""
    library, problems = load_deciding(root)
    if problems:
        more = [f"and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        first = f"{what} do not compile with today's code, so nothing was compared:"
        raise NotComparable("\n  ".join([first, *map(str, problems[:SHOWN]), *more]))
    return compile_knowledge(library, trials=False)


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git says, or None where it refuses."""
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True)
    return done.stdout if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
