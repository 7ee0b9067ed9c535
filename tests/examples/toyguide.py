"""A whole small guide in a temporary folder: two models, one question, one of everything else."""

from pathlib import Path

FILES = {
    "docs/_data/quiz.yml": "models: [apples, pears]\nfactors: [hunger]\nmargin: 1\n",
    "docs/_data/rows.yml": (
        "- id: taste\n  label: Taste\n  asks: How does it taste?\n"
        "  levels: [{id: sweet, label: Sweet}, {id: mild, label: Mild}]\n"
    ),
    "docs/_data/decisions.yml": "- id: harvest\n  label: When to pick\n  asks: Who says when to pick?\n",
    "docs/_data/situations.yml": "- id: hungry\n  says: I am hungry.\n  group: Body\n  first: {page: /models/apples.md, says: They fill.}\n",
    "docs/_data/excused.yml": "{}\n",
    "docs/_data/topics.yml": "- id: plums\n  label: plums\n",
    "docs/_data/symptoms.yml": "- id: stomach-ache\n  says: Your stomach aches.\n  group: Body\n",
    "docs/_data/renamed.yml": "{}\n",
    "docs/index.md": (
        "---\ntitle: Fruit\ndescription: All about fruit.\nreviewed: 2026-01-01\n"
        "next: {page: /all.md, says: See everything.}\n---\n\nApples are sweet. [@market-apples]\n\n"
        "/// record-index | model\n///\n\n/// page-sources\n///\n\n[All](/all.md)\n"
    ),
    "docs/all.md": (
        "---\ntitle: Everything\ndescription: All pages.\nreviewed: 2026-01-01\nsituations: [hungry]\n"
        "next: {page: /models/pears.md, says: See pears.}\n---\n\n"
        + "".join(
            f"/// record-index | {kind}\n///\n\n" for kind in ("factor", "pattern", "failure mode", "case", "source")
        )
        + "/// pair-index\n///\n\n[Words](/glossary.md), [ready](/readiness.md), [debate](/disagreements.md), [quiz](/quiz/index.md), [fruit](/compare/index.md), [you](/situations.md)\n"
    ),
    "docs/situations.md": (
        "---\ntitle: Situations\ndescription: Where you stand.\nreviewed: 2026-01-01\n"
        "next: {page: /index.md, says: Home again.}\n---\n\n/// situation-index\n///\n"
    ),
    "docs/quiz/index.md": (
        "---\ntitle: Quiz\ndescription: Which fruit?\nreviewed: 2026-01-01\n"
        "next: {page: /all.md, says: See all of it.}\n---\n\n/// quiz-form\n///\n"
    ),
    "docs/quiz/on-paper.md": (
        "---\ntitle: On paper\ndescription: By hand.\nreviewed: 2026-01-01\n---\n\n/// paper-sheet\n///\n"
    ),
    "docs/glossary.md": (
        "---\ntitle: Words\ndescription: Words of fruit.\nreviewed: 2026-01-01\n"
        "next: {page: /index.md, says: Go home.}\nterms:\n"
        "  - {id: core, name: Core, says: The middle., also: [heart], page: /models/apples.md}\n"
        "  - {id: pip, name: Pip, says: A seed., claims: [market-pears]}\n"
        "---\n\n/// glossary-terms\n///\n\n/// page-sources\n///\n"
    ),
    "docs/readiness.md": (
        "---\ntitle: Ready\ndescription: Are you ready?\nreviewed: 2026-01-01\n"
        "next: {page: /index.md, says: Go back home.}\nquestions:\n"
        "  - id: teeth\n    ask: Have you teeth?\n    factor: hunger\n"
        "    right: {says: I have., judgement: Teeth bite.}\n    wrong: {says: I have none., judgement: Gums do not bite.}\n"
        "    then: {says: Cook it., judgement: Cooked fruit is soft.}\n"
        "---\n\n/// readiness-checklist\n///\n\n/// page-sources\n///\n"
    ),
    "docs/disagreements.md": (
        "---\ntitle: Debate\ndescription: Which is better?\nreviewed: 2026-01-01\n"
        "next: {page: /index.md, says: Return home.}\ndisagreements:\n"
        "  - id: better\n    asks: Which is better?\n"
        "    sides: [{says: Apples., claims: [market-apples]}, {says: Pears., claims: [market-pears]}]\n"
        "    advice: {says: Taste both., judgement: It is fun.}\n"
        "---\n\n/// disagreements\n///\n\n/// page-sources\n///\n"
    ),
    "docs/compare/index.md": (
        "---\ntitle: All fruit\ndescription: Side by side.\nreviewed: 2026-01-01\nnext: {page: /index.md, says: Home you go.}\n---\n\n"
        "/// comparison\n///\n\n/// page-sources\n///\n"
    ),
    "docs/compare/apples-and-pears.md": (
        "---\ntitle: Apples or pears\ndescription: Which of the two.\nreviewed: 2026-01-01\nmodels: [apples, pears]\n"
        "next: {page: /index.md, says: To the start.}\n---\n\n"
        "/// comparison\n    models: [apples, pears]\n///\n\n## When the two are confused\n\n## How we would decide\n\n## Side by side\n\n"
        "## Evidence\n\n## Sources\n\n/// page-sources\n///\n"
    ),
    "docs/factors/hunger.md": """---
title: Hunger
description: How hungry you are.
reviewed: 2026-01-01
ask: How hungry are you?
why: Fruit differs in size.
from_whom: Ask your stomach.
options:
  - id: very
    label: Very
    suppose: you were very hungry
    effects:
      apples: {points: 3, because: You need much., claims: [market-apples]}
      pears: {rules_out: true, because: You would eat too many., judgement: Pears are juicy.}
  - id: little
    label: A little
    suppose: you were a little hungry
    effects:
      pears: {points: 2, because: You need little., claims: [market-pears]}
---

/// factor-question | hunger
///

/// factor-options | hunger
///

/// page-sources
///
""",
    "docs/patterns/both.md": """---
title: Both at once
description: When you want both.
reviewed: 2026-01-01
kind: caution
when: {hunger: [little]}
says: You may want both.
does: [Ask first.]
judgement: Fruit goes together.
---

/// pattern-facts | both
///

/// page-sources
///
""",
    "docs/failure-modes/ache.md": """---
title: Ache
description: When it hurts.
reviewed: 2026-01-01
summary: Your stomach aches.
running: [apples]
needed: [pears]
symptoms: {stomach-ache: 3}
causes: [{says: You ate unripe ones., judgement: We did so too.}]
early_signs: [{says: They are hard., judgement: Hard ones are unripe.}]
first_move: {says: Stop eating., judgement: It helps.}
recovery: [{says: Wait., judgement: It passes.}]
prevention: [{says: Buy ripe ones., judgement: They are soft.}]
---

/// failure-mode-facts | ache
///

/// page-sources
///
""",
    "docs/cases/hungry-child.md": """---
title: A hungry child
description: What a hungry child should eat.
reviewed: 2026-01-01
summary: A child is very hungry.
answers: {hunger: very}
expect: {verdict: recommended, first_choice: apples}
judgement: We have seen it.
---

/// case-facts | hungry-child
///

/// page-sources
///
""",
    "docs/sources/market.md": """---
title: The market
description: What the market says.
reviewed: 2026-01-01
publisher: The market
date: not given
sells: Fruit.
claims:
  - {id: market-apples, kind: fits-when, about: [apples], says: Apples are filling.}
  - {id: market-pears, kind: fits-when, about: [pears, plums], says: Pears are light.}
role: founding text
read: The whole sign
---

/// source-facts | market
///

/// source-claims | market
///
""",
}

MODEL = """---
title: {title}
description: All about {name}.
reviewed: 2026-01-01
name: {name}
summary: A fruit.
next_steps: [{{says: Wash it., judgement: It may be dirty.}}]
look: {{mark: circle, light: "#000000", dark: "#ffffff"}}
traits:
  taste: {{level: {level}, says: It is so., claims: [market-apples]}}
decides:
  harvest: {{who: you, says: You pick., judgement: "{judgement}"}}
---

## In one minute

/// model-facts | {name}
///

## Fits when

## Does not fit when

## What you keep

## How it fails

## Price and term

## First steps

/// model-steps | {name}
///

## Key questions

## Evidence

/// model-answers | {name}
///

/// page-sources
///
"""


def write_toy_guide(root: Path) -> Path:
    """Write the toy guide below `root` and return `root`."""
    files = dict(FILES)
    for name, level, judgement in (("apples", "sweet", "Apples wait."), ("pears", "mild", "Pears do not.")):
        files[f"docs/models/{name}.md"] = MODEL.format(
            title=name.capitalize(), name=name, level=level, judgement=judgement
        )
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace `old` by `new` in one file; `old` must stand there."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {path}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
