"""Links: a decision as a text to keep and to send, and what becomes of it on its way."""

from binascii import crc32
from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, PLAIN, SPLIT, TOY
from whichmodel import InvalidKnowledge, Outcome, WhichModelError
from whichmodel.facts.errors import DamagedLink
from whichmodel.facts.knowledge import Knowledge, Model
from whichmodel.keeping.importing import Imported, import_link, then_and_now
from whichmodel.keeping.link import LONGEST, write_link

ANSWERS = {"lasts": "unknown", "lead": "nobody", "scope": "fixed"}
LINK = "link=1&rules=rules-1&lead=nobody&scope=fixed&lasts=unknown&verdict=recommended&first=contract&check=5b7f46d7"
"""The link for ANSWERS under the toy: the form in which links have been sent out, which must open for good."""

ANEW = "Ask for a new copy, or answer the questions again."

OTHER = replace(
    TOY,
    rules_version="rules-2",
    models=(TOY.models[0], replace(TOY.models[1], id="contractor"), TOY.models[2]),
    factors=(replace(TOY.factors[0], id="guidance"), TOY.factors[1]),
    patterns=(),
    failure_modes=(),
    renamed={"lead": "guidance", "contract": "contractor"},
)
"""A later toy: a question and a model have other ids, nobody gives the renamed one points, one question is gone."""


def signed(text: str) -> str:
    """Return a text with the checksum that belongs to it, as a careful forger or another program writes it."""
    return f"{text}&check={crc32(text.encode()):08x}"


def test_link_reads_as_what_it_says() -> None:
    """A link names form, rules, answers in the order of asking, outcome if there is one, and checksum, without escapes."""
    assert write_link(TOY, ANSWERS) == LINK
    assert write_link(TOY, {}).startswith("link=1&rules=rules-1&verdict=undecided&check=")


def test_link_opens() -> None:
    """A link opens to its answers and outcome, and says that the rules are the same."""
    outcome = Outcome("recommended", CONTRACT)
    answers = {"lead": "nobody", "scope": "fixed", "lasts": "unknown"}

    opened = import_link(TOY, LINK)
    assert opened == Imported(answers, outcome, outcome, "rules-1", same_rules=True, dropped=())
    assert list(opened.answers) == ["lead", "scope", "lasts"]
    assert then_and_now(TOY, opened) == ""


@pytest.mark.parametrize(
    "text",
    [
        f"#{LINK}",
        f"https://example.org/quiz/#{LINK}",
        f"  {LINK}\r\n",
        f"<https://example.org/quiz/#{LINK}>.",
        f"**[our result](https://example.org/quiz/#{LINK})**",
        f"\ufeff“{LINK}”\u200b",
        f"See {LINK} and tell me.",
        LINK * 2,
        # Put behind it, or before it, by what counts who clicks.
        f"https://example.org/quiz/?utm_source=chat#{LINK}&utm_medium=social&fbclid=IwAR0",
        f"#{LINK}?utm_source=mail",
        f"#gclid=abc&{LINK}&x",
        # Written otherwise.
        LINK.replace("&", "&amp;"),
        LINK.replace("&", "&amp;amp;"),
        LINK.replace("&", "%26").replace("=", "%3D"),
        LINK.replace("&", "%2526").replace("=", "%253d"),
        LINK.replace("&", "%26amp%3b"),
        "https%3A%2F%2Fexample.org%2Fquiz%2F%23" + LINK.replace("&", "%26").replace("=", "%3D"),
        "https://guard.example/?url=https%3A%2F%2Fexample.org%2F%23"
        + LINK.replace("&", "%26").replace("=", "%3D")
        + "&data=05%7C01&reserved=0",
        f"https://example.org/caf%C3%A9/#{LINK}",
        f"{LINK[:20]}%E2%80%8B{LINK[20:40]}\u200b{LINK[40:]}",
        # Broken into lines: plain, quoted in a reply, as quoted-printable, and with more below.
        f"https://example.org/quiz/#{LINK[:50]}\r\n{LINK[50:]}",
        f"> https://example.org/quiz/#{LINK[:5]}\n> {LINK[5:]}\n> \n> Yours",
        f"Look:\r\n{LINK.replace('=', '=3D')[:50]}=\r\n{LINK.replace('=', '=3D')[50:]}\r\nYours",
        LINK.rjust(LONGEST),
    ],
)
def test_what_programs_and_people_do_to_links_is_forgiven(text: str) -> None:
    """Whatever stands around a link, however it was encoded and broken into lines: it opens where nothing was lost."""
    assert import_link(TOY, text) == import_link(TOY, LINK)


NO_LINK = "This is not a link of the quiz: found "
TWO = "There are 2 different links in this text; open one at a time."
BEGINNING_LOST = f"The beginning of the link, 'link=1', is missing, or was changed on the way. {ANEW}"
CHANGED = "The link was changed on the way: its checksum, '5b7f46d7', does not match."


def cut_off(last: str) -> str:
    """Return what is said of a link that ends too early."""
    return f"The link was cut off after '{last}': its end, '&check=' and 8 characters, is missing. {ANEW}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # Two links are not guessed at.
        (f"{LINK} or {write_link(TOY, {})}?", TWO),
        (f"{LINK}&{write_link(TOY, {})}", TWO),
        # Text that is no link.
        ("", f"{NO_LINK}nothing; expected 'link=1' and more."),
        ("#", f"{NO_LINK}nothing; expected 'link=1' and more."),
        ("https://example.org/#result", f"{NO_LINK}'result'; expected 'link=1' and more."),
        ("lead=\n\x00\u202e", f"{NO_LINK}'lead=\\x00\\u202e'; expected 'link=1' and more."),
        ("x" * 4097, "This text has 4097 characters, and a link of the quiz has at most 4096."),
        # Not the whole link as it was written: what is missing or changed is named where that can be told.
        (LINK[:-1], cut_off("check=5b7f46d")),
        (LINK[:8], cut_off("r")),
        (LINK[:42].replace("&", "%26"), cut_off("scope=fix")),
        (LINK[1:], BEGINNING_LOST),
        (LINK.replace("link=1", "lin=1"), BEGINNING_LOST),
        (LINK.replace("fixed", "moved"), f"{CHANGED} 'scope=moved' is not known to the quiz. {ANEW}"),
        (LINK.replace("lead", "le%ad"), f"{CHANGED} 'le=nobody' is not known to the quiz. {ANEW}"),
        (LINK.replace("fixed", "moving"), f"{CHANGED} {ANEW}"),
        (LINK.replace("&scope", " &scope"), f"{CHANGED} 'lead=nobody ' is not known to the quiz. {ANEW}"),
        # A link that no quiz of these rules has written, although its checksum fits.
        (
            signed("link=2&rules=rules-1&verdict=undecided"),
            "The link is written in form '2', and this quiz reads form '1'. Open it in a newer one.",
        ),
        (
            signed("link=1&rules=rules-1&lead=nobody&scope=fixed&lasts=months&verdict=close"),
            f'The link says "A close call", but its answers lead to "Recommended: Contract". {ANEW}',
        ),
        (
            signed("link=1&rules=rules-1&scop=fixed&leed=nobody&verdict=recommended&first=contract"),
            "The link names answers that its own rules do not have: 'leed' is not a question; did you mean 'lead'?",
        ),
        *(
            (signed(text), f"The checksum of the link matches, but no quiz writes such a link. {ANEW}")
            for text in (
                "link=1",
                "link=1&lead=nobody&verdict=undecided",
                "link=1&rules=rules-1&lead=nobody",
                "link=1&rules=rules-1",
                "link=1&first=contract",
                "link=1&rules=rules-1&lead=nobody&lead=nobody&verdict=undecided",
                "link=1&rules=rules-1&verdict=perhaps",
                "link=1&rules=rules-1&verdict=undecided&first=contract",
                "link=1&rules=rules-1&verdict=recommended",
                "link=1&rules=rules-1&verdict=recommended&first=mix",
                "link=1&rules=rules-1&verdict=close&first=mix",
                "link=1&rules=rules-1&verdict=mix",
                "link=1&rules=rules-1&verdict=mix&first=contract",
            )
        ),
    ],
)
def test_damage_and_forgery_are_told_in_words(text: str, message: str) -> None:
    """Text that is no whole link, or one that no quiz has written, is refused with a sentence for a person."""
    with pytest.raises(DamagedLink) as caught:
        import_link(TOY, text)
    assert isinstance(caught.value, WhichModelError)
    assert str(caught.value).startswith(message)


def test_ids_of_earlier_versions_open() -> None:
    """Questions, answers and models of earlier versions open under the ids of today; what is gone is listed."""
    opened = import_link(OTHER, LINK)

    assert dict(opened.answers) == {"guidance": "nobody", "scope": "fixed"}
    assert [problem.message for problem in opened.dropped] == [
        "'lasts' is not a question; expected one of: guidance, scope."
    ]
    assert (opened.then, opened.now) == (Outcome("recommended", "contractor"), Outcome("close", None))
    assert (opened.made_under, opened.same_rules) == ("rules-1", False)


ROBOT = Model("robot", "Robot", "robot", "In short.", ())


@pytest.mark.parametrize(
    ("later", "says"),
    [
        (OTHER, 'was "Recommended: Contract". Today it is "A close call".'),
        (PLAIN, 'is the same: "Recommended: Contract".'),
        (
            replace(PLAIN, models=(TOY.models[0], ROBOT)),
            'was "Recommended: contract". Today it is "Recommended: Robot".',
        ),
        (
            replace(PLAIN, patterns=(replace(SPLIT, when={"scope": ("fixed",)}),)),
            'was "Recommended: Contract". Today it is "A mix".',
        ),
    ],
)
def test_other_rules_show_then_and_now(later: Knowledge, says: str) -> None:
    """A link of other rules tells both results, a model by its title, and by its id where it is a model no longer."""
    later = replace(later, rules_version="rules-2")

    assert then_and_now(later, import_link(later, LINK)) == f"The rules have changed since then. The result {says}"


def test_a_name_without_end_is_told_short() -> None:
    """A link of other rules may call its first choice anything; what a person reads of it fits on a line."""
    opened = import_link(TOY, signed(f"link=1&rules=rules-0&verdict=recommended&first={'x' * 3_000}"))

    assert f'The result was "Recommended: {"x" * 59}…".' in then_and_now(TOY, opened)


def test_questions_may_have_any_id() -> None:
    """Questions and answers named like the link's own keys do not confuse it."""
    names = ("verdict", "first", "check")
    factors = tuple(replace(factor, id=name) for factor, name in zip(TOY.factors, names, strict=True))
    knowledge = replace(PLAIN, factors=factors)
    answers = {"verdict": "yes", "first": "moving", "check": "months"}
    link = write_link(knowledge, answers)

    assert link.startswith("link=1&rules=rules-1&verdict=yes&first=moving&check=months&verdict=recommended&first=")
    assert dict(import_link(knowledge, link).answers) == answers
    partial = {"first": "moving"}
    assert dict(import_link(knowledge, write_link(knowledge, partial)).answers) == partial


def test_ids_that_do_not_fit_into_a_link() -> None:
    """Knowledge whose ids would need escaping, or make a link that is too long to open, is refused."""
    with pytest.raises(InvalidKnowledge, match="'Rules & co' cannot stand in a link; expected a-z, 0-9 and hyphens"):
        write_link(replace(TOY, rules_version="Rules & co"), {})
    with pytest.raises(InvalidKnowledge, match="expected at most 4096"):
        write_link(replace(TOY, rules_version="x" * 4096), {})
    just = LONGEST - len(write_link(replace(TOY, rules_version="x"), {})) + 1
    assert len(write_link(replace(TOY, rules_version="x" * just), {})) == LONGEST
