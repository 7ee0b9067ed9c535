"""The rule on slips of typing that no dictionary finds: a word twice, a blank too many or too few, letters of another script."""

import re
from collections.abc import Iterator

from sitebuild.markup.leftovers import texts
from sitebuild.markup.text import numbered
from sitebuild.reading.bodytext import place_in_file
from sitebuild.reading.markup import without_targets
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem
from sitebuild.rules.register import Scope, rule
from whichmodel.facts.jsontext import shown

# Code and the addresses of links are blanks where these look, so one blank alone is one that was typed.
SLIPS = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"(?<![\w-])(?!(?:had|that|[A-Z]+)\b)([A-Za-z]{2,}) \1(?![\w-])", "'{}' says a word twice; delete one"),
        (r"(?<=[\w”)\]]) [,;:.!?](?=\s|$)", "a blank stands before '{}'; delete it"),
        (r"[a-z]{2}[.!?][A-Z][a-z]", "a blank is missing in '{}'; add it behind the sign"),
        (r"[a-z][,;][A-Za-z]", "a blank is missing in '{}'; add it behind the sign"),
        (r"(?<!\.)\.\.(?![./])|(?<=\w), ?,|;;|(?<=\w)\. \.", "'{}' ends twice; keep one sign"),
        (r"\w[`´′](?:s|t|re|ve|ll|d|m)\b", "'{}' holds a sign that is no apostrophe; write '’'"),
        (r"[ÂÃ][\x80-\xbf£€©®]|â€.?", "'{}' is a letter that was saved in another encoding; write the one that is meant"),
        (r"[A-Za-z][\u0370-\u052f]+|[\u0370-\u052f]+[A-Za-z]", "'{}' mixes two alphabets, and a search misses it; type it anew"),
        (r"[\uff01-\uff5e\ufb00-\ufb06]+|\u3000", "'{}' is written in wide or joined letters; type it anew"),
        (r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}", "'{}' is a day in another order; write it as in 29 November 2026"),
        (r"\d[£€$]|[£€$]\d+\.\d{3}\b|[£€$]\d+,\d{1,2}\b(?!,)|\b\d,\d\b(?!,)", "'{}' is no number as English writes it; write it as in £1,000 or 2.5"),
        (r"\ba (?!eu|one|once|uni|us[aeu]|ut)[aeiou][a-z]+|\ban [bcdfgjklmnpqrstvwyz][a-z]+", "'{}' has the wrong article; write 'a' or 'an'"),
        (r"\b\d+(?:days?|weeks?|months?|years?|hours?)\b", "a blank is missing in '{}'; add it"),
        (r"(?<=\w)\\$", "'{}' at the end of a line is shown as it stands; delete it"),
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
    for path, text in texts(page.front.data):
        if text.strip() and text != text.strip():
            yield page.problem("a blank stands at an end of this text; delete it.", *path)
        for pattern, message in SLIPS:
            if found := pattern.search(text):
                yield page.problem(f"{message.format(shown(found[0].strip()))}.", *path)
    text = without_targets(page)
    for number, line in numbered(page, text):
        for pattern, message in SLIPS:
            for found in pattern.finditer(line):
                column = found.end() - len(found[0].lstrip()) + 1
                yield page.problem_at(number, column, f"{message.format(shown(found[0].strip()))}.")
    for found in _OVER_LINES.finditer(text):
        yield page.problem_at(*place_in_file(page, text, found.start(2)), f"'{found[1]}' stands twice; delete one.")


_OVER_LINES = re.compile(r"\b(?!(?:had|that)\b)([A-Za-z]{2,})\n(\1)\b")
