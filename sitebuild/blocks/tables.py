"""Tables: how those made from records are built, and how those that a writer typed become like them."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from sitebuild.blocks.html import Child, append, element
from sitebuild.blocks.parts import chip
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL

TYPED = "wm-table"

ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def head(*names: Child, **attributes: str) -> Element:
    """Return the row that heads a table, with a heading for each column."""
    return element("tr", *(_cell("th", name, scope="col") for name in names), **attributes)


def row(heading: Child | Iterable[Child], *cells: Child | Iterable[Child], **attributes: str) -> Element:
    """Return a row under its heading. A cell is a text, an element, or several of both."""
    made = element("tr", _cell("th", heading, scope="row"), **attributes)
    made.extend(_cell("td", cell) for cell in cells)
    return made


def table(top: Element, rows: Iterable[Element], **attributes: str) -> Element:
    """Return a table under the row that heads it."""
    body = element("tbody")
    body.extend(rows)
    return element("table", element("thead", top), body, **attributes)


def _cell(tag: str, content: Child | Iterable[Child], **attributes: str) -> Element:
    made = element(tag, **attributes)
    # An element can be looped over too, so it is asked for first.
    append(made, [content] if content is None or isinstance(content, (str, Element)) else content)
    return made


def scrolling(made: Element, name: str) -> Element:
    """Return a table in a box that scrolls sideways on a phone; a keyboard must be able to scroll it too."""
    return element("div", made, class_="wm-table-scroll", tabindex="0", role="region", aria_label=name)


def grid(guide: Guide, caption: str, corner: str, rows: Iterable[Element]) -> Element:
    """Return a table with a column for each model that a phone shows as a stack: each heading above its cells.

    Some browsers take a table that is laid out as a stack for no table at all, so every part says what it is.
    """
    columns = [element("th", chip(guide, model, linked=False), scope="col") for model in guide.library.order.models]
    made = table(element("tr", element("td", corner), *columns), rows, class_="wm-grid", data_search_exclude="")
    made.insert(0, element("caption", caption))
    for part in made.iter():
        if part.tag == "th":
            part.set("role", "columnheader" if part.get("scope") == "col" else "rowheader")
        elif part.tag in ROLES:
            part.set("role", ROLES[part.tag])
    return made


def grid_cell(model: str, says: str, shape: str, strength: int = 2) -> Element:
    """Return a cell of a grid: a word or number on a shape in the model's colour.

    The shape says the same without colour: `full` for what is there, `half`, `empty`, and `crossed` for what cannot
    be. `strength`, from 1 to 4, is how dark it is filled.
    """
    return element("span", says, class_=f"wm-shape wm-shape--{shape} wm-shape--{strength} wm-model--{model}")


def finish_tables(guide: Guide, root: Element) -> None:
    """Give every plain table below `root` a box that scrolls, and every head cell that names a model its chip."""
    number = 0
    models = {record.facts.title: record.id for record in guide.library.of(MODEL).values()}
    for parent in list(root.iter()):
        for position, made in enumerate(list(parent)):
            if made.tag != "table" or "class" in made.attrib:
                continue
            made.set("class", TYPED)
            heads = list(made.iter("th"))
            for each in heads:
                name = "".join(each.itertext()).strip()
                if name in models and each.get("scope") != "row":
                    each.clear()
                    each.append(chip(guide, models[name]))
            if parent.get("role") == "region":
                continue  # a block made it, with its box
            # Each region of a page needs a name of its own.
            number += 1
            parent[position] = scrolling(made, f"Table {number}: {''.join(heads[0].itertext()).strip()}")
            parent[position].tail, made.tail = made.tail, None
