"""Where each rule of the quiz is written, so that a reason on the screen can be opened in an editor."""

from sitebuild.guide.guide import Guide


def sources_of(guide: Guide) -> dict[str, str]:
    """Return the place of each record."""
    return {}
