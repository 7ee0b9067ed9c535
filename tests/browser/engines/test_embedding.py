"""Another site shows the quiz in every browser: frames of other sites are where engines differ most."""

from pathlib import Path

from scripts.browsing import served
from tests.browser.engines.person import Person
from tests.browser.engines.wire import Wire
from tests.browser.support.elsewhere import Elsewhere
from tests.browser.support.quiz_steps import as_asked
from whichmodel.facts.knowledge import Case, Knowledge

SIZED = "const { clientHeight: height } = document.querySelector('iframe') ?? {}; return height !== 672 && height"
"""The height of the frame, once it is another than that with which it begins."""

ANSWERED = """
const label = document.querySelector(`label[for="${arguments[0]}"]`);
if (!label?.checkVisibility()) return null;
label.click();
return document.getElementById(arguments[0]).checked
"""
FROM_ITS_BEGINNING = "return document.querySelector('iframe').getBoundingClientRect().top >= -1"


def test_a_frame_has_the_height_of_the_quiz_and_is_seen_from_its_beginning_after_a_step(
    engine: Wire, person: Person, tmp_path: Path, case: Case, knowledge: Knowledge
) -> None:
    """Whoever goes on at the end of a tall question sees the beginning of the next, though that is another site's page."""
    answers = list(as_asked(knowledge, case.answers).items())
    with served(tmp_path) as address:
        elsewhere = Elsewhere(tmp_path, address)
        elsewhere.write(person.address)
        reader = Person(engine, elsewhere.address)
        reader.window(500, 700)
        reader.open("")
        height = reader.until(SIZED)
        reader.run("scrollTo(0, arguments[0] - 400)", height)
        reader.into_frame()
        assert reader.run("return document.documentElement.scrollHeight <= innerHeight")
        reader.until(ANSWERED, "--".join(answers[0]))
        reader.run("find('button', 'Continue').click()")
        reader.see(f'fieldset[data-factor="{answers[1][0]}"]')
        reader.out_of_frames()

        reader.until(FROM_ITS_BEGINNING)
