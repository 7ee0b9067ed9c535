"""Where each record and each reason of the quiz is written, so that what is on the screen can be opened in an editor."""

from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import FACTOR
from whichmodel.telling.addresses import reason_page


def sources_of(guide: Guide) -> dict[str, str]:
    """Return file, line and column of each reason and of each record, by its address from the root of the site."""
    found = {f"{source.removesuffix('.md')}/": f"{page.path}:1:1" for source, page in guide.library.pages.items()}
    for record in guide.library.of(FACTOR).values():
        for i, option in enumerate(record.facts.options):
            for model in option.effects:
                line, column = record.page.front.place(("options", i, "effects", model), key=True)
                found[reason_page(record.id, option.id, model)] = f"{record.page.path}:{line}:{column}"
    return found
