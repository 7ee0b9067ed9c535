"""A page in its own type."""

from playwright.sync_api import Page

WITH_TYPE = """async () => {
  for (const { cssRules } of document.styleSheets) {
    for (const rule of cssRules) if (rule instanceof CSSFontFaceRule) rule.style.setProperty("font-display", "block");
  }
  const faces = ["400 16px 'Source Sans 3'", "600 16px 'Source Sans 3'", "400 16px 'Source Serif 4'", "600 16px 'Source Serif 4'"];
  await Promise.all(faces.map((face) => document.fonts.load(face)));
  await document.fonts.ready;
}"""


def with_type(page: Page) -> None:
    """Show a page in its own type, as the second one of a visit has it; the first may stay in a stand-in."""
    page.evaluate(WITH_TYPE)
