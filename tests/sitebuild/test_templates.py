"""Templates are compiled once for many builds, and anew as soon as something has changed."""

from pathlib import Path

import jinja2
import pytest

from sitebuild import templates
from sitebuild.templates import CompiledTemplates


def shown(text: str, source: Path) -> str:
    """Return what a template says whose one filter is written in `source`, in a process that has seen none of it."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"page.html": text}), bytecode_cache=CompiledTemplates([source]), autoescape=True
    )
    environment.filters["loud"] = lambda word: word + source.read_text("utf-8")
    return environment.get_template("page.html").render()


def test_a_template_is_compiled_again_only_after_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compiled is taken from the disk, unless the template or what its filters do has changed."""
    compiled = list[str]()
    compile_it = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, *rest: object) -> object:
        compiled.append(source)
        return compile_it(self, source, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    monkeypatch.setattr(templates, "FOLDER", tmp_path / "templates")
    filters = tmp_path / "filters.py"
    filters.write_text("!", encoding="utf-8")

    assert [shown("{{ 'Yes' | loud }}", filters) for _ in range(2)] == ["Yes!", "Yes!"]
    assert len(compiled) == 1

    # Jinja works out at once what a filter makes of a word that stands in the template.
    filters.write_text("?", encoding="utf-8")
    assert shown("{{ 'Yes' | loud }}", filters) == "Yes?"
    assert shown("{{ 'No' | loud }}", filters) == "No?"
    assert len(compiled) == 3
