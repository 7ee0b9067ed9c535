"""Copies of the project to be built: as it is or with its pages several times over, and the same for plain MkDocs.

Records have ids of their own, and what the quiz knows must not change, so a page is multiplied as a plain one: its body
stays, blocks and citations included, under a front matter of its own. The checks of a finished guide hold for copies
as well. So each sentence ends in the number of its copy, and each page leads on to the next.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import tostring

from scripts.making.files import CACHE, ROOT
from sitebuild.blocks.writing import write
from sitebuild.guide.guide import KNOWLEDGE, STYLES, Guide, load_guide
from sitebuild.guide.navigation import fill
from sitebuild.reading.bodytext import CITATION
from sitebuild.reading.page import Page, read_data, read_data_file
from sitebuild.records.kinds import SINGLE
from sitebuild.records.library import load
from sitebuild.rules.block import opened_blocks
from sitebuild.rules.prose import reading_level, repetition

SETTINGS, HOME = "mkdocs.yml", "index.md"
PRUNED = "pruned.yml"
"""Settings of a plain project in which a page lists only what is near it, as ours do, and not every page of the site."""

LEFT_OUT = {".cache", ".git", ".venv", "node_modules", "site", "tests"}
MADE = ("assets", "assets.json", Path(KNOWLEDGE).name, Path(STYLES).name, "wheel-note")
"""What of .cache/ need not be made anew in a copy."""

# The number of an item of a list ends no sentence.
_END = re.compile(r"(?<!^\d)(?<!^\d\d)(?<=[\w)\]*`”’])(?=[.!?](?:\s|[\"”’)*]|$)|[:;]$)", re.MULTILINE)
_WORKSHEET = re.compile(r"^/// worksheet-part .*\n///$", re.MULTILINE)
_OURS = {"sitebuild.extension"}
_ABOUT_OURS = ("hooks", "watch", "plugins", "site_url", "repo_url", "edit_uri")


def copy_project(folder: Path, times: int) -> Guide:
    """Copy the project, with every page that can be multiplied so many `times`; return the guide of the copy.

    Raises:
        ContentError: where the copy is not well formed.
        ValueError: where what the quiz knows changed with it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT, folder, ignore=lambda place, names: LEFT_OUT & set(names) if Path(place) == ROOT else ())
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / ".cache").mkdir()
    for name in MADE:
        copy = shutil.copytree if (CACHE / name).is_dir() else shutil.copyfile
        copy(CACHE / name, folder / ".cache" / name)
    guide = load_guide(ROOT)
    if times > 1:
        _multiply(guide, folder, times)
    copied = load_guide(folder)
    if copied.knowledge != guide.knowledge:
        raise ValueError("what the quiz knows changed in a copy with more pages")
    return copied


def _multiply(guide: Guide, folder: Path, times: int) -> None:
    """Add copies of all pages but those that break a rule as a copy, in folders that come after all others."""
    sources = [source for source in guide.library.pages if source not in SINGLE]
    tried = _write_copies(guide, folder / "docs", 2, sources)
    library = load(folder)
    broken = {problem.path for rule in (reading_level, repetition) for problem in rule(library)}
    sources = [source for source in sources if f"docs/{tried}/{_place(source)}" not in broken]
    shutil.rmtree(folder / "docs" / tried)
    sections = [_write_copies(guide, folder / "docs", number, sources) for number in range(2, times + 1)]
    settings, home = folder / SETTINGS, folder / "docs" / HOME
    listed = "".join(f"  - Copy {name}:\n      - {name}/{HOME}\n" for name in sections)
    settings.write_text(f"{settings.read_text('utf-8').rstrip()}\n{listed}", "utf-8")
    links = " ".join(f"[Copy](/{name}/{HOME})" for name in sections)
    home.write_text(f"{home.read_text('utf-8')}\n{links}\n", "utf-8")


def _place(source: str) -> str:
    return source.replace("/", "-")


def _write_copies(guide: Guide, docs: Path, number: int, sources: list[str]) -> str:
    """Write one copy of every page, each with a link to the next; return the name of their folder."""
    name = f"twin-{number}"
    (docs / name).mkdir()
    pages = guide.library.pages
    ordered = sorted(sources, key=lambda source: source != HOME)
    for source, following in zip(ordered, [*ordered[1:], HOME], strict=True):
        front = {
            "title": f"{guide.title_of(f'/{source}')} {number}",
            "description": f"Copy {number} of {source}.",
            "reviewed": str(pages[source].front.data["reviewed"]),
            "next": {"page": f"/{HOME}", "says": "On."},
        }
        heading = "\n".join(
            f"{key}: {json.dumps(value) if key != 'reviewed' else value}" for key, value in front.items()
        )
        # The tables of a file to take along are made from the front matter of its page, which a copy lacks.
        body = _END.sub(f" {number}", _WORKSHEET.sub("", pages[source].body))
        text = f"---\n{heading}\n---\n{body}\n\n[On](/{name}/{_place(following)})\n"
        (docs / name / _place(source)).write_text(text, "utf-8")
    return name


def plain_project(folder: Path, guide: Guide) -> None:
    """Write the same pages for MkDocs and Material alone: each block stands in them as the HTML that it becomes.

    There are two files of settings: `SETTINGS` and `PRUNED`.
    """
    shutil.rmtree(folder, ignore_errors=True)
    root = guide.library.root
    shutil.copytree(root / "docs/assets", folder / "docs/assets")
    for source, page in guide.library.pages.items():
        file = folder / "docs" / source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {json.dumps(guide.title_of(f'/{source}'))}\n---\n{_plain(guide, page)}", "utf-8")
    read, _ = read_data_file(root, root / SETTINGS, "!ENV")
    settings = {key: value for key, value in read.front.data.items() if key not in _ABOUT_OURS}
    settings["theme"] = {key: value for key, value in settings["theme"].items() if key != "custom_dir"}
    settings["markdown_extensions"] = [each for each in settings["markdown_extensions"] if str(each) not in _OURS]
    settings["plugins"] = ["search"]
    settings["nav"] = fill(settings["nav"], guide)
    # JSON is YAML as well.
    (folder / SETTINGS).write_text(json.dumps(settings), "utf-8")
    settings["theme"]["features"] = [*settings["theme"]["features"], "navigation.prune"]
    (folder / PRUNED).write_text(json.dumps(settings), "utf-8")


def _plain(guide: Guide, page: Page) -> str:
    count = iter(range(1, 10_000))
    return re.sub(CITATION, lambda _: f"<sup>[{next(count)}]</sup>", "\n".join(_with_html(guide, page)))


def _with_html(guide: Guide, page: Page) -> Iterator[str]:
    lines = page.body.split("\n")
    done = 0
    for opened in opened_blocks(page):
        begin = opened.line - page.body_line
        yield from lines[done:begin]
        options, _ = read_data(page.path, "\n".join(opened.inside))
        element = write(guide, opened.name, opened.argument, **(options.data or {}))
        yield tostring(element, encoding="unicode", method="html").replace("\n", " ")
        done = begin + len(opened.inside) + 2
    yield from lines[done:]
