"""Reading strangers' JSON, and writing it in one way only."""

import pytest

from whichmodel.facts.errors import InvalidJson
from whichmodel.facts.jsontext import DEEPEST, LONGEST_SHOWN, canonical, kind_of, read_json, shown


def refused(text: str) -> str:
    """Return why a text is refused."""
    with pytest.raises(InvalidJson) as caught:
        read_json(text)
    return str(caught.value)


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":', "}")])
def test_depth_has_a_limit(opened: str, closed: str) -> None:
    """As many lists or objects as agreed may stand inside one another, not one more, and not a great many more."""
    assert read_json(opened * DEEPEST + "1" + closed * DEEPEST)[1] == ()
    for depth in (DEEPEST + 1, DEEPEST + 2, 10 * DEEPEST, 1000 * DEEPEST):
        assert refused(opened * depth + "1" + closed * depth) == "the values are nested too deeply"


def test_only_depth_counts() -> None:
    """Many lists side by side, and brackets inside texts, are not deep, with or without quotation marks among them."""
    side_by_side = "[" + ",".join(["[[]]"] * DEEPEST) + "]"
    quoted = ['"' + "[{" * DEEPEST + '"', '"\\"' + "[" * (DEEPEST + 1) + '\\""', '"\\\\"']
    for text in (side_by_side, *quoted, "[" + ",".join(quoted) + "]"):
        assert read_json(text)[1] == ()
    inside = '["\\\\",' * (DEEPEST + 1) + "1" + "]" * (DEEPEST + 1)
    assert refused(inside) == "the values are nested too deeply"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value, at line 1, column 1"),
        ('{"a":\n x}', "Expecting value, at line 2, column 2"),
        ("NaN", "NaN is not a JSON value"),
        ("-Infinity", "-Infinity is not a JSON value"),
        ("1" * 5000, "a number is too long"),
    ],
)
def test_what_is_no_json(text: str, reason: str) -> None:
    """What is refused says why and where."""
    assert refused(text) == reason


def test_keys_that_stand_twice() -> None:
    """Keys that stand twice in one object are named, at any depth; the same key in two objects is no matter."""
    assert read_json('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}') == ({"a": 3, "b": {"c": 2}}, ("c", "a"))
    assert read_json('[{"a": 1}, {"a": 2}]') == ([{"a": 1}, {"a": 2}], ())


def test_one_way_of_writing() -> None:
    """Keys are sorted, nothing stands between them, letters stay letters, and what is no JSON is not written."""
    assert canonical({"b": [1, None], "a": "ü"}) == '{"a":"ü","b":[1,null]}'
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


def test_a_stranger_s_text_is_cut_and_escaped() -> None:
    """What fits is shown whole; one letter more ends in an ellipsis; what has no shape is escaped."""
    assert shown("x" * LONGEST_SHOWN) == "x" * LONGEST_SHOWN
    assert shown("x" * (LONGEST_SHOWN + 1)) == "x" * (LONGEST_SHOWN - 1) + "…"
    assert shown("a\nü\u200b'\ud800") == "a\\nü\\u200b'\\ud800"


def test_kinds_of_values() -> None:
    """Each kind of JSON value has its words, and true is no number."""
    values = {
        "null": None,
        "true or false": True,
        "a text": "x",
        "a list": [],
        "an object": {},
        "something else": object(),
    }

    assert [kind_of(value) for value in values.values()] == list(values)
    assert kind_of(1) == kind_of(1.5) == "a number"
