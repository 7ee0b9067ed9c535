"""Blocks that lead a reader on: readiness, disagreements, recovery, situations, and the glossary."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from sitebuild.blocks.html import append, element, grouped, joined
from sitebuild.blocks.parts import cite, factor_link, grounds, statements
from sitebuild.blocks.records import would_have_fitted
from sitebuild.blocks.sources import voice
from sitebuild.guide.guide import Guide
from sitebuild.guide.pageend import RECOVERY_ANCHOR
from sitebuild.records.kinds import (
    CASE,
    COMPARISON,
    DISAGREEMENTS,
    FACTOR,
    FAILURE_MODE,
    GLOSSARY,
    MODEL,
    PATTERN,
    PLAIN,
    READINESS,
    SOURCE,
    Kind,
)
from whichmodel.facts.knowledge import Statement

SHELVES: Mapping[str, tuple[Kind, ...]] = {
    "Models": (MODEL,),
    "Pages": (PLAIN, READINESS, DISAGREEMENTS, GLOSSARY),
    "Compare": (COMPARISON,),
    "When it fails": (FAILURE_MODE,),
    "What decides": (FACTOR,),
    "Warnings": (PATTERN,),
    "Cases": (CASE,),
    "Sources": (SOURCE,),
}
"""Under which word, and in which order, pages of each kind are listed for a situation."""

ANSWERS = (("right", "A good answer"), ("wrong", "A bad answer"), ("then", "After a bad answer"))


def readiness_checklist(guide: Guide) -> Element:
    """Return every question of readiness with what a good and a bad answer sound like, and what to do then."""
    box = element("ol", class_="wm-readiness")
    named: set[str] = set()
    for question in guide.library.records["readiness.md"].page_facts.questions:
        entry = element("li", element("h3", question.ask, id=question.id))
        for name, heading in ANSWERS:
            part: Statement = getattr(question, name)
            says = (element("strong", f"{heading}: "), part.says, *grounds(part))
            entry.append(element("p", *says, class_=f"wm-answer-{name}"))
        if question.factor and question.factor not in named:
            named.add(question.factor)
            link = factor_link(guide, question.factor)
            entry.append(element("p", "The quiz asks this too: ", link, ".", class_="wm-hint"))
        box.append(entry)
    return box


def disagreements(guide: Guide) -> Element:
    """Return every disagreement: each side with who says it and what they sell, and what a reader should do."""
    box = element("div", class_="wm-disagreements")
    for number, point in enumerate(guide.library.records["disagreements.md"].page_facts.disagreements, 1):
        sides = statements(point.sides, class_="wm-sides")
        for entry, side in zip(sides, point.sides, strict=True):
            entry.append(element("span", _said_by(guide, side), class_="wm-said-by"))
        advice = (element("strong", "What to do: "), point.advice.says, *grounds(point.advice))
        heading = element("h2", f"{number}. {point.asks}", id=point.id)
        append(box, [heading, sides, element("p", *advice, class_="wm-advice")])
    return box


def _said_by(guide: Guide, side: Statement) -> str:
    sources = dict.fromkeys(guide.claims[claim][0].id for claim in side.claims)
    return "Said by " + "; ".join(voice(guide, source) for source in sources) if sources else "Our reading"


def recovery_index(guide: Guide, model: str) -> Element:
    """Return the failures that happen under a model, each with its first move and what would have fitted."""
    box = element("div", id=f"{RECOVERY_ANCHOR}{model}", class_="wm-recovery")
    listed = element("dl", class_="wm-recovery-list")
    for mode in guide.records(FAILURE_MODE):
        if model in mode.facts.running:
            listed.append(element("dt", element("a", mode.facts.title, href=mode.link)))
            move = element("p", element("strong", "This week: "), mode.facts.first_move.says)
            listed.append(element("dd", move, element("p", *would_have_fitted(guide, mode.facts))))
    box.append(listed if len(listed) else element("p", "No failure of this guide begins here."))
    return box


def situation_index(guide: Guide) -> Element:
    """Return every situation by group, with the pages that help in it."""
    box = element("div", class_="wm-situations")
    for group, situations in grouped(guide.library.situations, lambda situation: situation.group).items():
        listed = element("dl", class_="wm-situation-list")
        for situation in situations:
            page, title = situation.first.page, guide.title_of(situation.first.page)
            says = f"{'' if title.endswith('?') else '.'} {situation.first.says}"
            lead = element("p", "Read first: ", element("a", title, href=page), says, class_="wm-read-first")
            help_too = element("dd", lead, *_helpful_pages(guide, situation.id, page))
            append(listed, [element("dt", situation.says, id=situation.id), help_too])
        append(box, [element("h2", group), listed])
    return box


def _helpful_pages(guide: Guide, situation: str, first: str) -> Iterable[Element]:
    """Yield a line for each kind of page that helps, without the one to read first."""
    for label, kinds in SHELVES.items():
        records = (guide.library.records.get(source) for source in guide.library.pages)
        found = [
            (guide.title_of(record.link), record.link)
            for record in records
            if record is not None
            and record.kind in kinds
            and record.link != first.partition("#")[0]
            and situation in record.page_facts.situations
        ]
        if found:
            links = joined((element("a", title, href=link) for title, link in sorted(found)), " · ")
            yield element("p", element("span", f"{label}: ", class_="wm-shelf"), *links)


def glossary_terms(guide: Guide) -> Element:
    """Return every term with an anchor, its other names, what it means, and the page that says more."""
    letters = grouped(guide.library.terms, lambda term: term.name[0].upper())
    links = joined((element("a", letter, href=f"#letter-{letter.lower()}") for letter in letters), " ")
    box = element("div", element("p", *links, class_="wm-letters"), class_="wm-glossary")
    for letter, terms in letters.items():
        box.append(element("h2", letter, id=f"letter-{letter.lower()}"))
        for term in terms:
            also = element("p", "Also: " + ", ".join(term.also) + ".", class_="wm-also") if term.also else None
            more = (" More: ", element("a", guide.title_of(term.page), href=term.page), ".") if term.page else ()
            append(box, [element("h3", term.name, id=term.id), also, element("p", term.says, cite(term.claims), *more)])
    return box
