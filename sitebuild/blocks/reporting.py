"""The link by which a reader reports a reason: it opens the form for that in the repository, with the reason filled in."""

from urllib.parse import urlencode

FORM = "report-a-reason.yml"
"""The form, by its name below `.github/ISSUE_TEMPLATE/`. The other parts of the link fill its fields of the same name."""


def report_link(repository: str, reason: str, rules: str) -> str:
    """Return the address of the form, with the id of a reason and the version of the rules; empty without a repository.

    What a reader has answered is no part of it. A name in braces stays as it is, for a script to put something there.
    """
    if not repository:
        return ""
    filled = {"template": FORM, "title": f"Reason: {reason}", "reason": reason, "rules": rules}
    return f"{repository.rstrip('/')}/issues/new?{urlencode(filled, safe='{}')}"
