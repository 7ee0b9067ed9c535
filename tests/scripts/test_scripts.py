"""The thin commands: what stands is left alone, and what is broken is not taken for whole."""

import subprocess
import zipfile
from pathlib import Path

import pytest

from scripts import serve, site
from scripts.making import browser_files, bundle, files


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project in which the building of the site can be watched."""
    for name in site.ALSO_READ:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr(site, "ROOT", tmp_path)
    monkeypatch.setattr(site, "MADE", tmp_path / ".cache/assets")
    monkeypatch.setattr(files, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder in the place of `.cache`."""
    monkeypatch.setattr(files, "CACHE", tmp_path)
    monkeypatch.setattr(files, "ASSETS", tmp_path / "assets")
    monkeypatch.setattr(browser_files, "CACHE", tmp_path)
    return tmp_path


def build(project: Path, monkeypatch: pytest.MonkeyPatch, status: int = 0, made: str = "") -> bool:
    """Build the site, with a MkDocs that ends with this status and makes a file; say whether MkDocs was run."""
    runs = []

    def mkdocs(command: list[object], **_: object) -> "subprocess.CompletedProcess[str]":
        runs.append(command)
        if made:
            site.MADE.mkdir(parents=True, exist_ok=True)
            (site.MADE / "python.wasm").write_text(made, encoding="utf-8")
        (project / "site").mkdir(exist_ok=True)
        (project / "site/index.html").write_text('<meta charset="utf-8">', encoding="utf-8")
        return subprocess.CompletedProcess([], status, stderr="INFO    -  Building\nWARNING -  A picture is missing\n")

    monkeypatch.setattr(subprocess, "run", mkdocs)
    assert site.build(project / "site", project / "note", {}) == (status if runs else 0)
    return bool(runs)


def test_a_site_is_built_only_after_a_change(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build does nothing; a page, the settings or the locked requirements bring it up to date."""
    assert build(project, monkeypatch)
    assert not build(project, monkeypatch)
    for name in ("docs/page.md", *site.ALSO_READ):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("2", encoding="utf-8")
        assert build(project, monkeypatch), name
        assert not build(project, monkeypatch), name


def test_what_the_builder_makes_first_does_not_outdate_the_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser's files are brought up to date within a build; only another change of theirs asks for another one."""
    assert build(project, monkeypatch, made="1")
    assert not build(project, monkeypatch)
    (site.MADE / "python.wasm").write_text("2", encoding="utf-8")

    assert build(project, monkeypatch)


def test_a_failed_build_is_not_taken_for_the_one_before(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a build that failed, going back to what built before builds again."""
    assert build(project, monkeypatch)
    (project / "mkdocs.yml").write_text("broken", encoding="utf-8")
    assert build(project, monkeypatch, status=1)
    (project / "mkdocs.yml").write_text("1", encoding="utf-8")

    assert build(project, monkeypatch)


def test_a_page_that_was_deleted_is_made_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that is not whole any more, or was edited, is not up to date."""
    assert build(project, monkeypatch)
    (project / "site/index.html").write_text("edited", encoding="utf-8")
    assert build(project, monkeypatch)
    (project / "site/_headers").unlink()
    assert build(project, monkeypatch)
    assert not build(project, monkeypatch)


def test_warnings_of_the_builder_are_shown_and_count(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """MkDocs is asked to be strict and not to be quiet, since it counts no warning that it does not give."""
    asked: list[object] = []

    def mkdocs(command: list[object], **_: object) -> "subprocess.CompletedProcess[str]":
        asked.extend(command)
        return subprocess.CompletedProcess([], 1, stderr="INFO    -  Building\nWARNING -  A picture is missing\n")

    monkeypatch.setattr(subprocess, "run", mkdocs)

    assert site.build(project / "site", project / "note", {}) == 1
    assert capsys.readouterr().err == "WARNING -  A picture is missing\n"
    assert "--strict" in asked and "--quiet" not in asked


def test_an_address_that_is_none_stops_a_build_in_one_sentence(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is built, and the status tells that the command was given something wrong."""
    assert site.build(project / "site", project / "note", {"SITE_URL": "http://[bad"}) == 2
    assert capsys.readouterr().err.startswith("build: SITE_URL is 'http://[bad', which is no address of a site;")


def test_what_is_made_anew_takes_the_place_of_the_old(cache: Path) -> None:
    """Of each kind only the last version stands, and a version that stands is not made again."""
    for version in ("1", "2"):
        files.make_once("page", version, lambda folder: (folder / "site.css").touch())
    files.make_once("page", "2", lambda folder: pytest.fail("it stands already"))

    assert [file.relative_to(cache).as_posix() for file in cache.rglob("*.css")] == ["assets/page/2/site.css"]


def test_the_address_of_scripts_and_styles_tells_their_content(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It moves when a colour of a model does, and comes back with it; everything that a page names is there."""
    monkeypatch.setattr(bundle, "MODELS_CSS", cache / "models.css")
    places = []
    for colour in ("red", "blue", "red"):
        (cache / "models.css").write_text(f".wm-model {{ color: {colour} }}", encoding="utf-8")
        places.append(bundle.make_page_files())
    first, second, third = places
    names = {file.name for file in (cache / third).iterdir()}

    assert first == third != second
    assert not (cache / second).exists()
    assert names >= {
        "site.css",
        "quiz.css",
        "site.js",
        "quiz.js",
        "diagnosis.js",
        "comparison.js",
        "costs.js",
        "shared.js",
        "worker.js",
    }


def test_maps_are_made_for_whoever_is_at_work(tmp_path: Path) -> None:
    """With source maps every script and the stylesheet name theirs; without, there is none."""
    bundle.bundle(tmp_path / "with", source_maps=True)
    bundle.bundle(tmp_path / "without", source_maps=False)
    with_maps = [file.name for file in (tmp_path / "with").glob("*.map")]

    assert {"quiz.js.map", "worker.js.map", "site.js.map", "site.css.map"} <= set(with_maps)
    assert list((tmp_path / "without").glob("*.map")) == []


def test_a_module_that_was_not_compiled_is_not_served(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where compiling breaks off, the next run compiles again."""
    wheel = cache / "whichmodel.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tool.py", "x = 1\n")

    def breaks_off(_: Path) -> None:
        raise SystemExit("no disk")

    with monkeypatch.context() as patched:
        patched.setattr(browser_files, "dress", breaks_off)
        with pytest.raises(SystemExit):
            browser_files.make_module(wheel)
    place = browser_files.make_module(wheel)

    assert zipfile.ZipFile(cache / place).namelist() == ["tool.pyc"]


@pytest.mark.parametrize("port", ["", "web", "0", "65536", "-1", "²"])
def test_what_is_no_port_is_said_in_one_sentence(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is served, and the sentence says what to give."""
    assert serve.main([port]) == 1
    assert (
        capsys.readouterr().err
        == f"serve: '{port}' is not a port; give a number from 1 to 65535, as in 'make serve PORT=9000'.\n"
    )


def test_an_address_that_no_site_can_have_is_told_before_anything_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence says which it is and gives one that would do."""
    monkeypatch.setenv("SITE_URL", "http://[bad")

    assert serve.main(["8177"]) == 1
    assert capsys.readouterr().err == (
        "serve: SITE_URL is 'http://[bad', which is no address of a site; give one as in SITE_URL=https://guide.example/\n"
    )


def test_what_is_no_engine_is_said_in_one_sentence() -> None:
    """Nothing is set up or built, and the sentence names what there is."""
    done = subprocess.run(
        ["make", "--no-print-directory", "build", "ENGINE=hugo"], cwd=files.ROOT, capture_output=True, text=True
    )

    assert done.returncode
    assert done.stdout == ""
    assert done.stderr.startswith(
        "build: there is no engine 'hugo'; choose one of: mkdocs zensical, as in 'make build ENGINE=zensical'.\n"
    )
