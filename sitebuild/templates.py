"""Compiled templates, kept from one build to the next."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import jinja2

from sitebuild.making import MADE

FOLDER = MADE / "templates"


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Keeps what Jinja makes of a template, for as long as the template and the `sources` of its filters are the same.

    Jinja itself looks at the text of the template, and works out at once what hangs on that alone.
    """

    def __init__(self, sources: Iterable[str | Path] = ()) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        super().__init__(str(FOLDER))
        texts = b"".join(Path(source).read_bytes() for source in sources)
        self._made_with = hashlib.sha256(jinja2.__version__.encode() + texts).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """Return what tells one text of a template from another."""
        return super().get_source_checksum(self._made_with + source)
