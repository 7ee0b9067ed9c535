"""The views that keep, open and compare results, each mounted alone on the quiz's page and driven as a person would."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_access import violations
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import Case, Knowledge
from whichmodel.telling.encoding import encode_decision

MOUNT = """async ({ address, view, script, given }) => {
  const at = (name) => import(`${address}assets/page/${name}.js`);
  window.said = [];
  window.done = [];
  const note = (name) => (...values) => { window.done.push([name, ...values]); };
  const trial = document.createElement("div");
  trial.id = "trial";
  const hear = (name, act) => trial.addEventListener(`wm-${name}`, (event) => {
    event.stopPropagation();
    act(...event.detail);
  });
  hear("announce", (text) => window.said.push(text));
  for (const name of ["openWork", "renameWork", "removeWork", "addWork", "seeWorks"]) hear(name, note(name));
  const heading = document.createElement("h2");
  heading.textContent = "One view alone";
  trial.append(heading, await eval(script)(await at(view), { at, note, given }));
  document.querySelector("which-model-quiz").append(trial);
}"""
KEEP = """({ keepSection }, { note, given }) => keepSection({
  address: new Promise((resolve, reject) => { window.settle = { resolve, reject }; }),
  record: async (form, title) => {
    note("record")(form, title);
    if (given.refuses) throw new Error("the title is too long");
    return { name: given.name, text: given.text, type: form === "json" ? "application/json" : "text/markdown" };
  },
})"""
OPEN = """({ openPanel }, { note, given }) => openPanel(async (text) => {
  note("open")(text);
  await new Promise((resolve) => { window.answer = resolve; if (!given.waits) resolve(); });
  if (given.breaks) throw new Error("the decision module has failed");
  return given.problems;
})"""
WORKS = """async ({ WorksTable }, { at, given }) => {
  const { readQuestions } = await at("shared/questions");
  const { chipsFrom } = await at("shared/model-chips");
  const chip = chipsFrom(document.querySelector("which-model-quiz template"));
  const questions = readQuestions(document.querySelector("which-model-quiz form"));
  window.works = new WorksTable({ ...given, questions, chip });
  return window.works.element;
}"""
BAR = """({ worksBar }, { given }) => worksBar(given.works, given.current)"""

LINK = "https://example.org/quiz/#link=1&rules=abc&check=0a1b2c3d"


class Trial:
    """One view alone in the page, what it announced and what it asked its caller to do."""

    def __init__(self, visit: Visit, view: str, script: str, **given: Any) -> None:
        self.page: Page = visit.go("quiz/")
        self.page.evaluate(MOUNT, {"address": visit.address, "view": view, "script": script, "given": given})
        self.view: Locator = self.page.locator("#trial")

    @property
    def said(self) -> list[str]:
        """Return what was announced."""
        return list(self.page.evaluate("window.said"))

    @property
    def done(self) -> list[list[Any]]:
        """Return what the caller was asked to do."""
        return list(self.page.evaluate("window.done"))

    def button(self, name: str) -> Locator:
        """Return the button of that name."""
        return self.view.get_by_role("button", name=name, exact=True)


def keep(visit: Visit, *, ready: bool = True, **given: Any) -> Trial:
    """Mount the section that keeps a result."""
    trial = Trial(
        visit, "result/keep-view", KEEP, **{"name": "decision.md", "text": "# Grüße\n", "refuses": False, **given}
    )
    if ready:
        trial.page.evaluate("link => window.settle.resolve(link)", LINK)
        expect(trial.view.get_by_role("link", name="Private link to this result")).to_have_attribute("href", LINK)
    return trial


def test_the_link_is_copied_where_the_clipboard_allows_it(visit: Visit) -> None:
    """With the permission, the link lands on the clipboard, and the page says so twice: to see and to hear."""
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    trial = keep(visit)
    trial.button("Copy link").click()

    expect(trial.view).to_contain_text("The link is copied.")
    assert trial.page.evaluate("navigator.clipboard.readText()") == LINK
    assert trial.said == ["The link is copied."]


def test_without_a_clipboard_the_link_is_selected(visit: Visit) -> None:
    """Where the browser denies the clipboard, the link stands selected in a field, ready for the keyboard."""
    visit.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    trial = keep(visit)
    trial.button("Copy link").click()
    field = trial.view.get_by_role("textbox", name="The private link, to copy")

    expect(field).to_be_focused()
    expect(field).to_have_value(LINK)
    assert trial.page.evaluate("getSelection().toString()") == LINK
    expect(trial.view).to_contain_text("Press Ctrl+C")


def test_while_the_link_is_made_the_buttons_wait(visit: Visit) -> None:
    """Until the link is there every button says that it is disabled, keeps the focus and does nothing."""
    trial = keep(visit, ready=False)
    copy = trial.button("Copy link")
    expect(copy).to_be_disabled()
    copy.focus()
    trial.page.keyboard.press("Enter")
    expect(copy).to_be_focused()
    assert trial.said == ["One moment: this is not ready yet."]
    assert violations(trial.page) == []
    trial.page.evaluate("link => window.settle.resolve(link)", LINK)

    expect(copy).to_be_enabled()


def test_a_link_that_cannot_be_made_is_said_in_words(visit: Visit) -> None:
    """Without a link the reader is told, and can still download."""
    trial = keep(visit, ready=False)
    trial.page.evaluate("window.settle.reject(new Error('no'))")

    expect(trial.view).to_contain_text("could not be made")
    expect(trial.button("Copy link")).to_have_count(0)
    expect(trial.button("Download as JSON")).to_be_enabled()
    assert "could not be made" in trial.said[0]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        ("", "The link is shared."),
        ("AbortError", ""),
        ("NotAllowedError", "This browser could not share the link. Copy it instead."),
    ],
)
def test_sharing_hands_over_title_and_link(visit: Visit, error: str, says: str) -> None:
    """The share sheet gets the title and the link; closing it is silent, and what fails is said."""
    visit.page.add_init_script(
        "navigator.share = async (given) => { window.shared = given;"
        f" if ('{error}') throw new DOMException('', '{error}'); }}"
    )
    trial = keep(visit)
    trial.view.get_by_label("Title of the record (optional)").fill(" Billing ")
    trial.button("Share …").click()

    expect(trial.button("Share …")).to_be_enabled()
    assert trial.page.evaluate("window.shared") == {"title": "Billing", "url": LINK}
    assert trial.said == [says]


@pytest.mark.parametrize(("button", "form"), [("Download as Markdown", "markdown"), ("Download as JSON", "json")])
def test_a_record_is_downloaded_as_it_was_written(visit: Visit, button: str, form: str) -> None:
    """The file holds the very text, under a name that leads nowhere, and its address is given back afterwards."""
    visit.page.clock.install()
    trial = keep(visit, name="../\u202egnp.exe\n<img src=x>.md")
    trial.page.evaluate("() => { window.URL.revokeObjectURL = (address) => window.done.push(['revoked', address]); }")
    trial.view.get_by_label("Title of the record (optional)").fill("The title")
    with trial.page.expect_download() as download:
        trial.button(button).click()

    assert download.value.suggested_filename == "gnp.exe-img src=x-.md"
    assert Path(download.value.path()).read_text(encoding="utf-8") == "# Grüße\n"
    expect(trial.view).to_contain_text("Downloaded as “gnp.exe-img src=x-.md”.")
    assert trial.done == [["record", form, "The title"]]
    trial.page.clock.fast_forward(20_000)
    assert trial.done[1][0] == "revoked"


def test_a_record_that_cannot_be_written_is_said_in_words(visit: Visit) -> None:
    """A refusal is shown beside the button, and the button works again."""
    trial = keep(visit, refuses=True)
    trial.button("Download as JSON").click()

    expect(trial.view).to_contain_text("That did not work: the title is too long.")
    expect(trial.button("Download as JSON")).to_be_enabled()


def opening(visit: Visit, **given: Any) -> Trial:
    """Mount the panel that opens what was kept, unfolded."""
    trial = Trial(visit, "kept/open-view", OPEN, **{"problems": [], "breaks": False, "waits": False, **given})
    trial.view.get_by_text("Open a saved result").click()
    return trial


def file(name: str, content: bytes) -> Any:
    """Return a file to choose."""
    return {"name": name, "mimeType": "text/plain", "buffer": content}


def test_a_pasted_text_is_opened_as_it_is(visit: Visit) -> None:
    """The whole text goes to the caller; meanwhile the panel is busy, and afterwards it is empty."""
    trial = opening(visit, waits=True)
    field = trial.view.get_by_label("Or paste a link or a record")
    field.fill(f" {LINK}\n")
    trial.button("Open").click()
    expect(trial.view.locator("form")).to_have_attribute("aria-busy", "true")
    expect(trial.button("Opening …")).to_be_disabled()
    trial.button("Opening …").click(force=True)
    trial.page.evaluate("window.answer()")

    expect(field).to_have_value("")
    expect(trial.button("Open")).to_be_enabled()
    assert trial.done == [["open", f" {LINK}\n"]]


def test_a_file_is_opened(visit: Visit) -> None:
    """The text of the chosen file goes to the caller."""
    trial = opening(visit)
    trial.view.get_by_label("A file you downloaded here").set_input_files(file("a.md", "# Grüße\n".encode()))
    trial.button("Open").click()

    expect(trial.button("Remove the file")).to_be_hidden()
    assert trial.done == [["open", "# Grüße\n"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"x" * 262_145, "262,144 bytes"),
        (b"", "empty"),
        (b" \n", "empty"),
        (b"text until\x00 here", "not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
    ],
)
def test_a_file_that_is_no_record_is_refused_unseen(visit: Visit, content: bytes, says: str) -> None:
    """What is too large, empty or binary never reaches the caller, and the choice is kept."""
    trial = opening(visit)
    chosen = trial.view.get_by_label("A file you downloaded here")
    chosen.set_input_files(file("a.md", content))
    trial.button("Open").click()

    expect(trial.view.get_by_role("alert")).to_contain_text(says)
    assert trial.done == []
    assert chosen.evaluate("input => input.files.length") == 1


def test_a_file_that_is_gone_is_said_in_words(visit: Visit) -> None:
    """A file that cannot be read any more is told from one that is wrong."""
    trial = opening(visit)
    trial.page.evaluate(
        "() => { File.prototype.text = () => Promise.reject(new DOMException('', 'NotReadableError')); }"
    )
    trial.view.get_by_label("A file you downloaded here").set_input_files(file("a.md", b"# A\n"))
    trial.button("Open").click()

    expect(trial.view.get_by_role("alert")).to_contain_text("could not be read")


def test_a_file_and_a_text_are_one_too_many(visit: Visit) -> None:
    """Which of the two is meant is for the reader to say: a file can be taken back."""
    trial = opening(visit)
    trial.view.get_by_label("A file you downloaded here").set_input_files(file("a.md", b"# A\n"))
    trial.view.get_by_label("Or paste a link or a record").fill(LINK)
    trial.button("Open").click()
    expect(trial.view.get_by_role("alert")).to_contain_text("a file and pasted a text")
    trial.button("Remove the file").click()
    trial.button("Open").click()

    expect(trial.view.get_by_role("alert")).to_be_empty()
    assert trial.done == [["open", LINK]]


def test_hostile_text_is_shown_as_text_and_kept(visit: Visit) -> None:
    """What the decision module says of a text is never taken for markup, and the text stays in its field."""
    hostile = "<img src=x onerror=\"window.said.push('run')\">"
    trial = opening(visit, problems=[f"'{hostile}' is no link."])
    field = trial.view.get_by_label("Or paste a link or a record")
    field.fill(hostile)
    trial.button("Open").click()

    expect(trial.view.get_by_role("alert")).to_have_text(f"'{hostile}' is no link.")
    expect(field).to_have_value(hostile)
    assert trial.view.locator("img").count() == 0
    assert violations(trial.page) == []


def test_a_failure_while_opening_is_said_in_words(visit: Visit) -> None:
    """A decision module that fails ends the busy state."""
    trial = opening(visit, breaks=True)
    trial.view.get_by_label("Or paste a link or a record").fill(LINK)
    trial.button("Open").click()

    expect(trial.view.get_by_role("alert")).to_contain_text("the decision module has failed.")
    expect(trial.button("Open")).to_be_enabled()


HOSTILE = "<b>Portal</b> & more"


def works_of(knowledge: Knowledge) -> list[dict[str, Any]]:
    """Return four pieces of work: three decided, of three verdicts, and one that is being worked out."""

    def first(verdict: str) -> Case:
        return next(case for case in knowledge.cases if case.expect.verdict == verdict)

    works: list[dict[str, Any]] = []
    for name, verdict in (("Billing", "recommended"), (HOSTILE, "mix"), ("", "not-ready")):
        answers = dict(first(verdict).answers)
        decision = encode_decision(knowledge, decide(knowledge, answers))
        works.append({"id": verdict, "name": name, "answers": answers, "decision": decision, "problem": ""})
    works.append({"id": "waiting", "name": "Night jobs", "answers": {}, "decision": None, "problem": ""})
    return works


def works_table(visit: Visit, knowledge: Knowledge) -> Trial:
    """Mount the table of all pieces of work."""
    return Trial(visit, "works/table", WORKS, works=works_of(knowledge), current="recommended")


def test_all_pieces_of_work_are_shown_with_their_results(visit: Visit, knowledge: Knowledge) -> None:
    """Each row says name, verdict, models and how far it is answered; names are text."""
    trial = works_table(visit, knowledge)
    rows = trial.view.locator(".wm-works-table tbody").get_by_role("row")
    titles = {model.id: model.title for model in knowledge.models}
    billing, portal, third, waiting = works_of(knowledge)

    expect(rows.nth(0)).to_contain_text("Recommended")
    expect(rows.nth(0)).to_contain_text(titles[billing["decision"]["first_choice"]])
    expect(rows.nth(1)).to_contain_text(HOSTILE)
    for part in portal["decision"]["mix"]["parts"]:
        expect(rows.nth(1)).to_contain_text(titles[part["model"]])
    expect(rows.nth(2)).to_contain_text("Work 3")
    expect(rows.nth(2)).to_contain_text(third["decision"]["not_ready"]["first_step"]["says"])
    expect(rows.nth(2)).to_contain_text(f"then{titles[third['decision']['not_ready']['after']]}")
    expect(rows.nth(3)).to_contain_text("Being worked out")
    expect(rows.nth(3)).to_contain_text(f"{len(knowledge.factors)} open")
    expect(trial.view).to_contain_text("Four pieces of work")
    assert violations(trial.page) == []
    trial.button("Open Billing").click()
    trial.button("Billing").click()
    assert trial.done == [["openWork", "recommended"], ["openWork", "recommended"]]
    assert waiting["decision"] is None


def test_a_piece_is_renamed_by_keyboard(visit: Visit, knowledge: Knowledge) -> None:
    """Enter saves a tidied name, Escape gives the old one back, and the focus returns either way."""
    trial = works_table(visit, knowledge)
    press = trial.page.keyboard.press
    trial.button("Rename Billing").focus()
    press("Enter")
    expect(trial.view.get_by_role("textbox", name="Name of Billing")).to_be_focused()
    trial.page.keyboard.type("Dropped")
    press("Escape")
    expect(trial.button("Rename Billing")).to_be_focused()
    press("Enter")
    trial.page.keyboard.type("  The   <i>bills</i> ")
    press("Enter")
    expect(trial.button("Rename The <i>bills</i>")).to_be_focused()
    press("Enter")
    press("Delete")
    press("Enter")

    expect(trial.button("Rename Work 1")).to_be_focused()
    assert trial.done == [["renameWork", "recommended", "The <i>bills</i>"], ["renameWork", "recommended", ""]]


def test_a_piece_is_removed_only_after_a_second_word(visit: Visit, knowledge: Knowledge) -> None:
    """Removing asks in the row; keeping gives the focus back; removing moves it to the heading."""
    trial = works_table(visit, knowledge)
    trial.button("Remove Night jobs").click()
    expect(trial.button("Keep it")).to_be_focused()
    assert trial.said == ["Remove Night jobs and its answers? They cannot be brought back."]
    trial.page.keyboard.press("Escape")
    expect(trial.button("Remove Night jobs")).to_be_focused()
    assert trial.done == []
    trial.button("Remove Night jobs").click()
    trial.button("Remove it").click()
    trial.page.evaluate("works => window.works.update({ works, current: '' })", works_of(knowledge)[:3])

    expect(trial.view.get_by_role("heading", name="Your pieces of work")).to_be_focused()
    expect(trial.button("Remove Night jobs")).to_have_count(0)
    assert trial.done == [["removeWork", "waiting"]]


def test_a_result_that_comes_in_late_interrupts_nobody(visit: Visit, knowledge: Knowledge) -> None:
    """While a name is being written, results fill their cells, and field, text and focus stay."""
    trial = works_table(visit, knowledge)
    trial.button("Rename Night jobs").click()
    trial.page.keyboard.type("Half a na")
    works = works_of(knowledge)
    works[3] = {**works[0], "id": "waiting", "name": "Night jobs"}
    trial.page.evaluate("works => window.works.update({ works, current: 'waiting' })", works)
    row = trial.view.locator(".wm-works-table tbody").get_by_role("row").nth(3)

    expect(row).to_contain_text("Recommended")
    expect(row.get_by_role("textbox")).to_be_focused()
    expect(row.get_by_role("textbox")).to_have_value("Half a na")


def test_answers_stand_side_by_side(visit: Visit, knowledge: Knowledge) -> None:
    """The folded table shows only what differs, until the reader wants all; it can be copied as Markdown."""
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    trial = Trial(visit, "works/table", WORKS, works=works_of(knowledge)[:2], current="")
    one, other = (work["answers"] for work in works_of(knowledge)[:2])
    differing = [factor.id for factor in knowledge.factors if one.get(factor.id) != other.get(factor.id)]
    trial.view.get_by_text("The answers side by side").click()
    rows = trial.view.locator(".wm-side-by-side tbody").get_by_role("row")
    expect(rows).to_have_count(len(differing))
    assert 0 < len(differing) < len(knowledge.factors)
    trial.view.get_by_label("Differences only").uncheck()
    expect(rows).to_have_count(len(knowledge.factors))
    trial.button("Copy the table as Markdown").click()
    expect(trial.view).to_contain_text("The table is copied.")
    copied = trial.page.evaluate("navigator.clipboard.readText()").splitlines()

    assert copied[0] == r"| Question | Billing | \<b\>Portal\</b\> \& more |"
    assert len(copied) == len(knowledge.factors) + 3


def test_the_bar_names_the_piece_and_renames_it(visit: Visit) -> None:
    """The line above a question shows the new name by itself and tells the caller."""
    works = [{"id": "a", "name": ""}, {"id": "b", "name": HOSTILE}]
    trial = Trial(visit, "works/bar", BAR, works=works, current="b")
    expect(trial.view).to_contain_text(f"Piece of work: {HOSTILE}")
    trial.button("Rename this piece of work").click()
    trial.page.keyboard.type("Portal")
    trial.page.keyboard.press("Enter")
    expect(trial.view).to_contain_text("Piece of work: Portal")
    expect(trial.button("Rename this piece of work")).to_be_focused()
    trial.button("Add another piece of work").click()
    trial.button("See all side by side").click()

    assert trial.done == [["renameWork", "b", "Portal"], ["addWork"], ["seeWorks"]]
    assert violations(trial.page) == []


def test_one_piece_without_a_name_needs_no_bar(visit: Visit) -> None:
    """Whoever answers for one piece of work sees nothing of all this."""
    trial = Trial(visit, "works/bar", BAR, works=[{"id": "a", "name": " "}], current="a")

    expect(trial.view.locator(".wm-works-bar")).to_be_hidden()


def test_the_views_fit_a_narrow_screen(browser: Browser, address: str, knowledge: Knowledge) -> None:
    """At 320 pixels nothing makes the page scroll sideways, and no target is smaller than 24 pixels."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    visit = Visit(context, address)
    sizes = "all => all.map(e => e.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    # One after the other, because each trial has the page to itself.
    for mount in (keep, opening, lambda visit: works_table(visit, knowledge)):
        trial = mount(visit)
        assert trial.page.evaluate("document.documentElement.scrollWidth") <= 320
        controls = trial.view.locator("button:visible, input:visible:not([type=checkbox]), textarea:visible, summary")
        assert min(controls.evaluate_all(sizes)) >= 24
    context.close()
