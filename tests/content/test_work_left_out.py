"""What is there only while somebody edits is in no built site."""

from pathlib import Path

from scripts.serving.server import OURS

LEFT_OUT = (OURS, "wm-at-work", "vscode:", "data-version")


def test_a_built_site_has_nothing_of_the_panel(published_site: Path) -> None:
    """No page, script, style or list of a built site names the panel, or anything that it uses."""
    files = [file for file in published_site.rglob("*") if file.suffix in {".html", ".js", ".css", ".json", ".xml"}]
    named = {f"{file.name}: {words}" for file in files for words in LEFT_OUT if words in file.read_text("utf-8")}

    assert len(files) > 300
    assert named == set()
