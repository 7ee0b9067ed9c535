"""Build elements for Python-Markdown's tree. Text from records is never read as Markdown."""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

Child = Element | str | None


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """Return an element. `class_` becomes `class`, and `data_x` becomes `data-x`; None children are left out."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    append(made, children)
    return made


def append(parent: Element, children: Iterable[Child]) -> None:
    """Append elements and plain text to `parent`, in order."""
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            if len(parent):
                parent[-1].tail = AtomicString((parent[-1].tail or "") + child)
            else:
                parent.text = AtomicString((parent.text or "") + child)
        else:
            parent.append(child)


def items(children: Iterable[Element | str], **attributes: str) -> Element:
    """Return a list with one item for each child."""
    return element("ul", *(element("li", child) for child in children), **attributes)


def definitions(pairs: Iterable[tuple[Child, Child]], **attributes: str) -> Element:
    """Return a list of names, each with what belongs to it."""
    made = element("dl", **attributes)
    for name, says in pairs:
        append(made, [element("dt", name), element("dd", says)])
    return made


def joined(children: Iterable[Element], between: str) -> list[Child]:
    """Return the children with a text between each two."""
    result: list[Child] = []
    for child in children:
        if result:
            result.append(between)
        result.append(child)
    return result


def grouped[Thing](things: Iterable[Thing], group_of: Callable[[Thing], str]) -> dict[str, list[Thing]]:
    """Return things by group; groups and things in them stand in the order in which they come."""
    found: dict[str, list[Thing]] = {}
    for each in things:
        found.setdefault(group_of(each), []).append(each)
    return found


def folded(summary: str, *children: Child, class_: str = "wm-fold") -> Element:
    """Return what a reader can unfold, under a line that says what it is."""
    return element("details", element("summary", summary), *children, class_=class_)
