"""What the search finds: the entries of its index, with other names and kinds, and no larger than a reader needs.

An entry is a page, or a section of one, as the theme's plugin makes it: `location`, `title`, `text` with some HTML.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import CASE, COMPARISON, FACTOR, FAILURE_MODE, GLOSSARY, MODEL, PATTERN, SOURCE, Kind

Entry = dict[str, Any]

TERM = "Term"
LABELS: Mapping[Kind, str] = {
    MODEL: "Model",
    FACTOR: "Question",
    FAILURE_MODE: "Failure",
    PATTERN: "Pattern",
    CASE: "Case",
    COMPARISON: "Comparison",
    SOURCE: "Source",
}
"""What a reader is told that a page is, by its kind."""

LEFT_OUT = ("<table", '<sup class="wm-cite"', '<span class="wm-said-by"', '<span class="wm-judgement"')
"""How each part of a page begins that says elsewhere said words again, or what a statement rests on.

Blocks that are left out as a whole say so in their templates.
"""


MARK = ' data-search-exclude="yes"'
"""How such a part is marked for whatever makes the index."""


def as_searched(html: str) -> str:
    """Return a page as the search is to read it: the theme's plugin leaves out what is marked so, and takes the mark out."""
    for beginning in LEFT_OUT:
        html = html.replace(beginning, f"{beginning}{MARK}")
    return html


def shaped(guide: Guide, source: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries of the page at `source` as they go into the index.

    `tags` are other names of what an entry is about, and `kind` is what that is, where it has a name. A section that
    is a heading alone is left out, and so is one of a source.
    """
    kind = guide.library.records[source].kind
    terms = {term.id: term for term in guide.library.terms} if kind is GLOSSARY else {}
    for entry in entries:
        names = entry.pop("tags", ())
        _, is_section, anchor = entry["location"].partition("#")
        label = "" if is_section else LABELS.get(kind, "")
        if anchor in terms:
            names, label = terms[anchor].also, TERM
        elif is_section:
            names = ()
        # The sections of a source say how far to trust it, which nobody looks for without knowing the source.
        if is_section and (not entry["text"] or kind is SOURCE):
            continue
        entry["text"] = _small(entry["text"])
        if entry.get("boost") == 1:
            del entry["boost"]
        yield {**entry, **({"tags": list(names)} if names else {}), **({"kind": label} if label else {})}


def part_index(site: Path) -> None:
    """Leave in the index that the theme reads in every page its settings alone; the worker fetches the entries itself."""
    index = site / "search/search_index.json"
    whole = json.loads(index.read_text(encoding="utf-8"))
    for file, part in ((index.with_name("entries.json"), whole["docs"]), (index, {**whole, "docs": []})):
        file.write_text(json.dumps(part, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _small(text: str) -> str:
    """Return a text with blocks as paragraphs, of which the search shows those with what was sought, and no other HTML."""
    text = re.sub("<(/?)li>", r"<\1p>", text)
    text = re.sub("</?(?:ul|ol|code|pre|sub|sup)>|^<p>Also: .*?</p>", "", text)
    return re.sub(r"\s*(</?p>)\s*", r"\1", text)
