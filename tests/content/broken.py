"""Every way in which content can be broken: the file, what stands there, what is put there, and the exact message."""

FACTOR = "docs/factors/hunger.md"
PATTERN = "docs/patterns/both.md"
CASE = "docs/cases/hungry-child.md"
MODEL = "docs/models/apples.md"
FAILURE = "docs/failure-modes/ache.md"
SOURCE = "docs/sources/market.md"
QUIZ = "docs/_data/quiz.yml"
INDEX = "docs/index.md"
ALL = "docs/all.md"
READY = "docs/readiness.md"
WORDS = "docs/glossary.md"
EXCUSED = "docs/_data/excused.yml"
COMPARE = "docs/compare/apples-and-pears.md"
ROWS = "docs/_data/rows.yml"
RENAMED = "docs/_data/renamed.yml"

BROKEN = [
    # (file, what stands there, what is put there instead, the message)
    (FACTOR, "      apples: {points: 3", "      aples: {points: 3", f"{FACTOR}:11:7: 'aples' is not a model; did you mean 'apples'? [model-reference]"),
    (SOURCE, "[pears, plums]", "[pears, plumms]", f"{SOURCE}:10:56: 'plumms' is not a model or topic; did you mean 'plums'? [model-reference]"),
    (PATTERN, "{hunger: [little]}", "{hungr: [little]}", f"{PATTERN}:6:8: 'hungr' is not a factor; did you mean 'hunger'? [answer-reference]"),
    (CASE, "{hunger: very}", "{hunger: verry}", f"{CASE}:6:19: 'verry' is not a known answer to 'hunger'; did you mean 'very'? [answer-reference]"),
    (FACTOR, "claims: [market-pears]", "claims: [market-pear]", f"{FACTOR}:16:62: 'market-pear' is not a claim; did you mean 'market-pears'? [claim-reference]"),
    ("docs/index.md", "[@market-apples]", "[@market-appels]", "docs/index.md:8:21: 'market-appels' is not a claim; did you mean 'market-apples'? [claim-reference]"),
    (SOURCE, "{id: market-pears,", "{id: markt-pears,", f"{SOURCE}:10:10: the claim id 'markt-pears' must begin with 'market-', the id of its source. [claim-id]"),
    (FACTOR, ", judgement: Pears are juicy.}", "}", f"{FACTOR}:12:14: this rests on nothing; add 'claims: [...]', or 'judgement:' with a sentence saying why we think so. [grounds]"),
    (FACTOR, "- id: little", "- id: unknown", f"{FACTOR}:13:9: 'unknown' may not be an option: every question has it already; delete this one. [options]"),
    (FACTOR, "label: A little", "label: A little {#x}", f"{FACTOR}:14:12: a label that ends with '}}' would be read as attributes of its heading; put it another way. [options]"),
    (FACTOR, "points: 2", "points: 0", f"{FACTOR}:16:7: this effect on 'pears' does nothing; give it points, 'rules_out: true', or delete it. [options]"),
    (PATTERN, "kind: caution", "kind: mixed", f"{PATTERN}:5:7: 'mixed' is not a kind of pattern; did you mean 'mix'? [pattern-kind]"),
    (PATTERN, "when: {hunger: [little]}", "when: {}", f"{PATTERN}:6:7: 'when' names no answer, so the pattern would always hold; name at least one. [pattern-kind]"),
    (QUIZ, "[apples, pears]", "[apples, pears, pears]", f"{QUIZ}:1:9: 'pears' stands 2 times in the order; keep one. [order]"),
    (MODEL, "  taste:", "  tast:", f"{MODEL}:10:3: 'tast' is not a row of the comparison tables; did you mean 'taste'? [traits]"),
    (MODEL, "mark: circle", "mark: cirkle", f"{MODEL}:8:14: 'cirkle' is not a mark; did you mean 'circle'? [look]"),
    (FAILURE, "{stomach-ache: 3}", "{stomach-ache: 4}", f"{FAILURE}:8:26: the strength 4 is none of 1 (weak), 2 (clear), 3 (typical). [symptoms]"),
    (CASE, "verdict: recommended", "verdict: recomended", f"{CASE}:7:19: 'recomended' is not a verdict; did you mean 'recommended'? [expectation]"),
    (CASE, "first_choice: apples", "first_choice: pears", f"{CASE}:7:46: this case expects the first choice 'pears', but the quiz says the first choice 'apples'; correct the case, or the points of its answers. [case-result]"),
    (MODEL, 'light: "#000000"', 'light: "red; }"', f"{MODEL}:8:29: 'red; }}' is not a colour; write '#' and six digits, as in '#1F5FA8'. [look]"),
    (SOURCE, "{id: market-pears,", "{id: market-Pears,", f"{SOURCE}:10:10: 'market-Pears' cannot be an id; use small letters, digits and hyphens. [claim-id]"),
    (SOURCE, "{id: market-pears,", "{id: market-apples,", f"{SOURCE}:10:10: the claim id 'market-apples' stands twice; give one of them another. [claim-id]"),
    (PATTERN, "{hunger: [little]}", "{hunger: []}", f"{PATTERN}:6:16: no answer is listed here, so the pattern would never hold; name one. [pattern-kind]"),
    (PATTERN, "judgement: Fruit", "after: {hunger: vry}\njudgement: Fruit", f"{PATTERN}:9:17: 'vry' is not a known answer to 'hunger'; did you mean 'very'? [answer-reference]"),
    (FACTOR, "label: A little", "label: ' '", f"{FACTOR}:14:12: 'label' is blank; say something here. [blank]"),
    (FAILURE, "running: [apples]", "running: []", f"{FAILURE}:6:10: 'running' is blank; say something here. [blank]"),
    (QUIZ, "margin: 1", "margin: -1", f"{QUIZ}:3:9: a margin of -1 points cannot be; write 0 or more. [order]"),
    (ROWS, "- id: taste\n", "- {id: taste, label: A, asks: B, levels: [{id: sweet, label: C}, {id: mild, label: D}]}\n- id: taste\n", f"{ROWS}:2:7: the id 'taste' stands twice; keep one. [vocabulary]"),
    ("docs/_data/topics.yml", "id: plums", "id: ripe plums", "docs/_data/topics.yml:1:7: 'ripe plums' cannot be an id; use small letters, digits and hyphens. [vocabulary]"),
    (RENAMED, "{}", "{one: two, two: one}", f"{RENAMED}:1:7: 'one' is no id of today; use one of: ache, apples, both, hunger, hungry-child, little, market, market-apples, market-pears, pears, stomach-ache, very. [renamed]"),
    (CASE, "first_choice: apples", "first_choice: null", f"{CASE}:7:46: this case expects no first choice, but the quiz says the first choice 'apples'; correct the case, or the points of its answers. [case-result]"),
    ("docs/index.md", "/// record-index | model", "/// record-indx | model", "docs/index.md:10:5: 'record-indx' is not a block; did you mean 'record-index'? [block]"),
    ("docs/index.md", "/// record-index | model", "/// record-index | models", "docs/index.md:10:20: 'models' is not a kind of record; did you mean 'model'? [block]"),
    ("docs/index.md", "/// record-index | model\n///\n", "/// record-index | model\n\n", "docs/index.md:10:5: the block 'record-index' is never closed; add a line '///' after it. [block]"),
    ("docs/index.md", "/// record-index | model\n", "/// record-index | model\n    by: title\n", "docs/index.md:11:1: the block 'record-index' holds nothing at all; move this line. [block]"),
    ("docs/index.md", "/// record-index | model", "- Fruit\n\n    /// record-index | modl", "docs/index.md:12:24: 'modl' is not a kind of record; did you mean 'model'? [block]"),
    (COMPARE, "[apples, pears]\n///", "apples\n///", f"{COMPARE}:10:13: 'models' is not a list; write 'models: [one, other]'. [block]"),
    (COMPARE, "[apples, pears]\n///", "[apples, paers]\n///", f"{COMPARE}:10:22: 'paers' is not a model; did you mean 'pears'? [block]"),
    (COMPARE, "[apples, pears]\n///", "[pears]\n///", f"{COMPARE}:10:13: these are not the models that the front matter of this page names; make them the same. [block]"),
    (COMPARE, "[apples, pears]\n///", "[apples, pears]\n    rows: [tast]\n///", f"{COMPARE}:11:12: 'tast' is not a row of the comparison tables; did you mean 'taste'? [block]"),
    (COMPARE, "[apples, pears]\n///", "[apples, pears]\n    rows: 3\n///", f"{COMPARE}:11:11: 'rows' is not a list; write 'rows: [one, other]'. [block]"),
    (COMPARE, "[apples, pears]\n///", "[apples, pears\n///", f"{COMPARE}:10:27: this is not valid YAML: expected ',' or ']', but got '<stream end>'; quote the text if it holds a colon or a hash sign. [block]"),
    (COMPARE, "    models:", "    model:", f"{COMPARE}:10:5: 'model' is not an option of the block 'comparison'; did you mean 'models'? [block]"),
    (COMPARE, "    models:", "models:", f"{COMPARE}:10:1: the block 'comparison' holds nothing but its options, each indented by 4 spaces; move this line. [block]"),
    ("docs/index.md", "[@market-apples]", "[@market-apples;\n@market-paers]", "docs/index.md:9:2: 'market-paers' is not a claim; did you mean 'market-pears'? [claim-reference]"),
    ("docs/index.md", "[@market-apples]", "[@Market-apples]", "docs/index.md:8:19: '[@Market-apples]' is not a citation; write '[@claim-id]' or '[@one; @other]', in small letters. [citation]"),
    ("docs/index.md", "[@market-apples]", "[@market-apples, @market-pears]", "docs/index.md:8:19: '[@market-apples, @market-pears]' is not a citation; write '[@claim-id]' or '[@one; @other]', in small letters. [citation]"),
    (MODEL, "## Fits when", "```\n## Fits when\n```", f"{MODEL}:14:1: the heading '## Fits when' of the model template is missing; add it. [headings]"),
    (FACTOR, "/// factor-options | hunger\n///\n", "", f"{FACTOR}:18:1: a factor page needs the block '/// factor-options | hunger'; add it. [required-block]"),
    (MODEL, "## Price and term\n", "", f"{MODEL}:14:1: the heading '## Price and term' of the model template is missing; add it. [headings]"),
    (PATTERN, "description: When you want both.", "description: When it hurts.", f"{PATTERN}:3:14: docs/failure-modes/ache.md has the same description; say what is special about this page. [description]"),
    (RENAMED, "{}", "starving: verry", f"{RENAMED}:1:11: 'verry' is no id of today; did you mean 'very'? [renamed]"),
    (RENAMED, "{}", "hunger: very", f"{RENAMED}:1:1: 'hunger' is still in use, so it was not renamed; delete this line. [renamed]"),
    # What reading and the schemas find.
    (MODEL, "name: apples\n", "nam: apples\n", f"{MODEL}:5:1: 'nam' is not a key that belongs here; did you mean 'name'? [schema]"),
    (FACTOR, "points: 3", "points: three", f"{FACTOR}:11:24: 'points' is 'three'; expected a whole number. [schema]"),
    (PATTERN, "does: [Ask first.]", "does: Ask first.", f"{PATTERN}:8:7: 'does' is 'Ask first.'; expected a list; write [Ask first.]. [schema]"),
    (PATTERN, "does: [Ask first.]", "does: []\nmodels: {}", f"{PATTERN}:9:9: 'models' is empty; expected a list. [schema]"),
    (FACTOR, "title: Hunger", "title: 2026", f"{FACTOR}:2:8: 'title' is 2026; expected a text; put it in quotes. [schema]"),
    (FACTOR, "rules_out: true", "rules_out: 'yes'", f"{FACTOR}:12:26: 'rules_out' is 'yes'; expected true or false. [schema]"),
    (CASE, "{hunger: very}", "very", f"{CASE}:6:10: 'answers' is 'very'; expected a mapping of names to values. [schema]"),
    (ROWS, "- id: taste\n", "- taste\n- id: taste\n", f"{ROWS}:1:3: item 1 of this file is 'taste'; expected a mapping of names to values. [schema]"),
    (SOURCE, "about: [apples]", "about: [3]", f"{SOURCE}:9:50: item 1 of 'about' is 3; expected a text; put it in quotes. [schema]"),
    (FACTOR, "why: Fruit differs in size.", "why: Fruit: it differs.", f"{FACTOR}:6:11: this is not valid YAML: mapping values are not allowed here; quote the text if it holds a colon or a hash sign. [yaml]"),
    (FACTOR, "why: Fruit differs in size.", "ask: Why?", f"{FACTOR}:6:1: 'ask' stands twice in one mapping; keep one of them. [yaml]"),
    (FACTOR, "ask: How", "id: hunger\nask: How", f"{FACTOR}:5:1: 'id' is not written here: it is the file's name, 'hunger'; delete the line. [derived]"),
    (SOURCE, "kind: fits-when, about: [apples]", "kind: fit-when, about: [apples]", f"{SOURCE}:9:31: 'fit-when' is not a kind of claim; did you mean 'fits-when'? [claim-kind]"),
    # Levels, decisions and what leads a reader on.
    (MODEL, "level: sweet", "level: swet", f"{MODEL}:10:18: 'swet' is not a level of the row 'taste'; did you mean 'sweet'? [levels]"),
    (ROWS, "label: Mild}]", "label: Mild}, {id: sour, label: Sour}]", f"{ROWS}:4:64: no model has the level 'sour' in this row; use it or delete it. [levels]"),
    ("docs/models/pears.md", "level: mild", "level: sweet", f"{ROWS}:1:7: the row 'taste' says the same of every model, so it compares nothing; delete it. [levels]"),
    (MODEL, "  harvest:", "  harvst:", f"{MODEL}:12:3: 'harvst' is not a decision; did you mean 'harvest'? [decides]"),
    (MODEL, "  harvest:", "  harvst:", f"{MODEL}:11:1: nothing is said here on 'harvest', which is a decision; add it. [decides]"),
    (MODEL, "who: you", "who: me", f"{MODEL}:12:18: 'who' is 'me'; expected 'you', 'together' or 'supplier'. [schema]"),
    (INDEX, "page: /all.md", "page: /al.md", f"{INDEX}:5:14: '/al.md' is not a page; did you mean '/all.md'? [next-step]"),
    (INDEX, "page: /all.md", "page: /index.md", f"{INDEX}:5:14: the next step leads to this page itself; name another. [next-step]"),
    (INDEX, "next: {page: /all.md, says: See everything.}\n", "", f"{INDEX}:2:1: this page has no next step; add 'next: {{page: /…, says: …}}'. [next-step]"),
    (ALL, "situations: [hungry]", "situations: [hungri]", f"{ALL}:5:14: 'hungri' is not a situation; did you mean 'hungry'? [situation]"),
    (ALL, "situations: [hungry]\n", "", "docs/_data/situations.yml:1:7: no page helps in the situation 'hungry'; name it on one, or delete it. [situation]"),
    (READY, "factor: hunger", "factor: hungr", f"{READY}:9:13: 'hungr' is not a factor; did you mean 'hunger'? [readiness]"),
    (READY, "id: teeth", "id: My teeth", f"{READY}:7:9: 'My teeth' cannot be an id; use small letters, digits and hyphens. [readiness]"),
    ("docs/disagreements.md", "Apples., claims: [market-apples]}", "Apples.}", "docs/disagreements.md:9:13: this rests on nothing; add 'claims: [...]', or 'judgement:' with a sentence saying why we think so. [grounds]"),
    (WORDS, "also: [heart]", "also: [Pip]", f"{WORDS}:8:5: 'Pip' is a name of 'core' already; give it to one of the two. [glossary]"),
    (WORDS, "name: Core", "name: Quince", f"{WORDS}:8:21: 'Pip' is not in its alphabetical place; move it before the terms that follow it. [glossary]"),
    (WORDS, "/models/apples.md", "/models/aples.md", f"{WORDS}:7:68: '/models/aples.md' is not a page; did you mean '/models/apples.md'? [glossary]"),
    (WORDS, "id: pip", "id: core", f"{WORDS}:7:10: the id 'core' stands 2 times; keep one. [glossary]"),
    (ROWS, "label: Mild", "label: ''", f"{ROWS}:4:57: 'label' is blank; say something here. [blank]"),
    ("docs/_data/situations.yml", "says: I am hungry.", "says: ''", "docs/_data/situations.yml:2:9: 'says' is blank; say something here. [blank]"),
    (ROWS, "{id: mild,", "{id: mild, label: So}, {id: mild,", f"{ROWS}:4:67: the id 'mild' stands twice; keep one. [vocabulary]"),
    (ROWS, "{id: mild,", "{id: Mild,", f"{ROWS}:4:44: 'Mild' cannot be an id; use small letters, digits and hyphens. [vocabulary]"),
    (EXCUSED, "{}", "{market-apples: ' '}", f"{EXCUSED}:1:17: no reason is given here; say why no page uses the claim. [claim-coverage]"),
    # What a finished guide must be.
    (EXCUSED, "{}", "{market-apples: Why not.}", f"{EXCUSED}:1:2: 'market-apples' is used by docs/disagreements.md and needs no excuse; delete this line. [claim-coverage]"),
    (EXCUSED, "{}", "{market-aples: Why not.}", f"{EXCUSED}:1:2: 'market-aples' is not a claim; did you mean 'market-apples'? [claim-coverage]"),
    (EXCUSED, "{}", "{" + ", ".join(f"plum-{n}: No" for n in range(16)) + "}", f"{EXCUSED}:1:1: 16 claims are excused; at most 15 may be: use some of them. [claim-coverage]"),
    (SOURCE, "role:", "  - {id: market-plums, kind: myth, about: [plums], says: Plums fly.}\nrole:", f"{SOURCE}:11:10: no page uses the claim 'market-plums'; cite it where it helps a reader, or give a reason in docs/_data/excused.yml. [claim-coverage]"),
    (SOURCE, "kind: fits-when, about: [apples]", "kind: symptom, about: [apples]", f"{SOURCE}:9:10: 'market-apples' is a symptom, but no page of docs/failure-modes/ uses it; cite it there. [claim-home]"),
    (PATTERN, "You may want both.", "Notwithstanding considerations concerning individualities.", f"{PATTERN}:1:1: the prose of this page reads at grade 23.7; at most 10 is allowed: split long sentences and take shorter words. [reading-level]"),
    (WORDS, "\n/// glossary-terms", "\nFirst. Take *one* of the six, as you must.\n\n- Take one of the six [as](/all.md) you must.\n\n/// glossary-terms", f"{WORDS}:13:1: this sentence stands in docs/glossary.md:11 too: “Take one of the six as you must.” Say it once, and link to it. [repetition]"),
    (ALL, "[ready](/readiness.md), ", "", "docs/readiness.md:14:1: no chain of links in the pages leads here from the home page; link to it where it helps. [orphan]"),
    (INDEX, "Apples are sweet. [@market-apples]\n\n/// record-index | model\n///\n", "All.\n", f"{MODEL}:14:1: this model page is 3 clicks from the home page; at most 2 are allowed: link to it nearer. [clicks]"),
    (INDEX, "[All](/all.md)", "[All](/all.md) [Gone](/gone.md)", f"{INDEX}:16:24: a link leads to 'gone.md', which is no page; did you mean 'index.md'? [link]"),
    (INDEX, "[All](/all.md)", "[All](/all.md) [Ripe](/factors/hunger.md#verry)", f"{INDEX}:16:24: a link leads to 'factors/hunger.md#verry', but nothing there has this id; did you mean 'very'? [link]"),
]  # fmt: skip
