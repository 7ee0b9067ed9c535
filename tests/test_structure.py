"""The rooms of the project stay apart, and the map in the README is true."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NO_INPUT_OR_OUTPUT = {"os", "pathlib", "random", "time", "datetime", "subprocess", "socket", "urllib", "io", "secrets"}
EDGES = {"main.py", "__main__.py", "packaged.py"}
LINES = 300


def imports(file: Path) -> Iterator[str]:
    """Return the first part of every module that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_the_decision_module_uses_the_standard_library_alone() -> None:
    """The engine runs wherever Python runs: nothing else is imported."""
    allowed = set(sys.stdlib_module_names) | {"whichmodel"}
    for file in ROOT.glob("quiz/whichmodel/**/*.py"):
        assert set(imports(file)) <= allowed, file.name


def test_decisions_do_no_input_or_output() -> None:
    """Only the command line and the reading of the package's own data touch the world outside."""
    for file in ROOT.glob("quiz/whichmodel/**/*.py"):
        if file.name not in EDGES:
            assert not set(imports(file)) & NO_INPUT_OR_OUTPUT, file.name
            assert not re.search(r"\b(open|print|input)\(", file.read_text(encoding="utf-8")), file.name


def test_decisions_use_whole_numbers_only() -> None:
    """No number with a fraction stands in the engine, and nothing is divided with a slash."""
    for file in ROOT.glob("quiz/whichmodel/**/*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), file.name
            assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)), file.name


def test_one_small_module_imports_mkdocs() -> None:
    """A move to another site builder touches one module of fewer than 60 lines."""
    importing = [
        file
        for room in ("quiz", "sitebuild", "scripts", "tests")
        for file in (ROOT / room).rglob("*.py")
        if "mkdocs" in set(imports(file))
    ]

    assert [file.name for file in importing] == ["mkdocs_hook.py"]
    assert len(importing[0].read_text(encoding="utf-8").splitlines()) < 60


def test_the_rooms_import_in_one_direction() -> None:
    """The engine knows no site, the site knows no scripts and no Pyodide."""
    for file in ROOT.glob("sitebuild/**/*.py"):
        assert not {"scripts", "pyodide_build", "playwright"} & set(imports(file)), file.name
    for file in ROOT.glob("scripts/*.py"):
        assert "mkdocs" not in set(imports(file)), file.name


def test_modules_stay_small() -> None:
    """A module that outgrows 300 lines has more than one reason to change."""
    files = [*ROOT.glob("quiz/whichmodel/**/*.py"), *ROOT.glob("sitebuild/**/*.py"), *ROOT.glob("scripts/*.py")]
    files += ROOT.glob("quiz/page/*/*.js")
    long = {file.name: count for file in files if (count := len(file.read_text("utf-8").splitlines())) > LINES}

    assert files
    assert long == {}


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

    assert hidden <= ignored | {".git", ".ci"}
