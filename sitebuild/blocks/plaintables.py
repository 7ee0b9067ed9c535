"""Tables that a writer typed look and behave like those made from records."""

from xml.etree.ElementTree import Element

from sitebuild.blocks.parts import chip, scrolling
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL

TABLE = "wm-table"


def finish_tables(guide: Guide, root: Element) -> None:
    """Give every plain table below `root` a box that scrolls, and every head cell that names a model its chip."""
    number = 0
    models = {record.facts.title: record.id for record in guide.library.of(MODEL).values()}
    for parent in list(root.iter()):
        for position, table in enumerate(list(parent)):
            if table.tag != "table" or "class" in table.attrib:
                continue
            table.set("class", TABLE)
            heads = list(table.iter("th"))
            for head in heads:
                name = "".join(head.itertext()).strip()
                if name in models and head.get("scope") != "row":
                    head.clear()
                    head.append(chip(guide, models[name]))
            if parent.get("role") == "region":
                continue  # a block made it, with its box
            # Each region of a page needs a name of its own.
            number += 1
            parent[position] = scrolling(table, f"Table {number}: {''.join(heads[0].itertext()).strip()}")
            parent[position].tail, table.tail = table.tail, None
