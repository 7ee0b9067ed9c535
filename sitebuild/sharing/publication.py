"""What the whole guide is called, and where it stands."""

from dataclasses import dataclass

from sitebuild.guide.pageend import address

HOME = "index.md"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
STAND_IN = "https://this-guide.example/"
"""What pages write for the address of the guide itself, where somebody is to copy it; seen only where it has none."""


@dataclass(frozen=True)
class Publication:
    """The guide as a whole. `address` ends with a slash, and is empty where nobody said where the guide will stand."""

    name: str
    description: str
    address: str = ""

    @classmethod
    def of(cls, name: str, description: str, address: str | None) -> "Publication":
        """Return the guide at an address that may lack its last slash, or be none."""
        return cls(name, description, f"{address.rstrip('/')}/" if address else "")

    def at(self, place: str) -> str:
        """Return the whole address of a place below the root of the site; empty where the site has none."""
        return f"{self.address}{place}" if self.address else ""

    def page(self, source: str, anchor: str = "") -> str:
        """Return the whole address of the page at `source`, a path below docs/; empty where the site has none."""
        return self.at(f"{address(source)}{anchor}".removeprefix("./"))
