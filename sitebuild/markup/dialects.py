"""The rule on what other Markdown has and this guide has not: it would be shown as it is typed."""

import re
from collections.abc import Iterator

from sitebuild.markup.text import lines_of
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem
from sitebuild.rules.register import Scope, rule

OTHERS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^ *\?\?\?\+?(?= )", "write a box with '!!!', or a section of its own"),
        (r"^ *:{3,}", "write a box with '!!!'"),
        (r"^ *> ?\[!\w+\]", "write a box with '!!!'"),
        (r"^ *[-*+] \[[ xX]\]", "write a plain list"),
        (r'^ *===!? "', "write a heading for each part"),
        (r"\[\^[^\[\]\n]{1,100}\]", "cite with '[@claim-id]', or say it in the text"),
        (r"\{\{|\{%", "write the text itself"),
        (r"--8<--", "write the text itself, or link to it"),
        (r"~~(?=\S)", "delete what no longer holds"),
        (r"(?<![=\w])==(?=\w)", "write '**' for what matters"),
        (r"\[\[", "write '[words](/page.md)'"),
        (r"\$\$", "write the sum in words"),
        (r"(?<![\w:/]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])", "write the word"),
        (r"(?<!\w)\+\+(?=\w)", "write the names of the keys"),
        (r"'{3}", "write '**' for what matters"),
        (r"^ *!!(?!!) ?(?=\w)", "write a box with '!!!'"),
        (r"^ *!include\b", "write the text itself, or link to it"),
        (r"\\(?:cite|ref|footnote|textbf|emph)\b|\\\(", "write it in words, and cite with '[@claim-id]'"),
        (r"\w\^\w+\^|\w~\w+~\w", "write '<sup>' or '<sub>'"),
        (r"^\*\[[^\]\n]+\]:", "explain the word in docs/glossary.md"),
        (r"^ *> ?\*\*(?:Note|Warning|Tip|Important)\*\*", "write a box with '!!!'"),
        (r"\{(?:\+\+|--|~~|>>)", "make the change itself"),
    )
)
"""What is looked for, and what to do instead."""


@rule(Scope.PAGE)
def dialect(page: Page) -> Iterator[Problem]:
    """No page uses what other kinds of Markdown have and this guide does not.

    It would be shown as it is typed.

    Wrong: ??? note "More"
    Right: !!! note "More"
    """
    for number, line in lines_of(page):
        for pattern, instead in OTHERS:
            for found in pattern.finditer(line):
                message = f"'{found[0].strip()}' has no meaning in this guide; {instead}."
                column = found.start() + len(found[0]) - len(found[0].lstrip()) + 1
                yield page.problem_at(number, column, message)
