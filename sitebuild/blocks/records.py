"""Blocks about factors, patterns, failure modes and cases."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from sitebuild.blocks.html import Child, append, definitions, element, items, joined
from sitebuild.blocks.parts import (
    STRENGTH_WORDS,
    answer_link,
    chip,
    chips,
    cite,
    factor_link,
    judged,
    option_effects,
    pattern_link,
    statement,
    statements,
)
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import CASE, FAILURE_MODE, PATTERN
from whichmodel.deciding.decision import Decision, decide
from whichmodel.facts.knowledge import Case, FailureMode, Pattern
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
    return element("p", guide.factors[factor].ask, class_="wm-asked")


def factor_options(guide: Guide, factor: str) -> Element:
    """Return every answer to a question, each with an anchor and what it does to each model."""
    box = element("div", class_="wm-factor-options")
    for option in guide.factors[factor].options:
        hint = element("p", option.hint, class_="wm-hint") if option.hint else None
        parts = (element("h2", option.label, id=option.id), hint, option_effects(guide, option))
        box.append(element("section", *parts, class_="wm-option-effects"))
    return box


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
    changed = answers_in_words(guide, pattern.after, ": ")
    return element("p", "Then the quiz sums up again as if you had answered: ", *changed, ".")


def answers_in_words(guide: Guide, answers: Mapping[str, str], between: str) -> list[Child]:
    """Return answers, each behind the title of its question."""
    each = (
        element("span", f"{guide.factors[factor].title}{between}", answer_link(guide, factor, option))
        for factor, option in answers.items()
    )
    return joined(each, "; ")


def pattern_facts(guide: Guide, pattern: str) -> Element:
    """Return when a pattern holds, what it says, what to do, and what that rests on."""
    facts: Pattern = guide.library.of(PATTERN)[pattern].facts
    box = element(
        "div",
        element("p", KIND_WORDS[facts.kind], class_="wm-kind"),
        element("p", facts.says, cite(facts.claims), " ", judged(facts.judgement), class_="wm-summary"),
        element("h2", "When it holds"),
        conditions(guide, facts),
        class_=f"wm-pattern wm-pattern--{facts.kind}",
    )
    if facts.parts:
        parts = (element("p", f"{part.work}: ", chip(guide, part.model), f" {part.because}") for part in facts.parts)
        seam = element("p", element("strong", "The seam to watch: "), facts.seam)
        append(box, [element("h2", "Which model for which part"), items(parts), seam])
    if facts.first_step is not None:
        step = (f"{facts.first_step.says} ", chip(guide, facts.first_step.model))
        place = (
            element("h2", "What to put in place"),
            element("p", facts.missing),
            element("p", element("strong", "Who can help: "), facts.helper),
            element("p", element("strong", "A small first step to buy: "), *step),
            assumed(guide, facts),
        )
        append(box, place)
    does = element("ol", *(element("li", text) for text in facts.does))
    append(box, [element("h2", "What to do"), does])
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
    box = element(
        "div",
        element("p", "Happens under: ", chips(guide, facts.running), class_="wm-running"),
        element("p", *would_have_fitted(guide, facts), class_="wm-needed"),
        class_="wm-failure",
    )
    signs = element("ul", class_="wm-symptoms")
    for name, weight in sorted(facts.symptoms.items(), key=lambda pair: -pair[1]):
        strength = element("span", f"({STRENGTH_WORDS[weight]} sign)", class_="wm-strength")
        signs.append(element("li", element("span", says[name], " ", strength)))
    sections: tuple[tuple[str, str, Element], ...] = (
        ("symptoms", "What hurts", element("div", signs, element("p", STRENGTHS, class_="wm-hint"))),
        ("first-move", "First move, this week", statement(facts.first_move, "p", class_="wm-first-move")),
        ("causes", "Why it happens", statements(facts.causes)),
        ("early-signs", "How to see it early", statements(facts.early_signs)),
        ("recovery", "Recovery, over the next month", statements(facts.recovery, "ol")),
        ("prevention", "How to prevent it", statements(facts.prevention)),
    )
    for anchor, heading, content in sections:
        append(box, [element("h2", heading, id=anchor), content])
    return box


def case_facts(guide: Guide, case: str) -> Element:
    """Return the answers of a case, what the quiz says to them, and a link that opens it pre-filled."""
    facts: Case = guide.library.of(CASE)[case].facts
    decision = decide(guide.knowledge, facts.answers)
    answers = [
        (factor.ask, answer_link(guide, factor.id, answer) if answer else "Not asked")
        for factor in guide.knowledge.factors
        for answer in [facts.answers.get(factor.id)]
    ]
    box = element(
        "div",
        element("h2", "The answers"),
        definitions(answers, class_="wm-case-answers"),
        element("h2", "What the quiz says"),
        element("p", *_result(guide, decision), class_="wm-case-result"),
        class_="wm-case",
    )
    if decision.next_question is not None:
        question = factor_link(guide, decision.next_question, guide.factors[decision.next_question].ask)
        box.append(element("p", "Still possible: ", chips(guide, decision.possible), ". Find out next: ", question))
    rests = (cite(facts.claims), " ", judged(facts.judgement))
    # The fragment is put behind the link after MkDocs has resolved it: it is no anchor of the page.
    fragment = "&".join(f"{factor}={answer}" for factor, answer in facts.answers.items())
    link = element(
        "a", "Open the quiz with these answers", href="/quiz/index.md", data_fragment=fragment, class_="wm-action"
    )
    append(box, [element("p", "What this case rests on:", *rests, class_="wm-hint"), element("p", link)])
    return box


def _result(guide: Guide, decision: Decision) -> list[Child]:
    """Return what the quiz says in one line: the verdict, the first choice or the mix, and the runner-up."""
    result: list[Child] = [element("strong", VERDICT_NAMES[decision.verdict])]
    if decision.mix is not None:
        result += [": ", chips(guide, dict.fromkeys(part.model for part in decision.mix.parts))]
    elif decision.not_ready is not None:
        result += [": ", pattern_link(decision.not_ready)]
        result += ["; afterwards ", chip(guide, decision.first_choice)] if decision.first_choice else []
    elif decision.first_choice is not None:
        result += [": ", chip(guide, decision.first_choice)]
    if decision.runner_up is not None:
        result += ["; runner-up ", chip(guide, decision.runner_up)]
    return result
