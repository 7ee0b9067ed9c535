"""What Python lets go of, in the browser's Python itself, once it has started and nothing is imported any more.

A function that was not called in the training raises instead: an exception that no code catches, so
that the plain way is asked. With the functions goes what only they named, and what classes say of themselves to people.
Of the decision module those modules keep all their functions of which the training calls any.
"""

import gc
import sys
from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any

Place = tuple[str, str, int]
"""Of a function: its file, its name within it, and its line."""

KINDS = 0x20 | 0x80 | 0x200
"""The marks of generators and coroutines: Python does not like to change these."""
_ALWAYS = {"__name__", "__builtins__"}
_OWN = "/whichmodel/"
_RECORDS = "whichmodel.facts."
_LEFT = {"builtins", "sys", "gc"}
"""Modules that keep all their names."""


class NotTrained(BaseException):
    """A function was called that is not here. No `except Exception` holds it up."""


def _raising(*_given: object, **_named: object) -> None:
    raise 0  # type: ignore[misc]  # noqa: B016 - room for the exception


def place_of(code: CodeType) -> Place:
    """Return where a function stands."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def emptied(code: CodeType, raised: object = NotTrained) -> CodeType:
    """Return code that raises, of the same kind and in as wide a closure as another."""
    return _raising.__code__.replace(
        co_consts=tuple(raised if each == 0 else each for each in _raising.__code__.co_consts),
        co_freevars=tuple(f"free{number}" for number in range(len(code.co_freevars))),
        co_flags=_raising.__code__.co_flags | code.co_flags & KINDS,
    )


def shed(called: set[Place], untold: dict[str, list[str]]) -> None:  # noqa: PLR0912 - one sweep over all modules
    """Keep only functions that were called, and what they name, in all modules but this one; drop the `untold` fields.

    `untold` has fields by the name of their record, of which none has a default.
    """
    gc.unfreeze()
    for record in gc.get_objects():
        if str(type(record).__module__).startswith(_RECORDS):
            for name in untold.get(type(record).__name__, ()):
                object.__delattr__(record, name)
    made: dict[tuple[int, int], CodeType] = {}
    names: set[str] = set()
    homes: set[object] = set()
    uncalled: set[int] = set()
    types = _types(object, set())
    own = {file for file, _, _ in called if _OWN in file}
    for function in _functions():
        code = function.__code__
        if code.co_filename in own or place_of(code) in called:
            _gather(code, names)
            homes.add(function.__globals__.get("__name__"))
            function.__code__ = _fresh(code)
            continue
        uncalled.add(id(function))
        shape = len(code.co_freevars), code.co_flags & KINDS
        function.__code__ = made[shape] = made.get(shape) or emptied(code)
        for name in ("__doc__", "__defaults__", "__kwdefaults__", "__annotations__"):
            setattr(function, name, None)
    raising = FunctionType(emptied(_raising.__code__), {})
    raising.__qualname__ = raising.__name__ = ""
    while types:  # which would keep those that nothing else keeps
        _shed_type(types.pop(), lambda value: id(value) in uncalled, raising)
    for key, module in list(sys.modules.items()):
        if key in _LEFT or vars(module) is globals():
            continue
        for name, value in list(vars(module).items()):
            if name not in names and name not in _ALWAYS:
                del vars(module)[name]
            elif id(value) in uncalled:
                vars(module)[name] = raising
        if module.__name__ not in homes:
            del sys.modules[key]
    sys.path.clear()
    sys.path_importer_cache.clear()
    sys.path_hooks.clear()
    sys.meta_path.clear()
    sys._clear_internal_caches()  # noqa: SLF001 - nothing else drops them
    gc.collect()
    # No request leaves anything behind that only the collector would find, and when it ran would be left to chance.
    gc.disable()


def _shed_type(one: type, is_uncalled: Callable[[object], bool], raising: FunctionType) -> None:
    """Let all functions of a class that were not called be one, and take away what it says of itself to people."""
    # Types of C do not like to be changed; what they hold is held by what shows it.
    held: dict[str, Any] = gc.get_referents(vars(one))[0]
    for name in ("__doc__", "__annotations__", "__match_args__", "__dataclass_params__"):
        if held.get(name) is not None:
            held[name] = None
    for name, value in list(held.items()):
        if type(value) is FunctionType and is_uncalled(value):
            type.__setattr__(one, name, raising)


def _types(one: type, found: set[type]) -> set[type]:
    """Return a class with all that derive from it."""
    if one not in found:
        found.add(one)
        derived: list[type] = type.__subclasses__(one)
        for each in derived:
            _types(each, found)
    return found


def _functions() -> list[Any]:
    own = globals()
    return [each for each in gc.get_objects() if isinstance(each, FunctionType) and each.__globals__ is not own]


def _gather(code: CodeType, names: set[str]) -> None:
    names.update(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            _gather(constant, names)


def _fresh(code: CodeType) -> CodeType:
    """Return code without what Python has noted in it while it ran."""
    constants = tuple(_fresh(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_consts=constants)
