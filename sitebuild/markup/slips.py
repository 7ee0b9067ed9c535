"""The rule on slips of typing that no dictionary finds: a word twice, a blank too many or too few, letters of another script."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sitebuild.markup.leftovers import texts
from sitebuild.markup.text import running
from sitebuild.reading.bodytext import place_in_file
from sitebuild.reading.markup import without_targets
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem
from sitebuild.rules.register import Scope, rule
from whichmodel.facts.jsontext import shown

OTHER_DAY = "'{}' is a day in another order; write it as in 29 November 2026"

# Code and the addresses of links are blanks where these look, so one blank alone is one that was typed. Each begins with
# what is seldom, and looks back from there: so a search of the whole guide is done in a moment.
SLIPS = tuple(
    (re.compile(pattern, re.MULTILINE), message)
    for pattern, message in (
        (r" [,;:.!?](?<=[\w”)\]]..)(?=\s|$)", "a blank stands before '{}'; delete it"),
        (r"[.!?](?<=[a-z]{2}.)[A-Z][a-z]+", "a blank is missing in '{}'; add it behind the sign"),
        (r"[,;](?<=[a-z].)[A-Za-z]+", "a blank is missing in '{}'; add it behind the sign"),
        (r"\.\.(?<!\.\.\.)(?![./])", "'{}' ends twice; keep one sign"),
        (r",,|, ,|;;|\. \.", "'{}' ends twice; keep one sign"),
        (r"[`´′](?<=\w.)(?:s|t|re|ve|ll|d|m)\b", "'{}' holds a sign that is no apostrophe; write '’'"),
        (r"[ÂÃ][\x80-\xbf£€©®]|â€.?", "'{}' is a letter that was saved in another encoding; write the one that is meant"),
        (r"[\u0370-\u052f](?:(?<=[A-Za-z].)|(?=[A-Za-z]))", "'{}' stands among letters of another alphabet, and a search misses the word; type it anew"),
        (r"[\uff01-\uff5e\ufb00-\ufb06]+|\u3000", "'{}' is written in wide or joined letters; type it anew"),
        (r"\d{1,2}/\d{1,2}/(?:19|20)\d\d\b", OTHER_DAY),
        (r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}", OTHER_DAY),
        (r"[£€$](?<=\d.)|[£€$]\d+(?:\.\d{3}\b|,\d{1,2}\b(?!,))|\d,\d\b(?<!\d\d,\d)(?!,)", "'{}' is no number as English writes it; write it as in £1,000 or 2.5"),
        (r"a (?<=\ba )(?!eu|one|once|uni|us[aeu]|ut)[aeiou][a-z]+", "'{}' has the wrong article; write 'an'"),
        (r"an (?<=\ban )[bcdfgjklmnpqrstvwyz][a-z]+", "'{}' has the wrong article; write 'a'"),
        (r"\d(?:days?|weeks?|months?|years?|hours?)\b", "a blank is missing in '{}'; add it"),
        (r"\\(?<=\w.)$", "'{}' at the end of a line is shown as it stands; delete it"),
        (r"[„‚‹›«»]", "'{}' is no English quotation mark; write '“' or '”'"),
    )
)  # fmt: skip
"""What is looked for, and what to do; `{}` is what was found."""


@rule(Scope.PAGE)
def slip(page: Page) -> Iterator[Problem]:
    """No word stands twice in a row, signs have a blank behind them and none before, and letters are plain ones.

    Spelling is right in each of these, so nothing else finds them, and every reader does.

    Wrong: Leave the the lead alone .
    Right: Leave the lead alone.
    """
    given = list(texts(page.front.data))
    for path, text in given:
        if text.strip() and text != text.strip():
            yield page.problem("a blank stands at an end of this text; delete it.", *path)
    whole = "\n".join(text for _, text in given)
    text = running(page, without_targets(page))
    for pattern, message in SLIPS:
        # Most pages have none, and one search of all their texts is faster than one of each.
        for path, said in given if pattern.search(whole) else ():
            if found := pattern.search(said):
                yield page.problem(f"{message.format(shown(found[0].strip()))}.", *path)
        for found in pattern.finditer(text):
            place = found.end() - len(found[0].lstrip())
            yield page.problem_at(*place_in_file(page, text, place), f"{message.format(shown(found[0].strip()))}.")
    for path, said in given:
        for found in _twice(said):
            yield page.problem(f"'{found[1]} {found[1]}' says a word twice; delete one.", *path)
    for found in _twice(text):
        yield page.problem_at(
            *place_in_file(page, text, found.start()), f"'{found[1]} {found[1]}' says a word twice; delete one."
        )


_TWICE = re.compile(r"(?<![\w-])(?!(?:had|that|[A-Z]+)\b)([A-Za-z]{2,})[ \n]\1(?![\w-])")


def _twice(text: str) -> Iterator[re.Match[str]]:
    """Yield every word that stands twice in a row; where no two are alike, nothing is searched."""
    if any(before == after.rstrip(".,;:!?)”") for before, after in pairwise(text.split())):
        yield from _TWICE.finditer(text)
