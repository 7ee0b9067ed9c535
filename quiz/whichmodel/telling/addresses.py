"""Where each reason stands in the guide, so that whoever doubts one can point to it."""


def reason_id(factor: str, option: str, model: str) -> str:
    """Return how the reason is called for which an answer speaks for or against a model: by the ids of all three."""
    return f"{factor}--{option}--{model}"


def reason_page(factor: str, option: str, model: str) -> str:
    """Return the place of that reason on the page of its question, from the root of the site."""
    return f"factors/{factor}/#{reason_id(factor, option, model)}"
