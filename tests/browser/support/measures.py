"""What can be measured of a page: faults that axe knows, targets that are too small, and what is cut off."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[3] / "node_modules/axe-core/axe.min.js"
LOOKS = {"dark": ("dark", "none"), "forced colours": ("light", "active"), "light": ("light", "none")}
"""How pages look: the scheme, and whether the reader's system chooses all colours. The last is what most people see."""

WIDE_TEXT = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""The text spacing of WCAG 2.2, success criterion 1.4.12."""

NARROW = {"320 pixels": (320, 640), "1280 pixels at 200 percent": (640, 450)}

SMALL_TARGETS = """() => {
    const found = [];
    const box = document.querySelector("which-model-quiz, which-model-diagnosis, which-model-costs");
    for (const control of box.querySelectorAll("button, summary, input, textarea, a[href]")) {
        // A label around or beside the control belongs to it.
        const area = control.type === "radio" || control.type === "checkbox" ? control.parentElement : control;
        const {width, height} = area.getBoundingClientRect();
        if (!width || !control.checkVisibility()) continue;
        // A link within a sentence is as high as its line.
        const inline = control.matches("a") && getComputedStyle(control).display === "inline";
        if (!inline && (width < 24 || height < 24)) found.push(`${control.outerHTML.slice(0, 90)} ${width}x${height}`);
    }
    return found;
}"""
"""Names every control that is less than 24 pixels wide or high: WCAG 2.2, success criterion 2.5.8."""

CUT_OFF = """() => {
    const found = [];
    for (const element of document.querySelectorAll(":is(which-model-quiz, which-model-diagnosis, which-model-costs) *")) {
        const {overflowX, overflowY} = getComputedStyle(element);
        const hides = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
        if (!hides || element.clientWidth <= 1 || element.closest(".wm-visually-hidden") || element.matches("input, textarea")) continue;
        if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
            found.push(element.outerHTML.slice(0, 90));
        }
    }
    return found;
}"""


def faults(page: Page, *looks: str, targets: bool = True) -> list[str]:
    """Return what axe finds wrong with the page as it stands: all that it knows in light, the colours in each look."""
    if not page.evaluate("'axe' in window"):
        # Not as an element: the page's policy refuses scripts that do not belong to it.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for look in looks or LOOKS:
        scheme, forced = LOOKS[look]
        page.emulate_media(color_scheme=scheme, forced_colors=forced, reduced_motion="reduce")  # type: ignore[arg-type]
        # Colours follow the device when a page is loaded; the reader's own choice changes this attribute later.
        page.evaluate(f"document.body.dataset.mdColorScheme = '{'slate' if scheme == 'dark' else 'default'}'")
        options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": targets}}}
        # Looks differ in their colours alone, so names, roles and sizes are looked at once.
        options |= {} if look == "light" else {"runOnly": ["color-contrast", "link-in-text-block"], "rules": {}}
        found.extend(
            f"{look}: {rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes']][:3]}"
            for rule in page.evaluate("(options) => axe.run(document, options)", options)["violations"]
        )
    return found


def whole(page: Page) -> None:
    """Hold that, narrow and enlarged, the page does not scroll sideways, nothing is cut off and every target is large."""
    for name, (width, height) in NARROW.items():
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
        assert page.evaluate(CUT_OFF) == [], name
        assert page.evaluate(SMALL_TARGETS) == [], name
