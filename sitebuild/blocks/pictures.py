"""Pictures drawn from the records as SVG, each with a text alternative."""

from xml.etree.ElementTree import Element

from sitebuild.guide import Guide
from sitebuild.html import element


def model_map(guide: Guide) -> Element:
    """Return the map of the models: who directs the work, against what is bought."""
    return element("p", "map")


def answer_matrix(guide: Guide) -> Element:
    """Return what every answer of the quiz does to every model."""
    return element("p", "matrix")


def who_decides(guide: Guide) -> Element:
    """Return who takes each decision under each model."""
    return element("p", "decisions")
