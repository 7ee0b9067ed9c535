"""Notes which functions Python calls. It loads nothing itself, so that it can begin before all else is loaded."""

import sys

called: set[tuple[str, str, int]] = set()
"""Of each function its file, its name within it, and its line."""

_watch = sys.monitoring


def _note(code, _place):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - its type would have to be loaded
    called.add((code.co_filename, code.co_qualname, code.co_firstlineno))
    return _watch.DISABLE


def begin() -> None:
    """Note each function from here on, once."""
    _watch.use_tool_id(_watch.PROFILER_ID, __name__)
    _watch.register_callback(_watch.PROFILER_ID, _watch.events.PY_START, _note)
    _watch.set_events(_watch.PROFILER_ID, _watch.events.PY_START)


def told() -> None:
    """Print what was called since this was last told, as a list of Python's."""
    print(sorted(called), flush=True)
    called.clear()
    _watch.restart_events()
