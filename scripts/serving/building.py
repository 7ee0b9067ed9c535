"""Bring the served guide up to date after an edit: pages, the quiz, scripts and styles, each only where it is needed."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from scripts.making.archive import dress
from scripts.making.browser_files import checks_of, make_module, make_runtime
from scripts.making.bundle import MODELS_CSS, THEME_CSS, bundle, make_theme_style
from scripts.making.files import CACHE, ROOT
from scripts.making.typefaces import make_typefaces
from scripts.making.wheel import build_wheel, install_wheel
from scripts.serving.mistakes import from_problems
from scripts.serving.sources import sources_of
from scripts.serving.watching import Need
from scripts.serving.working import Answer
from sitebuild.finishing.building import BUILDING
from sitebuild.guide.guide import load_guide, write_compiled
from sitebuild.mkdocs_hook import build_draft

FOLDER = CACHE / "serve"
SITE = FOLDER / "site"
"""Where pages lie as they are served."""

MODULE, PAGE = "assets/module/", "assets/page/at-work/"
"""Where the quiz finds the decision module, and pages their scripts and styles; the latter under one name for good."""

AT_THE_ROOT = "embed.js"
KNOWLEDGE = "whichmodel/knowledge.json"


class Builder:
    """Builds again and again, and remembers what it has written. `address` is that of the server."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._written: dict[str, str | bytes] = {}
        self._compiled: Path | None = None
        self._runtime = ""
        self._waiting = set(Need)
        shutil.rmtree(FOLDER, ignore_errors=True)
        SITE.mkdir(parents=True)

    def build(self, needs: set[Need]) -> Iterator[Answer]:
        """Do what is needed now and what could not be done the last time, and yield what can be shown as soon as it can.

        Raises whatever keeps it from being done.
        """
        self._waiting |= needs
        if Need.PAGES in self._waiting:
            guide = load_guide(ROOT)
            before = self._styles()
            write_compiled(guide)
            if before != self._styles():
                self._waiting.add(Need.BUNDLE)
        if Need.BUNDLE in self._waiting:
            self._bundle()
            self._waiting.discard(Need.BUNDLE)
            if Need.PAGES not in self._waiting:
                yield Answer()
        if Need.PAGES in self._waiting:
            BUILDING.assets = self._assets()
            build_draft(ROOT / "mkdocs.yml", FOLDER / "made", self._address)
            self._publish(BUILDING.drafted)
            self._waiting.clear()
            yield Answer(files=self._files(), rules=guide.knowledge.rules_version, sources=sources_of(guide))
            yield Answer(lacks=[asdict(mistake) for mistake in from_problems(BUILDING.problems())])
        if self._styled_otherwise():
            yield Answer()

    def _styles(self) -> str:
        return MODELS_CSS.read_text(encoding="utf-8") if MODELS_CSS.is_file() else ""

    def _bundle(self) -> None:
        """Bundle scripts and styles. The files that are served stay until all of the new ones stand."""
        made = FOLDER / "page-made"
        if not THEME_CSS.is_file():
            make_theme_style()
        make_typefaces()
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        bundle(made, source_maps=True)
        shutil.rmtree(FOLDER / "page", ignore_errors=True)
        made.replace(FOLDER / "page")

    def _styled_otherwise(self) -> bool:
        """Ask whether pages need other styles of the theme now, which takes as long as all else; bundle them if so."""
        before = THEME_CSS.read_text(encoding="utf-8")
        make_theme_style()
        if before == THEME_CSS.read_text(encoding="utf-8"):
            return False
        self._bundle()
        return True

    def _assets(self) -> Mapping[str, str]:
        """Return where the browser finds what it needs, with the knowledge of this guide in the decision module.

        Compiling the module for the browser takes seconds and hangs on its code alone, which this process does not
        outlive; so what the guide knows is put into a copy.
        """
        if self._compiled is None:
            wheel = build_wheel()
            install_wheel(wheel)
            self._compiled = CACHE / make_module(wheel)
            self._runtime = make_runtime(self._compiled)
        text = (CACHE / "knowledge.json").read_bytes()
        place = f"{MODULE}{hashlib.sha256(text).hexdigest()[:16]}/{self._compiled.name}"
        module = FOLDER / place
        if not module.is_file():
            shutil.rmtree(FOLDER / MODULE, ignore_errors=True)
            module.parent.mkdir(parents=True)
            with zipfile.ZipFile(self._compiled) as old, zipfile.ZipFile(module, "w") as new:
                for entry in old.infolist():
                    new.writestr(entry.filename, text if entry.filename == KNOWLEDGE else old.read(entry))
            dress(module)
        checks = f"{checks_of(self._runtime)} {checks_of(module.relative_to(CACHE).as_posix())}"
        return {"runtime": self._runtime, "module": place, "checks": checks, "page": PAGE}

    def _publish(self, drafted: Mapping[str, str | bytes]) -> None:
        """Write what has changed and take away what has gone."""
        for place, text in drafted.items():
            if self._written.get(place) != text:
                file = SITE / place
                file.parent.mkdir(parents=True, exist_ok=True)
                unfinished = file.with_name(f"{file.name}-unfinished")
                unfinished.write_bytes(text.encode() if isinstance(text, str) else text)
                unfinished.replace(file)
        for place in self._written.keys() - drafted.keys():
            (SITE / place).unlink(missing_ok=True)
        self._written = dict(drafted)

    def _files(self) -> dict[str, str]:
        """Return every file that is served as it is."""
        folders = {PAGE: FOLDER / "page", self._runtime: CACHE / self._runtime, MODULE: FOLDER / MODULE}
        made = {
            f"{place}{file.relative_to(folder).as_posix()}": str(file)
            for place, folder in folders.items()
            for file in folder.rglob("*")
            if file.is_file()
        }
        return {**BUILDING.beside, **made, AT_THE_ROOT: made[f"{PAGE}{AT_THE_ROOT}"]}
