"""The setup finds tools on the machine, fetches from where pip does, and says in one sentence what is missing."""

import json
import shutil
from pathlib import Path

import pytest

from scripts import setup

OF_PIP = "global.index-url='https://mirror.example/simple'\nglobal.trusted-host='\\na.example\\nb.example'\n"


def test_uv_fetches_from_where_pip_does() -> None:
    """The index, hosts to trust and certificates are told to uv in its own words; what else pip knows is left out."""
    assert setup.settings_of_pip(f"{OF_PIP}:env:.cert='/etc/ca.pem'\nglobal.timeout='60'\n", {}) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "UV_INSECURE_HOST": "a.example b.example",
        "SSL_CERT_FILE": "/etc/ca.pem",
    }
    assert setup.settings_of_pip("", {}) == {}


def test_the_strongest_setting_of_pip_holds() -> None:
    """The environment comes before what holds for installing, and that before what holds for all commands."""
    install, environment = "install.index-url='https://install.example'\n", ":env:.index-url='https://env.example'\n"

    assert setup.settings_of_pip(install + OF_PIP, {})["UV_DEFAULT_INDEX"] == "https://install.example"
    assert setup.settings_of_pip(install + environment + OF_PIP, {})["UV_DEFAULT_INDEX"] == "https://env.example"


@pytest.mark.parametrize("variable", ["UV_DEFAULT_INDEX", "UV_INDEX_URL"])
def test_what_uv_is_told_itself_stays(variable: str) -> None:
    """An index that the environment names for uv is not replaced by that of pip."""
    assert setup.settings_of_pip(OF_PIP, {variable: "https://own.example"}) == {
        "UV_INSECURE_HOST": "a.example b.example"
    }


def test_a_folder_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made anew after a change of what it is made from, or where what it must hold leads nowhere."""
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    (tmp_path / "lock").write_text("1", encoding="utf-8")
    folder, made = tmp_path / "made", []

    def make() -> None:
        made.append(1)
        folder.mkdir(exist_ok=True)
        (folder / "proof").touch()

    def times() -> int:
        setup.once(folder, "proof", ["lock"], make)
        return len(made)

    assert (times(), times()) == (1, 1)
    (tmp_path / "lock").write_text("2", encoding="utf-8")
    assert (times(), times()) == (2, 2)
    (folder / "proof").unlink()
    (folder / "proof").symlink_to(tmp_path / "gone")
    assert times() == 3


def test_all_that_is_missing_is_said_at_once() -> None:
    """Steps side by side are all taken, although one of them cannot be, and each says what it lacks."""
    taken = []

    def lacking(what: str) -> None:
        taken.append(what)
        raise setup.MissingError(f"{what} is missing.")

    with pytest.raises(setup.MissingError) as told:
        setup.at_once([lambda: lacking("Node"), lambda: taken.append("Zensical"), lambda: lacking("Chromium")])

    assert sorted(taken) == ["Chromium", "Node", "Zensical"]
    assert str(told.value) == "Node is missing.\nsetup: Chromium is missing."


@pytest.mark.parametrize(("version", "fetches"), [("v20.1.0", []), ("v18.20.0", ["node"]), ("nonsense", ["node"])])
def test_a_node_that_is_gone_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, fetches: list[str]
) -> None:
    """Instead of a link that leads nowhere stands one to the machine's Node, or a fetched one where that is too old."""
    venv, machine, fetched = tmp_path / "venv", tmp_path / "machine", []
    monkeypatch.setattr(setup, "VENV", venv)
    monkeypatch.setattr(setup, "install", lambda name, failure: fetched.append(name))
    for name in ("node", "npm"):
        machine.mkdir(exist_ok=True)
        (machine / name).write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8")
        (machine / name).chmod(0o755)
    (venv / "bin").mkdir(parents=True)
    (venv / "bin/node").symlink_to(tmp_path / "gone/node")
    monkeypatch.setenv("PATH", str(machine))
    setup.find_node()

    assert fetched == fetches
    assert (venv / "bin/node").exists() == (not fetches)


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"path": "/no/such/browser"}'])
def test_a_browser_is_looked_for_where_the_note_of_one_is_of_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, note: str
) -> None:
    """A note that cannot be read, or names a browser that is gone, is written anew."""
    monkeypatch.setattr(setup, "BROWSER_NOTE", tmp_path / "browser.json")
    monkeypatch.setattr(setup, "installed_browser", lambda *_: "/usr/bin/some-browser")
    setup.BROWSER_NOTE.write_text(note, encoding="utf-8")
    setup.find_browser()

    assert setup.BROWSER_NOTE.read_text(encoding="utf-8") == '{"path": "/usr/bin/some-browser"}\n'


@pytest.mark.parametrize(
    ("stands", "root", "found"),
    [
        ({"chromium"}, True, "chromium-headless-shell"),
        ({"chromium"}, False, "chromium"),
        ({"chromium", "chromium-headless-shell"}, False, "chromium-headless-shell"),
        (set(), True, "chromium-headless-shell"),
    ],
    ids=["installed beside", "what there is", "both", "none"],
)
def test_a_chromium_without_a_window_is_preferred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stands: set[str], root: bool, found: str
) -> None:
    """It is installed where we may, and whatever else there is serves where we may not."""
    monkeypatch.setattr(setup, "BROWSER_NOTE", tmp_path / "browser.json")
    monkeypatch.setattr(setup, "may_install", lambda: root)
    monkeypatch.setattr(setup, "run", lambda *_, **__: "Chromium 1")
    monkeypatch.setattr(shutil, "which", lambda name: name if name in stands else None)
    monkeypatch.setattr(setup, "install_packages", lambda *names: stands.update(names))
    setup.find_browser()

    assert json.loads(setup.BROWSER_NOTE.read_text(encoding="utf-8")) == {"path": found}


@pytest.mark.parametrize(("root", "asked"), [(True, [("firefox-esr", "xvfb")]), (False, [])])
def test_engines_that_are_missing_are_installed_where_we_may(
    monkeypatch: pytest.MonkeyPatch, root: bool, asked: list[tuple[str, ...]]
) -> None:
    """Only what is not there is installed, all at once; elsewhere nothing is, and the set-up goes on."""
    installed: list[tuple[str, ...]] = []
    monkeypatch.setattr(setup, "may_install", lambda: root)
    monkeypatch.setattr(setup, "install_packages", lambda *names: installed.append(names))
    monkeypatch.setattr(shutil, "which", lambda name: None if name in {"Xvfb", "firefox-esr"} else f"/usr/bin/{name}")
    setup.find_engines()

    assert installed == asked


def test_what_fails_ends_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """A tool that is not there, or fails, shows why, and the sentence that says what to do is what is raised."""
    for command, why in ((("no-such-command",), "No such file"), (("sh", "-c", "echo broken >&2; exit 3"), "broken")):
        with pytest.raises(setup.MissingError, match=r"^install it\.$"):
            setup.run(*command, failure="install it.")
        assert why in capsys.readouterr().err
        assert setup.run(*command) == ""
