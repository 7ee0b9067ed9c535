"""Small random knowledge bases, valid by construction, with answers to their questions.

Points, options and conditions are few and small on purpose: ties, rule-outs, patterns that overlap and
patterns that hold from the start all come about often.
"""

from dataclasses import dataclass, replace
from itertools import product

from hypothesis import settings
from hypothesis import strategies as st

from whichmodel.facts.knowledge import (
    CAUTION,
    MIX,
    NOT_READY,
    UNKNOWN,
    Effect,
    Factor,
    FirstStep,
    Knowledge,
    Model,
    Option,
    Part,
    Pattern,
)

laws = settings(max_examples=100, deadline=None, derandomize=True, database=None)
"""The same examples on every run: a failure can be looked at again, and a passing build stays one."""


@dataclass(frozen=True)
class Question:
    """A knowledge base and some answers to its questions."""

    knowledge: Knowledge
    answers: dict[str, str]


@st.composite
def knowledge_bases(draw: st.DrawFn) -> Knowledge:
    """Return a knowledge base of two to four models, one to four questions and up to four patterns."""
    models = tuple(
        Model(f"model-{i}", f"Model {i}", f"model {i}", "In short.", ()) for i in range(draw(st.integers(2, 4)))
    )
    # Only where not-ready patterns crowd does it show which of them speaks.
    kinds = draw(st.sampled_from([(NOT_READY,), (NOT_READY, MIX), (NOT_READY, MIX, CAUTION)]))
    effects = draw(
        st.sampled_from(
            [
                _effects((-2, -1, 0, 1, 2), 12),
                _effects((0, 0, 1), 6),
                _effects((-1, 0, 3), 3),
                _effects((-9, -4, 0, 5, 70), 9),
            ]
        )
    )
    factors = tuple(
        Factor(
            f"factor-{i}",
            f"Factor {i}",
            "Which?",
            "It matters.",
            tuple(
                Option(
                    f"option-{j}",
                    f"Option {j}",
                    effects=draw(_effects_on(f"option {j} of question {i}", models, effects)),
                )
                for j in range(draw(st.integers(1, 3)))
            ),
        )
        for i in range(draw(st.integers(1, 4)))
    )
    return Knowledge(
        margin=draw(st.integers(0, 2)),
        models=models,
        factors=factors,
        patterns=tuple(draw(_patterns(f"pattern-{i}", kinds, models, factors)) for i in range(draw(st.integers(0, 4)))),
        symptoms=(),
        failure_modes=(),
        cases=(),
        sources=(),
        renamed={},
        rules_version="rules",
        content_version="content",
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Return a knowledge base with any subset of its questions answered, some with `unknown`."""
    knowledge = draw(knowledge_bases())
    answers = {}
    for factor in knowledge.factors:
        answer = draw(st.sampled_from([None, UNKNOWN, *(option.id for option in factor.options)]))
        if answer is not None:
            answers[factor.id] = answer
    return Question(knowledge, answers)


@st.composite
def known_questions(draw: st.DrawFn) -> Question:
    """Return a knowledge base with a known answer to every question."""
    knowledge = draw(knowledge_bases())
    answers = {factor.id: draw(st.sampled_from(factor.options)).id for factor in knowledge.factors}
    return Question(knowledge, answers)


def fillings(question: Question) -> list[dict[str, str]]:
    """Return every filling: the answers with each absent question given one of its options, or `unknown`."""
    absent = [factor for factor in question.knowledge.factors if factor.id not in question.answers]
    choices = [[UNKNOWN, *(option.id for option in factor.options)] for factor in absent]
    names = [factor.id for factor in absent]
    return [{**question.answers, **dict(zip(names, values, strict=True))} for values in product(*choices)]


def with_more_points(knowledge: Knowledge, model: str, factor: str, option: str, points: int) -> Knowledge:
    """Return the knowledge with so many points more for a model at one answer."""

    def raised(given: Option) -> Option:
        effect = given.effects.get(model, Effect("Because."))
        return replace(given, effects={**given.effects, model: replace(effect, points=effect.points + points)})

    return replace(
        knowledge,
        factors=tuple(
            replace(each, options=tuple(raised(o) if o.id == option else o for o in each.options))
            if each.id == factor
            else each
            for each in knowledge.factors
        ),
    )


def _effects(points: tuple[int, ...], rule_out_every: int) -> st.SearchStrategy[Effect]:
    chances = st.integers(1, rule_out_every)
    return st.builds(
        lambda number, chance: Effect("Because.", number, rules_out=chance == rule_out_every),
        st.sampled_from(points),
        chances,
    )


@st.composite
def _effects_on(
    draw: st.DrawFn, where: str, models: tuple[Model, ...], effects: st.SearchStrategy[Effect]
) -> dict[str, Effect]:
    drawn = {model.id: replace(draw(effects), because=f"What {where} does to {model.id}.") for model in models}
    return {name: effect for name, effect in drawn.items() if effect.points or effect.rules_out}


@st.composite
def _patterns(
    draw: st.DrawFn, name: str, kinds: tuple[str, ...], models: tuple[Model, ...], factors: tuple[Factor, ...]
) -> Pattern:
    kind = draw(st.sampled_from(kinds))
    named = draw(st.lists(st.sampled_from(factors), min_size=1, max_size=3, unique_by=lambda factor: factor.id))
    when = {factor.id: tuple(draw(_some_ids(factor.options))) for factor in named}
    pattern = Pattern(name, kind, "A title", when, "It says.", ("Do this.",))
    if kind == NOT_READY:
        changed = draw(st.lists(st.sampled_from(factors), min_size=1, max_size=2, unique_by=lambda factor: factor.id))
        after = {factor.id: draw(st.sampled_from(factor.options)).id for factor in changed}
        return replace(pattern, missing="Something.", first_step=FirstStep("A step.", models[0].id), after=after)
    if kind == MIX:
        return replace(pattern, parts=(Part("A part", models[0].id, "Because."),), seam="A seam.")
    return replace(pattern, models=tuple(draw(_some_ids(models))))


@st.composite
def _some_ids(draw: st.DrawFn, records: tuple[Option, ...] | tuple[Model, ...]) -> list[str]:
    ids = [record.id for record in records]
    return draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))
