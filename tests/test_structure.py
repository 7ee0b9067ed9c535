"""The rooms of the project stay apart, and the map in the README is true."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT, imported_names

NO_INPUT_OR_OUTPUT = {"os", "pathlib", "random", "time", "datetime", "subprocess", "socket", "urllib", "io", "secrets"}
EDGES = {"main.py", "__main__.py", "packaged.py"}
LINES = {".py": 300, ".js": 300, ".mjs": 300, ".css": 400}
"""How long a file may be: one that outgrows this has more than one reason to change. Tests may be longer."""
FILES = 14
"""How many files of code a folder may hold before nobody finds anything in it."""


def code() -> list[Path]:
    """Return every file of code under version control, tests included."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in done.stdout.splitlines() if Path(name).suffix in LINES]
    return [file for file in files if file.is_file()]


def imports(file: Path) -> set[str]:
    """Return the first part of the name of every module that a file imports."""
    return {name.partition(".")[0] for name in imported_names(file)}


def decision_module() -> list[Path]:
    """Return every module of the decision module, in whatever room."""
    files = sorted((ROOT / "quiz/whichmodel").rglob("*.py"))
    assert len(files) > 35
    return files


def test_the_decision_module_uses_the_standard_library_alone() -> None:
    """The engine runs wherever Python runs: nothing else is imported."""
    allowed = set(sys.stdlib_module_names) | {"whichmodel"}
    for file in decision_module():
        assert imports(file) <= allowed, file.name


def test_decisions_do_no_input_or_output() -> None:
    """Only the command line and the reading of the package's own data touch the world outside."""
    for file in decision_module():
        if file.name not in EDGES:
            assert not imports(file) & NO_INPUT_OR_OUTPUT, file.name
            assert not re.search(r"\b(open|print|input)\(", file.read_text(encoding="utf-8")), file.name


def test_decisions_use_whole_numbers_only() -> None:
    """No number with a fraction stands in the engine, and nothing is divided with a slash."""
    for file in decision_module():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), file.name
            assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)), file.name


def test_one_small_module_imports_mkdocs() -> None:
    """A move to another site builder touches one module of fewer than 80 lines."""
    importing = [
        file
        for room in ("quiz", "sitebuild", "scripts", "tests")
        for file in (ROOT / room).rglob("*.py")
        if "mkdocs" in imports(file)
    ]

    assert [file.name for file in importing] == ["mkdocs_hook.py"]
    assert len(importing[0].read_text(encoding="utf-8").splitlines()) < 80


def test_one_small_module_imports_zensical() -> None:
    """Whatever the theme's successor changes is answered in one module."""
    importing = [
        file
        for room in ("quiz", "sitebuild", "scripts")
        for file in (ROOT / room).rglob("*.py")
        if "zensical" in imports(file)
    ]

    assert [file.name for file in importing] == ["zensical_site.py"]


def test_the_site_build_knows_no_browser() -> None:
    """Pages are made without a browser: that is the business of the commands."""
    for file in (ROOT / "sitebuild").rglob("*.py"):
        assert "playwright" not in imports(file), file.name


def test_no_file_outgrows_its_one_reason_to_change() -> None:
    """A module has at most 300 lines, a stylesheet at most 400."""
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in code() if ROOT / "tests" not in file.parents}

    assert len(lengths) > 150
    assert {str(file): count for file, count in lengths.items() if count > LINES[file.suffix]} == {}


def test_no_folder_is_crowded() -> None:
    """A folder holds at most 14 files of code, so that a thing is found by its room."""
    crowds = Counter(file.parent for file in code())

    assert {str(folder): count for folder, count in crowds.items() if count > FILES} == {}


def test_the_readme_maps_the_folders_that_stand() -> None:
    """Every folder of the project is in the README's map, and every folder of the map stands."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    mapped = set(re.findall(r"^\| `([^`]+)/` \|", readme, re.MULTILINE))
    made = {"node_modules", "dist", "site"}
    standing = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and path.name not in made
    }

    assert standing == {folder for folder in mapped if "/" not in folder}
    assert all((ROOT / folder).is_dir() for folder in mapped)


def test_scripts_write_no_data_as_html() -> None:
    """The quiz sets text as text: no way of writing HTML from data is used."""
    for file in ROOT.glob("quiz/page/*/*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text), file.name


def test_no_lock_holds_a_download_address() -> None:
    """Locks pin versions and hashes and say nothing of where packages come from."""
    for file in (*ROOT.glob("requirements/*"), ROOT / "package-lock.json", ROOT / ".npmrc"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r'"resolved"|index-url|registry\s*=', text), file.name


def test_whatever_is_made_lies_in_its_place() -> None:
    """Builds, checks and tests leave no folder in the project but those that `.gitignore` names."""
    ignored = {
        line.strip("/\n") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines(True) if line[0] == "/"
    }
    hidden = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name.startswith(".")}

    assert hidden <= ignored | {".git", ".ci", ".github", ".vscode"}
