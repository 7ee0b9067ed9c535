"""The map, the grids and the type are as they were meant on every width: a browser measures what it drew."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.support.typeface import with_type

WIDTHS = [320, 390, 640, 1280]

OVERFLOWING = """() => {
  const inside = (small, large) =>
    small.left >= large.left - 1 && small.right <= large.right + 1 &&
    small.top >= large.top - 1 && small.bottom <= large.bottom + 1;
  const box = (part) => part.getBoundingClientRect();
  const found = [];
  for (const text of document.querySelectorAll(".wm-map text")) {
    // A name lies within its own colour, all other words within the drawing.
    const around = text.closest("g")?.querySelector("rect") ?? text.closest(".wm-map");
    if (!inside(box(text), box(around))) found.push(text.textContent);
  }
  for (const shape of document.querySelectorAll(".wm-shape")) {
    if (shape.scrollWidth > shape.clientWidth + 1) found.push(shape.textContent);
  }
  return found;
}"""

OVERLAPPING = """() => {
  const parts = [...document.querySelectorAll(".wm-map text, .wm-map .wm-mark")];
  const boxes = parts.map((part) => [part.textContent, part.getBoundingClientRect()]);
  const cover = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
  return boxes.flatMap(([words, one], at) =>
    boxes.slice(at + 1).filter(([, other]) => cover(one, other)).map(([others]) => [words, others]));
}"""

SMALLEST = """() => Math.min(...[...document.querySelectorAll(".wm-map text, .wm-shape, .wm-grid th, .wm-lead-number, .wm-ends")]
  .map((part) => parseFloat(getComputedStyle(part).fontSize)))"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["axes/", "models/", "quiz/how-it-decides/"])
def test_words_fit_their_place_and_are_large_enough(visit: Visit, path: str, width: int) -> None:
    """No word leaves its slot or cell or covers another, none is smaller than 11 px, and the page scrolls one way only."""
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.go(path)
    with_type(page)

    assert page.locator(".wm-map, .wm-grid").count() > 0
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(SMALLEST) >= 11
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_grid_stays_a_table_when_a_phone_shows_it_as_a_stack(visit: Visit) -> None:
    """Who listens to the page hears a table with its rows and columns, whatever it looks like."""
    visit.page.set_viewport_size({"width": 390, "height": 900})
    table = visit.go("axes/").get_by_role("table", name="Who takes which decision under each model")
    heads = [head.bounding_box() for head in table.get_by_role("rowheader").all()]
    first = table.get_by_role("row").nth(1).get_by_role("cell").first.bounding_box()

    assert table.get_by_role("columnheader").count() == 6
    assert len(heads) > 5
    assert heads[0] is not None and first is not None
    assert first["y"] >= heads[0]["y"] + heads[0]["height"] - 1


@pytest.mark.parametrize("width", [1024, 1220, 1280])
def test_all_six_models_stand_side_by_side_on_a_wide_screen(visit: Visit, width: int) -> None:
    """No column of the comparison of all models has to be looked for beyond the edge."""
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.go("compare/")
    with_type(page)

    assert page.locator(".wm-comparison thead th:visible").count() == 7
    assert page.locator(".wm-table-scroll").evaluate("(table) => table.scrollWidth - table.clientWidth") == 0


FACES = """() => {
  const shown = new Set();
  for (const part of document.querySelectorAll("body *")) {
    if (![...part.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim())) continue;
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(part);
    const [name] = fontFamily.match(/Serif|Sans/);
    if (fontStyle === "normal" && part.checkVisibility()) {
      shown.add(name === "Serif" ? (fontWeight < 500 ? "serif-4-common-400" : "serif-4-common-600") : "sans-3-common-wght");
    }
  }
  return [...shown].sort();
}"""


@pytest.mark.parametrize(
    "path",
    [
        "",
        "models/in-house/",
        "factors/need/",
        "failure-modes/",
        "patterns/hire-for-it/",
        "sources/product-delivery/",
        "practice/contract/",
        "about/decisions/rooms/",
    ],
)
def test_a_page_asks_at_once_for_each_face_that_it_shows(still: Visit, path: str) -> None:
    """Type that comes after the first picture is not used, so the first page of a visit would stay in a stand-in."""
    page = still.go(path)
    asked = page.eval_on_selector_all("link[rel=preload][as=font]", "links => links.map(link => link.href)")

    assert sorted(face.rpartition("/source-")[2].removesuffix("-normal.woff2") for face in asked) == page.evaluate(
        FACES
    )
