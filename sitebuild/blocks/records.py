"""Blocks about factors, patterns, failure modes and cases."""

from xml.etree.ElementTree import Element

from sitebuild.blocks.html import Child, append, element, items, joined
from sitebuild.blocks.parts import (
    DO_NOT_KNOW,
    STRENGTH_WORDS,
    chip,
    chips,
    cite,
    judged,
    option_effects,
    statement,
    statements,
)
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import CASE, FACTOR, FAILURE_MODE, PATTERN
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import MIX, Case, FailureMode, Pattern
from whichmodel.telling.wording import VERDICT_NAMES

STRENGTHS = "A typical sign hardly shows anywhere else; a weak one shows with other failures as well."
"""What the words beside a symptom mean."""

KIND_WORDS = {
    "not-ready": "Not ready: something has to be put in place first",
    "mix": "Mix: different parts of the work need different models",
    "contradiction": "Contradiction: two answers do not go together",
    "caution": "Caution",
    "advice": "Advice",
}


def factor_question(guide: Guide, factor: str) -> Element:
    """Return the question itself, as the quiz asks it."""
    facts = guide.library.of(FACTOR)[factor].facts
    return element("p", facts.ask, class_="wm-asked")


def factor_options(guide: Guide, factor: str) -> Element:
    """Return every answer to a question, each with an anchor and what it does to each model."""
    facts = guide.library.of(FACTOR)[factor].facts
    box = element("div", class_="wm-factor-options")
    for option in facts.options:
        section = element("section", element("h2", option.label, id=option.id), class_="wm-option-effects")
        if option.hint:
            section.append(element("p", option.hint, class_="wm-hint"))
        section.append(option_effects(guide, option))
        box.append(section)
    return box


def answer_link(guide: Guide, factor: str, option: str) -> Element:
    """Return an answer in words, linked to its place on the factor's page."""
    found = guide.option(factor, option)
    if found is None:
        return element("span", DO_NOT_KNOW)
    return element("a", found.label, href=f"/factors/{factor}.md#{option}", class_="wm-answer")


def conditions(guide: Guide, pattern: Pattern) -> Element:
    """Return when a pattern holds, condition by condition; all of them have to be met."""
    made = element("ul")
    for factor, options in pattern.when.items():
        answers = joined((answer_link(guide, factor, option) for option in options), " or ")
        made.append(element("li", element("em", f"{guide.factors[factor].ask} "), *answers))
    if pattern.models:
        pointed = joined((chip(guide, model) for model in pattern.models), " or ")
        made.append(element("li", "And the quiz points to ", *pointed, "."))
    return made


def assumed(guide: Guide, pattern: Pattern) -> Element | None:
    """Return the answers that a not-ready pattern takes for granted afterwards; None for other kinds."""
    if not pattern.after:
        return None
    changed = (
        element("span", f"{guide.factors[factor].title}: ", answer_link(guide, factor, option))
        for factor, option in pattern.after.items()
    )
    return element("p", "Then the quiz sums up again as if you had answered: ", *joined(changed, "; "), ".")


def pattern_facts(guide: Guide, pattern: str) -> Element:
    """Return when a pattern holds, what it says, what to do, and what that rests on."""
    facts: Pattern = guide.library.of(PATTERN)[pattern].facts
    box = element("div", class_=f"wm-pattern wm-pattern--{facts.kind}")
    box.append(element("p", KIND_WORDS[facts.kind], class_="wm-kind"))
    box.append(element("p", facts.says, cite(facts.claims), " ", judged(facts.judgement), class_="wm-summary"))
    box.append(element("h2", "When it holds"))
    box.append(conditions(guide, facts))
    if facts.parts:
        box.append(element("h2", "Which model for which part"))
        box.append(
            items(element("p", f"{part.work}: ", chip(guide, part.model), f" {part.because}") for part in facts.parts)
        )
        box.append(element("p", element("strong", "The seam to watch: "), facts.seam))
    if facts.first_step is not None:
        box.append(element("h2", "What to put in place"))
        box.append(element("p", facts.missing))
        box.append(element("p", element("strong", "Who can help: "), facts.helper))
        step = element("p", element("strong", "A small first step to buy: "), f"{facts.first_step.says} ")
        step.append(chip(guide, facts.first_step.model))
        box.append(step)
        append(box, [assumed(guide, facts)])
    box.append(element("h2", "What to do"))
    does = element("ol")
    does.extend(element("li", text) for text in facts.does)
    box.append(does)
    return box


def would_have_fitted(guide: Guide, mode: FailureMode) -> list[Child]:
    """Return which models the work needed; of one that runs already, that it has to be done properly."""
    parts: list[Child] = ["Would have fitted: "]
    for i, model in enumerate(mode.needed):
        parts += [", " if i else None, chip(guide, model), " (done properly)" if model in mode.running else None]
    return parts


def failure_mode_facts(guide: Guide, failure_mode: str) -> Element:
    """Return symptoms, causes, early signs, first move, recovery and prevention."""
    facts: FailureMode = guide.library.of(FAILURE_MODE)[failure_mode].facts
    says = {symptom.id: symptom.says for symptom in guide.knowledge.symptoms}
    box = element("div", class_="wm-failure")
    box.append(element("p", "Happens under: ", chips(guide, facts.running), class_="wm-running"))
    box.append(element("p", *would_have_fitted(guide, facts), class_="wm-needed"))
    ranked = sorted(facts.symptoms.items(), key=lambda pair: -pair[1])
    signs = items(
        (
            element("span", says[name], " ", element("span", f"({STRENGTH_WORDS[weight]} sign)", class_="wm-strength"))
            for name, weight in ranked
        ),
        class_="wm-symptoms",
    )
    move = statement(facts.first_move, "p")
    move.set("class", "wm-first-move")
    sections: tuple[tuple[str, str, Element], ...] = (
        ("symptoms", "What hurts", element("div", signs, element("p", STRENGTHS, class_="wm-hint"))),
        ("first-move", "First move, this week", move),
        ("causes", "Why it happens", statements(facts.causes)),
        ("early-signs", "How to see it early", statements(facts.early_signs)),
        ("recovery", "Recovery, over the next month", statements(facts.recovery, "ol")),
        ("prevention", "How to prevent it", statements(facts.prevention)),
    )
    for anchor, heading, content in sections:
        box.append(element("h2", heading, id=anchor))
        box.append(content)
    return box


def case_facts(guide: Guide, case: str) -> Element:
    """Return the answers of a case, what the quiz says to them, and a link that opens it pre-filled."""
    facts: Case = guide.library.of(CASE)[case].facts
    decision = decide(guide.knowledge, facts.answers)
    box = element("div", class_="wm-case")
    box.append(element("h2", "The answers"))
    answers = element("dl", class_="wm-case-answers")
    for factor in guide.knowledge.factors:
        answer = facts.answers.get(factor.id, "")
        answers.append(element("dt", factor.ask))
        answers.append(element("dd", answer_link(guide, factor.id, answer) if answer else "Not asked"))
    box.append(answers)
    box.append(element("h2", "What the quiz says"))
    result: list[Child] = [element("strong", VERDICT_NAMES[decision.verdict])]
    if decision.first_choice == MIX:
        assert decision.mix is not None
        result += [": ", chips(guide, dict.fromkeys(part.model for part in decision.mix.parts))]
    elif decision.not_ready is not None:
        link = element("a", decision.not_ready.title, href=f"/patterns/{decision.not_ready.id}.md")
        result += [": ", link]
        result += ["; afterwards ", chip(guide, decision.first_choice)] if decision.first_choice else []
    elif decision.first_choice is not None:
        result += [": ", chip(guide, decision.first_choice)]
    if decision.runner_up is not None:
        result += ["; runner-up ", chip(guide, decision.runner_up)]
    box.append(element("p", *result, class_="wm-case-result"))
    if decision.next_question is not None:
        asked = guide.factors[decision.next_question]
        question = element("a", asked.ask, href=f"/factors/{asked.id}.md")
        box.append(element("p", "Still possible: ", chips(guide, decision.possible), ". Find out next: ", question))
    box.append(
        element("p", "What this case rests on:", cite(facts.claims), " ", judged(facts.judgement), class_="wm-hint")
    )
    fragment = "&".join(f"{factor}={answer}" for factor, answer in facts.answers.items())
    # The fragment is put behind the link after MkDocs has resolved it: it is no anchor of the page.
    link = element(
        "a", "Open the quiz with these answers", href="/quiz/index.md", data_fragment=fragment, class_="wm-action"
    )
    box.append(element("p", link))
    return box
