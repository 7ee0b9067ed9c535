"""What a word without quotes means in YAML, and the few words that programs read in different ways.

`No` is false to one reader of YAML and a word to the next, `12:30` is 750, and `010` is 8. Such a word is refused with
its remedy, so that whoever reads the guide's files, with whatever program, reads the same.
"""

import re
from datetime import date

# Everything else that looks like a number is refused.
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FRACTION = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_NUMBER = re.compile(
    r"[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*\.?[0-9_]*([eE][-+]?[0-9]+)?"
    r"|\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|\.(inf|Inf|INF|nan|NaN|NAN))"
)
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)([Tt ].*)?")
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
_SWITCH = re.compile(r"y|n|yes|no|on|off", re.IGNORECASE)

_BOOLEANS = {word: word[0] in "tT" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_NULLS = {"", "~", "null", "Null", "NULL"}


class Surprise(ValueError):
    """A word that programs read in different ways, or a day that the calendar does not have; `str()` says what to do."""


def meaning(word: str) -> str | int | float | bool | None:
    """Return what `word` means where it stands without quotes. A day stays text, and the schemas read it.

    Raises:
        Surprise: where another program may take it for something else.
    """
    if word in _NULLS:
        return None
    if word in _BOOLEANS:
        return _BOOLEANS[word]
    if word[0].isalpha():
        return _checked_word(word)
    if _WHOLE.fullmatch(word):
        return int(word)
    if _FRACTION.fullmatch(word):
        return float(word)
    return _checked_word(word)


def _checked_word(word: str) -> str:
    if _SWITCH.fullmatch(word):
        raise Surprise(f"'{word}' is false or true to some programs and a word to others; put it in quotes.")
    if _BASE_60.fullmatch(word):
        raise Surprise(f"'{word}' is a number in base 60 to some programs; put it in quotes.")
    if _NUMBER.fullmatch(word):
        raise Surprise(f"'{word}' is a number that programs read in different ways; write it plainly, or in quotes.")
    if word.startswith("=") or word == "<<":
        raise Surprise(f"'{word}' begins with a sign that has a meaning of its own in YAML; put it in quotes.")
    if found := _DAY.fullmatch(word):
        _check_day(word, *found.groups())
    return word


def _check_day(word: str, year: str, month: str, day: str, time: str | None) -> None:
    if time or len(month) < 2 or len(day) < 2:
        raise Surprise(f"'{word}' is not how a day is written; write it as in 2026-11-29, or put it in quotes.")
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        raise Surprise(f"'{word}' is a day that the calendar does not have; correct it.") from None
