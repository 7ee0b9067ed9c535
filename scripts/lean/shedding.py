"""What Python lets go of, in the browser's Python itself, once it has started and nothing is imported any more.

A function of the library that was not called in the training raises instead: an exception that no code catches, so that
the plain way is asked. With the functions goes what only they named. The decision module keeps all its functions.
"""

import gc
import sys
from types import CodeType, FunctionType
from typing import Any

Place = tuple[str, str, int]
"""Of a function: its file, its name within it, and its line."""

_KINDS = 0x20 | 0x80 | 0x200
"""The marks of generators and coroutines: Python does not like to change these."""
_ALWAYS = {"__name__", "__builtins__"}
_OWN = "/whichmodel/"
_LEFT = {"builtins", "sys", "gc"}
"""Modules that keep all their names."""


class NotTrained(BaseException):
    """A function was called that is not here. No `except Exception` holds it up."""


def _raising() -> CodeType:
    def raising(*_given: object, **_named: object) -> None:
        raise 0  # type: ignore[misc]  # noqa: B016 - room for the exception

    return raising.__code__


def shed(called: set[Place]) -> None:
    """Keep only functions that were called, and what they name, in all modules but this one."""
    gc.unfreeze()
    pattern, made = _raising(), dict[tuple[int, int], CodeType]()
    names: set[str] = set()
    homes: set[object] = set()
    for function in _functions():
        code = function.__code__
        if _OWN in code.co_filename or (code.co_filename, code.co_qualname, code.co_firstlineno) in called:
            _gather(code, names)
            homes.add(function.__globals__.get("__name__"))
            continue
        shape = len(code.co_freevars), code.co_flags & _KINDS
        made[shape] = made.get(shape) or pattern.replace(
            co_consts=tuple(NotTrained if each == 0 else each for each in pattern.co_consts),
            co_freevars=tuple(f"free{number}" for number in range(shape[0])),
            co_flags=pattern.co_flags | shape[1],
        )
        function.__code__ = made[shape]
        for name in ("__doc__", "__defaults__", "__kwdefaults__", "__annotations__"):
            setattr(function, name, None)
    for key, module in list(sys.modules.items()):
        if key in _LEFT or vars(module) is globals():
            continue
        for name in vars(module).keys() - names - _ALWAYS:
            del vars(module)[name]
        if module.__name__ not in homes:
            del sys.modules[key]
    sys.path.clear()
    sys.path_importer_cache.clear()
    gc.collect()
    # No request leaves anything behind that only the collector would find, and when it ran would be left to chance.
    gc.disable()


def _functions() -> list[Any]:
    own = globals()
    return [each for each in gc.get_objects() if isinstance(each, FunctionType) and each.__globals__ is not own]


def _gather(code: CodeType, names: set[str]) -> None:
    names.update(code.co_names)
    for each in code.co_consts:
        if isinstance(each, CodeType):
            _gather(each, names)


def note_calls() -> set[CodeType]:
    """Begin to note which functions are called, each once; return the set that grows."""
    called: set[CodeType] = set()
    watch = sys.monitoring

    def note(code: CodeType, _place: int) -> object:
        called.add(code)
        return watch.DISABLE

    watch.use_tool_id(watch.PROFILER_ID, __name__)
    watch.register_callback(watch.PROFILER_ID, watch.events.PY_START, note)
    watch.set_events(watch.PROFILER_ID, watch.events.PY_START)
    return called


def places_of(called: set[CodeType]) -> list[Place]:
    """Return where the functions stand that were called."""
    return sorted((code.co_filename, code.co_qualname, code.co_firstlineno) for code in called)
