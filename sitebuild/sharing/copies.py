"""A copy of each page as Markdown, for whoever reads with a program, and the list of all copies in `llms.txt`."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from html_to_markdown import ConversionOptions, PreprocessingOptions, convert

from sitebuild.guide.guide import Guide
from sitebuild.guide.pageend import address
from sitebuild.sharing.publication import Publication

COPY = "index.md"
"""How the copy of a page is called, beside its `index.html`."""

LIST = "llms.txt"
OTHERS = "Optional"
"""The section of what stands in no section, which a program may skip: so the makers of such lists agreed."""

LEFT_OUT = [
    ".headerlink",
    ".wm-letters",
    ".wm-reason-links",
    ".wm-without-script",
    "input",
    "script",
    "svg",
    "template",
]
"""What is only of use on the page itself, as selectors of CSS."""

REWRITTEN: Sequence[tuple[str, str]] = (
    # The words of a tooltip stand on the page to which the link leads.
    (r' title="[^"]*"', ""),
    # Pages link to pages, so copies link to copies. Answers behind a hash sign are for the quiz alone.
    (r'(<a\b[^>]* href="(?!/|\w+:)[^"#]*/)(?=["#])(?!#[^"]*=)', rf"\1{COPY}"),
    # A list of terms becomes a list of points.
    (r"<(/?)dl\b[^>]*>", r"<\1ul>"),
    (r"<dt\b[^>]*>(.*?)</dt>\s*<dd\b[^>]*>", r"<li><em>\1</em> "),
    (r"</dd>", "</li>"),
    # Claims keep the numbers by which the text cites them.
    (r'<ol class="wm-sources">(.*?)</ol>', r"<ul>\1</ul>"),
    (r'<li value="(\d+)"[^>]*>', r"<li>[\1] "),
    # One answer of a form after the other.
    (r'<div class="wm-option">(.*?)</div>', r"<p>\1</p>"),
    (r"<label\b[^>]*>\s*", r"\g<0>☐ "),
    (r'<span\b[^>]*class="wm-option-hint"', r"<br>\g<0>"),
)
"""What is put differently in the HTML of a page: a pattern, and what takes its place."""

OPTIONS = ConversionOptions(
    bullets="-",
    compact_tables=True,
    exclude_selectors=LEFT_OUT,
    extract_metadata=False,
    preprocessing=PreprocessingOptions(remove_forms=False),
)


def copy(guide: Guide, source: str, html: str) -> str:
    """Return the page at `source`, of which `html` is the article, as Markdown with front matter."""
    record = guide.library.records[source]
    for pattern, instead in REWRITTEN:
        html = re.sub(pattern, instead, html, flags=re.DOTALL)
    title = guide.title_of(source)
    facts = {"title": title, "description": record.page_facts.description}
    # A text in JSON is one in YAML as well.
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    heading = "" if "<h1" in html else f"# {title}\n\n"
    body = (convert(html, OPTIONS).content or "").strip()
    return f"---\n{front}reviewed: {record.page_facts.reviewed.isoformat()}\n---\n\n{heading}{body}\n"


def copy_place(source: str) -> str:
    """Return where the copy of the page at `source` lies, from the root of the site."""
    return f"{address(source)}{COPY}".removeprefix("./")


def llms_txt(guide: Guide, publication: Publication, contents: Sequence[Any]) -> str:
    """Return the list of all copies in the order of the contents of the guide, section by section.

    `contents` are pages, and mappings from a title to a page or to what stands in a section.
    """
    lines = [f"# {publication.name}", "", f"> {publication.description}"]
    sections = [(title, list(_pages(pages))) for section in contents for title, pages in section.items()]
    listed = {page for _, pages in sections for page in pages}
    sections.append((OTHERS, [page for page in guide.library.pages if page not in listed]))
    for title, pages in sections:
        lines += ["", f"## {title}", "", *(_entry(guide, publication, page) for page in pages)]
    return "\n".join((*lines, ""))


def _entry(guide: Guide, publication: Publication, source: str) -> str:
    place, description = copy_place(source), guide.library.records[source].page_facts.description
    return f"- [{guide.title_of(source)}]({publication.at(place) or place}): {description}"


def _pages(contents: Any) -> Iterator[str]:
    if isinstance(contents, str):
        yield contents
    else:
        for each in contents.values() if isinstance(contents, Mapping) else contents:
            yield from _pages(each)
