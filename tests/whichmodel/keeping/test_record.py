"""Records of a decision: what they say, as JSON and as Markdown, and how they come back."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.examples.toy import CLAIM, CONTRACT, HANDS, OWN, PLAIN, TOY, all_excluded
from whichmodel.deciding.outcome import Outcome
from whichmodel.facts.errors import DamagedRecord, InvalidAnswers, UnusableHeading
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import Knowledge
from whichmodel.keeping.link import open_link, write_link
from whichmodel.keeping.reading import SHAPE
from whichmodel.keeping.record import read_record, record, record_markdown

CLEAR = {"lead": "yes", "scope": "moving", "lasts": "months"}
UNREADY = {"lead": "nobody", "scope": "moving", "lasts": "months"}
DATE = "2026-03-31"


def made(knowledge: Knowledge = TOY, /, **answers: str) -> dict[str, Any]:
    """Return the record for some answers."""
    return record(knowledge, answers, date=DATE, title="Our garden")


def document(knowledge: Knowledge = TOY, /, **answers: str) -> str:
    """Return the record for some answers as Markdown."""
    return record_markdown(knowledge, answers, date=DATE, title="Our garden")


def section(text: str, title: str) -> list[str]:
    """Return the lines of one section of a document, without empty ones; none where there is no such section."""
    found = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return [line for line in found.split("\n") if line]


def refused(text: str) -> list[str]:
    """Return what is told of a text that is no whole record."""
    with pytest.raises(DamagedRecord) as caught:
        read_record(TOY, text)
    return list(caught.value.messages)


def test_record_says_what_was_decided() -> None:
    """A record names itself, its versions, title and date, the answers in words, the verdict, and the link."""
    found = made(**{**CLEAR, "lasts": "unknown"})

    assert {key: found[key] for key in ("kind", "format", "title", "date", "rules_version", "content_version")} == {
        "kind": "whichmodel-decision-record",
        "format": 1,
        "title": "Our garden",
        "date": DATE,
        "rules_version": "rules-1",
        "content_version": "content-1",
    }
    assert found["answers"] == [
        {
            "factor": "lead",
            "option": "yes",
            "question": "Who tells people what to do?",
            "answer": "Somebody with time",
        },
        {"factor": "scope", "option": "moving", "question": "Is the work fixed?", "answer": "It moves"},
        {"factor": "lasts", "option": "unknown", "question": "How long does it last?", "answer": "I don't know"},
    ]
    assert (found["verdict"], found["verdict_name"], found["first_choice"]) == ("recommended", "Recommended", HANDS)
    assert found["headline"] == "Borrowed hands fits your answers best."
    assert found["link"] == write_link(TOY, {**CLEAR, "lasts": "unknown"})
    assert found["sign_off"] == {"decided_by": "", "date": "", "agreed_by": ""}
    assert found["unanswered"] == []


def test_record_gives_the_reasons() -> None:
    """Reasons are those for and against the first choice, each with its grounds, and those that exclude another model."""
    reasons = made(lead="nobody", scope="fixed", lasts="months")["reasons"]

    assert [(reason["model"], reason["points"], reason["rules_out"], reason["because"]) for reason in reasons] == [
        (CONTRACT, 2, False, "It leads itself."),
        (CONTRACT, 2, False, "You can write it down."),
        (CONTRACT, 1, False, "It ends."),
        (HANDS, 0, True, "Nobody could lead them."),
    ]
    assert reasons[3] == {
        "model": HANDS,
        "name": "borrowed hands",
        "factor": "lead",
        "question": "Who tells people what to do?",
        "answer": "Nobody",
        "points": 0,
        "rules_out": True,
        "because": "Nobody could lead them.",
        "claims": [CLAIM],
        "judgement": "",
    }


def test_record_says_why_the_runner_up_lost() -> None:
    """The runner-up comes with every answer that sets it apart, and these add up to what it is behind."""
    runner_up = made(**CLEAR)["runner_up"]

    assert (runner_up["model"], runner_up["name"], runner_up["behind"]) == (OWN, "own gardener", 3)
    assert [(d["factor"], d["points"], d["because"]) for d in runner_up["differences"]] == [
        ("lead", 2, "You can lead them."),
        ("lasts", 1, "They leave after."),
    ]


def test_tie_gives_the_reasons_of_each() -> None:
    """Where nobody comes first, what speaks for each of the tied models is told, and there is no runner-up."""
    found = made(lead="yes", scope="fixed", lasts="months")

    assert (found["verdict"], found["first_choice"], found["runner_up"]) == ("close", None, None)
    assert {reason["model"] for reason in found["reasons"]} == {HANDS, CONTRACT}


def test_record_says_what_would_change_it() -> None:
    """Changes come with the answer in words and where they lead; robustness counts the answers that change nothing."""
    found = made(**CLEAR)

    changed = {tuple(a["option"] for a in change["answers"]): change["first_choice"] for change in found["changes"]}
    assert changed == {("busy",): OWN, ("nobody",): HANDS, ("fixed",): None, ("years",): OWN}
    assert all(change["says"] for change in found["changes"])
    assert found["changes"][-1]["answers"] == [
        {"factor": "lasts", "option": "years", "question": "How long does it last?", "answer": "Years"}
    ]
    assert (found["robustness"]["same"], found["robustness"]["of"]) == (0, 4)


def test_record_of_what_is_not_ready() -> None:
    """A record of not ready says what to put in place, the first step, the model after, and what that assumes."""
    assert made(**UNREADY)["not_ready"] == {
        "title": "Nobody leads moving work",
        "says": "The work moves and nobody steers it.",
        "claims": [CLAIM],
        "judgement": "",
        "missing": "A lead.",
        "helper": "",
        "first_step": {"says": "A plan for one bed.", "model": CONTRACT, "name": "contract"},
        "after": HANDS,
        "after_name": "borrowed hands",
        "assumes": [
            {
                "factor": "lead",
                "option": "yes",
                "question": "Who tells people what to do?",
                "answer": "Somebody with time",
            }
        ],
    }


def test_sources_are_those_that_the_record_cites() -> None:
    """Every source of something said is listed with who published it and what they sell, and no other."""
    assert made(**CLEAR)["sources"] == [
        {
            "claim": CLAIM,
            "says": "Hands need a lead.",
            "source": "The Almanac",
            "publisher": "Old Press",
            "date": "1900",
            "sells": "almanacs",
            "page": f"sources/almanac/#{CLAIM}",
        }
    ]
    assert made(scope="fixed", lasts="years")["sources"] == []


def test_whole_document() -> None:
    """The Markdown of a clear case, word for word but for what would change it."""
    text = document(**CLEAR)
    before, _, rest = text.partition("## What would change it\n")
    link = write_link(TOY, CLEAR)

    assert before == (
        "# Our garden\n\n"
        "Date: 2026-03-31\n\n"
        "**Borrowed hands fits your answers best.**\n\n"
        "## Why\n\n"
        "Borrowed hands has 4 points:\n\n"
        "- +2: You can lead them. You answered: Somebody with time. (source 1)\n"
        "- +1: They turn with you. You answered: It moves. (the guide's own judgement)\n"
        "- +1: They leave after. You answered: Some months. (the guide's own judgement)\n\n"
        "## What was weighed\n\n"
        "| Question | Answer |\n"
        "| --- | --- |\n"
        "| Who tells people what to do? | Somebody with time |\n"
        "| Is the work fixed? | It moves |\n"
        "| How long does it last? | Some months |\n\n"
        "## The runner-up, and why it lost\n\n"
        "Own gardener is 3 points behind. What it won or lost against the first choice:\n\n"
        "- -2: You can lead them. You answered: Somebody with time.\n"
        "- -1: They leave after. You answered: Some months.\n\n"
    )
    assert rest.partition("## Take care\n")[2] == (
        "\n"
        "- They leave: What they know leaves with them. (the guide's own judgement)\n"
        "    - Write it down.\n"
        "- Begin in spring: Plants need time. (the guide's own judgement)\n"
        "    - Wait.\n\n"
        "## Next steps\n\n"
        "1. Ring about borrowed hands. (source 1)\n\n"
        "## Sources\n\n"
        '"The Almanac". Publisher: Old Press. Date: 1900.\n'
        "What they sell: almanacs.\n\n"
        "1. Hands need a lead.\n\n"
        "## How this was decided\n\n"
        "- Rules version: rules-1\n"
        "- Content version: content-1\n"
        "- The same rules and the same answers always lead to the same result.\n"
        "- To open it again, put this behind the address of the quiz, after a #:\n\n"
        f"```text\n{link}\n```\n\n"
        "## Signed off\n\n"
        "- Decided by: ______________________________\n"
        "- Date: ______________________________\n"
        "- Agreed by: ______________________________\n"
    )


def test_document_says_what_would_change_it() -> None:
    """The document counts the answers that change nothing, and has a line for each that does."""
    lines = section(document(**CLEAR), "What would change it")

    assert lines[0] == "The result stays the same under 0 of 4 changes of a single answer."
    assert len(lines) == 5


def test_document_of_what_is_not_ready() -> None:
    """The document of not ready leads with what is missing, and with what excludes a model today."""
    assert section(document(**UNREADY), "Why") == [
        "The work moves and nobody steers it. (source 1)",
        "- Put in place: A lead.",
        "- Buy first: A plan for one bed. Buy it as contract.",
        "- After that: borrowed hands.",
        "- This takes for granted: Who tells people what to do? Somebody with time.",
        "Ruled out by the answers:",
        "- Borrowed hands: Nobody could lead them. You answered: Nobody. (source 1)",
    ]


def test_document_of_a_mix() -> None:
    """The document of a mix has a line for each part, and where they meet."""
    assert section(document(scope="fixed", lasts="years", lead="busy"), "Why") == [
        "A part of it is building, a part is care. (the guide's own judgement)",
        "- Laying out: contract. It ends.",
        "- Care: own gardener. It goes on.",
        "Where they meet: Who waters in the first month?",
    ]


def test_document_of_what_is_undecided() -> None:
    """The document of an open case says what was not answered and what to find out, from whom."""
    lasts = replace(TOY.factors[2], from_whom="The owner knows.")
    text = document(replace(TOY, factors=(*TOY.factors[:2], lasts)), lead="yes", scope="moving")

    assert section(text, "What was weighed")[-1] == "| How long does it last? | Not answered |"
    assert section(text, "What to find out") == ["- How long does it last? The owner knows."]
    assert section(text, "The runner-up, and why it lost") == []
    assert section(text, "Why") == []


def test_document_where_every_model_is_excluded() -> None:
    """Where the answers exclude every model, the document says which answer excludes each."""
    assert len(section(document(all_excluded(), lead="nobody"), "Why")) == 4


@pytest.mark.parametrize(("points", "total"), [(-2, "-2 points"), (-1, "-1 point"), (1, "1 point"), (2, "2 points")])
def test_one_point_is_singular_on_either_side_of_zero(points: int, total: str) -> None:
    """A total of one point, or of one point less than none, is not written as several."""
    against = replace(PLAIN.factors[0].options[1].effects[HANDS], points=points)
    busy = replace(PLAIN.factors[0].options[1], effects={HANDS: against})
    alone = replace(PLAIN, models=TOY.models[:1], factors=(replace(PLAIN.factors[0], options=(busy,)),))

    assert section(document(alone, lead="busy"), "Why") == [
        f"Borrowed hands has {total}:",
        f"- {points:+d}: They would wait. You answered: Somebody busy. (the guide's own judgement)",
    ]


def test_equal_runner_up() -> None:
    """A runner-up with as many points is not called behind."""
    knowledge = replace(PLAIN, factors=PLAIN.factors[:1])
    more = replace(knowledge.factors[0].options[0].effects[HANDS], points=0)
    yes = replace(knowledge.factors[0].options[0], effects={HANDS: more, OWN: replace(more, points=-1)})
    two = replace(knowledge, models=TOY.models[:2], factors=(replace(knowledge.factors[0], options=(yes,)),))

    assert made(two, lead="yes")["runner_up"] is None
    against = replace(PLAIN.factors[1].options[1], effects={CONTRACT: replace(more, points=-1)})
    moving = replace(PLAIN.factors[1], options=(against,))
    lead = replace(PLAIN.factors[0], options=(replace(yes, effects={CONTRACT: replace(more, points=1)}),))
    tied = replace(PLAIN, models=TOY.models[:2], factors=(lead, moving))
    assert section(document(tied, lead="yes", scope="moving"), "The runner-up, and why it lost")[0] == (
        "Contract has as many points. What it won or lost against the first choice:"
    )


def test_sources_are_named_once() -> None:
    """What one source says stands together under its name, numbered through; what is not known is said."""
    almanac = replace(TOY.sources[0], claims=(*TOY.sources[0].claims, replace(TOY.sources[0].claims[0], id="second")))
    leaflet = replace(TOY.sources[0], id="leaflet", title="Leaflet", publisher="", date="", sells="")
    leaflet = replace(leaflet, claims=(replace(leaflet.claims[0], id="third"),))
    step = replace(TOY.models[0].next_steps[0], claims=("third", "second"))
    hands = replace(TOY.models[0], next_steps=(step,))
    knowledge = replace(TOY, sources=(almanac, leaflet), models=(hands, *TOY.models[1:]))

    assert section(document(knowledge, **CLEAR), "Next steps") == ["1. Ring about borrowed hands. (sources 2, 3)"]
    assert section(document(knowledge, **CLEAR), "Sources") == [
        '"The Almanac". Publisher: Old Press. Date: 1900.',
        "What they sell: almanacs.",
        "1. Hands need a lead.",
        "2. Hands need a lead.",
        '"Leaflet". Publisher: not named. Date: not given.',
        "What they sell: not stated.",
        "3. Hands need a lead.",
    ]


def test_no_sentence_ends_twice() -> None:
    """An answer that is a whole sentence gets no second full stop."""
    yes = replace(TOY.factors[0].options[0], label="We lead.")
    lead = replace(TOY.factors[0], options=(yes, *TOY.factors[0].options[1:]))

    assert "You answered: We lead. (source 1)" in document(replace(TOY, factors=(lead, *TOY.factors[1:])), **CLEAR)


def test_texts_cannot_pass_for_markup() -> None:
    """A title, and any text of the guide, is escaped: it makes no heading, table cell, HTML, emphasis or link."""
    title = "# A *b* _c_ `d` [e](f) <g> |h| i & j\n## k"
    lead = replace(TOY.factors[0], ask="One | two\nthree?")
    text = record_markdown(replace(TOY, factors=(lead, *TOY.factors[1:])), CLEAR, date=DATE, title=title)

    assert text.split("\n")[0] == ("# \\# A \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> \\|h\\| i \\& j \\#\\# k")
    assert "| One \\| two three? | Somebody with time |" in text


def test_heading_is_checked() -> None:
    """A date that is none and a title that is too long are told together; a title is made one visible line."""
    with pytest.raises(UnusableHeading) as caught:
        record(TOY, CLEAR, date="31.3.2026\n", title="x" * 201)
    assert caught.value.messages == (
        "'31.3.2026\\n' is not a date; expected a day as YYYY-MM-DD, such as 2026-03-31.",
        "The title has 201 characters; expected at most 200.",
    )
    assert record(TOY, CLEAR, date=DATE, title=" a\r\n\tb\x00\u202e ")["title"] == "a b\\x00\\u202e"
    assert record(TOY, CLEAR, date=DATE)["title"] == "How we engage people for this work"


@pytest.mark.parametrize(
    "date", ["", "2026-02-29", "20260331", "2026-W01-1", "2026-3-31", "2026-03-31T00", "٢٠٢٦-٠٣-٣١", "2026-13-01"]
)
def test_only_days_are_dates(date: str) -> None:
    """Only a day of the calendar, written as YYYY-MM-DD, is a date."""
    with pytest.raises(UnusableHeading):
        record(TOY, CLEAR, date=date)


def test_wrong_answers_make_no_record() -> None:
    """Answers that the knowledge does not have are refused."""
    with pytest.raises(InvalidAnswers):
        made(leed="yes")


def test_json_imports_to_the_same_result() -> None:
    """A JSON record, however it is laid out, opens to the same as its link, signed or not."""
    found = made(**CLEAR)
    whole = open_link(TOY, write_link(TOY, CLEAR))
    found["sign_off"] = {"decided_by": "Ann", "date": DATE, "agreed_by": "Ben"}

    assert read_record(TOY, canonical(found)) == whole
    assert read_record(TOY, "\ufeff\n" + json.dumps(found, indent=2)) == whole


def test_markdown_imports_to_the_same_result() -> None:
    """A Markdown record opens to the same, edited and signed, with other line ends, broken lines or escaped signs."""
    text = document(**CLEAR)
    whole = open_link(TOY, write_link(TOY, CLEAR))

    assert read_record(TOY, text) == whole
    assert read_record(TOY, text.replace("Decided by: ___", "Decided by: Ann").replace("\n", "\r\n")) == whole
    assert read_record(TOY, text.replace("&scope", "\r\n&scope")) == whole
    assert read_record(TOY, text.replace("check=", "che\n  ck=\n").replace("link=1", "link\n=1")) == whole
    assert read_record(TOY, text.replace("&", "&amp;")) == whole
    assert read_record(TOY, "Notes.\n" + text + text) == whole


def test_question_called_check_imports() -> None:
    """A question named like the checksum does not cut the link short."""
    knowledge = replace(PLAIN, factors=(replace(PLAIN.factors[0], id="check"), *PLAIN.factors[1:]))
    longer = replace(knowledge.factors[0].options[0], id="yes-12345")
    knowledge = replace(knowledge, factors=(replace(knowledge.factors[0], options=(longer,)), *knowledge.factors[1:]))
    answers = {"check": "yes-12345", "scope": "moving"}

    assert dict(read_record(knowledge, document(knowledge, **answers)).answers) == answers


def test_records_of_earlier_rules_open() -> None:
    """Under other rules a record says the outcome then and now, and what was dropped."""
    later = replace(PLAIN, rules_version="rules-2", factors=PLAIN.factors[:2])
    for text in (canonical(made(**UNREADY)), document(**UNREADY)):
        opened = read_record(later, text)
        assert (opened.then, opened.now) == (Outcome("not-ready", HANDS), Outcome("close", OWN))
        assert (opened.made_under, opened.same_rules) == ("rules-1", False)
        assert [problem.key for problem in opened.dropped] == ["lasts"]


def test_other_words_are_no_damage() -> None:
    """A record in older words, under the same rules, still opens: only what decides must agree."""
    found = made(**CLEAR)
    found["headline"] = "Hands it is."
    found["answers"][0]["answer"] = "A lead with time"

    assert read_record(TOY, canonical(found)).same_rules


def test_record_must_agree_with_its_link() -> None:
    """Answers, outcome or versions in a JSON record that differ from those in its link are all told."""
    found = made(**CLEAR)
    found["rules_version"] = "rules-0"
    found["verdict"] = "close"
    found["first_choice"] = None
    found["answers"] = [{**found["answers"][0], "option": "busy"}, found["answers"][1], found["answers"][1]]

    assert refused(canonical(found)) == [
        "In the record, the answer to 'lasts' is 'not there', and in its link 'months'; they must be the same.",
        "In the record, the answer to 'lead' is 'busy', and in its link 'yes'; they must be the same.",
        "In the record, the first choice is 'none', and in its link 'borrowed-hands'; they must be the same.",
        "In the record, the rules version is 'rules-0', and in its link 'rules-1'; they must be the same.",
        "In the record, the verdict is 'close', and in its link 'recommended'; they must be the same.",
        "The record answers one question twice; keep one answer.",
    ]


def test_shape_is_checked() -> None:
    """Keys that are missing or do not belong, and values of the wrong kind, are all told with their places."""
    found = made(**CLEAR)
    del found["title"]
    found["__proto__"] = {}
    found["answers"][1] = {"factor": 1, "option": "moving", "question": None}
    found["format"] = True
    found["reasons"][0]["rules_out"] = 0
    found["mix"] = []
    found["sources"] = {}

    assert refused(canonical(found)) == [
        "Found a list as 'mix'; expected an object.",
        "Found a number as 'answers[1].factor'; expected a text.",
        "Found a number as 'reasons[0].rules_out'; expected true or false.",
        "Found an object as 'sources'; expected a list.",
        "Found null as 'answers[1].question'; expected a text.",
        "Found true or false as 'format'; expected a whole number.",
        "The key '__proto__' does not belong here.",
        "The key 'answers[1].answer' is missing.",
        "The key 'title' is missing.",
    ]


def test_endless_problems_are_cut_short() -> None:
    """After twenty problems the rest is counted only."""
    messages = refused(canonical({f"key-{number}": 1 for number in range(1000)}))

    assert len(messages) == 21
    assert messages[-1] == f"There are {1000 + len(SHAPE) - 20} more problems."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no link in the text; a record holds one, from 'link=1&' on."),
        ("[]", "There is no link in the text; a record holds one, from 'link=1&' on."),
        ("{", "The record is not JSON: Expecting property name enclosed in double quotes, at line 1, column 2."),
        ("x" * 262_145, "This text has 262145 characters, and a record has at most 262144."),
        (
            document(**CLEAR) + document(**UNREADY),
            "There are 2 different links in the text; a record holds one, from 'link=1&' on.",
        ),
        (
            document(**CLEAR).replace("scope=moving", "scope=fixed"),
            "The link in the record cannot be opened. The link was changed on its way: its checksum, '54b046e0', does not fit. "
            "Ask for it again, or answer the questions anew.",
        ),
        (
            canonical({**made(**CLEAR), "format": 2}),
            "This is 'whichmodel-decision-record', format 2; expected 'whichmodel-decision-record', format 1.",
        ),
        (
            canonical({**made(**CLEAR), "link": "link=1"}),
            "The link in the record cannot be opened. The link was cut off: its end, '&check=' and 8 characters, is not there. "
            "Ask for it again, or answer the questions anew.",
        ),
    ],
)
def test_what_is_no_record_is_told(text: str, message: str) -> None:
    """Text that is no record, or not a whole one, is refused with a sentence for a person."""
    assert refused(text) == [message]


def test_keys_that_stand_twice_are_told() -> None:
    """A key that stands twice in a JSON record is no silent choice."""
    text = canonical(made(**CLEAR)).replace('"format":1', '"format":1,"format":1')

    assert refused(text) == ["The key 'format' stands twice in one object; keep one."]
    strange = canonical(made(**CLEAR)).replace("{", '{"\\n":1,"\\n":1,', 1)
    assert "The key '\\n' stands twice in one object; keep one." in refused(strange)


def test_json_is_known_in_spite_of_what_stands_before_it() -> None:
    """A byte order mark or empty lines before a JSON record do not save it from being checked as one."""
    assert refused("\ufeff \r\n" + canonical({**made(**CLEAR), "kind": 1})) == [
        "Found a number as 'kind'; expected a text."
    ]
