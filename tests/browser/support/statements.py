"""What of a decision, as the decision module tells it, a reader is meant to see."""

from collections.abc import Iterator
from typing import Any

READ = {
    *("headline", "verdict_name", "says", "title", "summary", "because", "answer", "ask", "from_whom", "tried"),
    *("missing", "helper", "seam", "work", "publisher", "sells"),
}
"""The keys whose texts are read. `dropped` is told while the questions are asked, not in the result."""


def statements(told: Any) -> Iterator[str]:
    """Yield every sentence and name in a decision, or in a part of it."""
    if isinstance(told, list):
        for each in told:
            yield from statements(each)
    elif isinstance(told, dict):
        for key, value in told.items():
            if key in READ and isinstance(value, str):
                yield value
            elif key == "does":
                yield from value
            elif key != "dropped":
                yield from statements(value)
