"""What GitHub runs for us calls the same commands as everybody, may do no more than it must, and runs nobody else's code."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+)(?=[ :])", MAKEFILE, re.MULTILINE))


def read(file: Path) -> Any:
    """Return what a file of YAML says; `on` is read as a truth value, so every key becomes a text."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {str(key): value for key, value in data.items()}


def steps(workflow: Any) -> list[dict[str, Any]]:
    """Return every step of every job."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_do_no_more_than_it_says(file: Path) -> None:
    """Rights are stated for the whole, and whatever may write is a job that runs none of a request's code."""
    workflow = read(file)

    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in workflow["True"]
    for job in workflow["jobs"].values():
        if "write" in job.get("permissions", {}).values():
            used = [step.get("uses", "") for step in job["steps"]]
            assert not any(name.startswith("actions/checkout@") for name in used)
            assert not any("run" in step for step in job["steps"])


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_an_action_is_named_by_its_content(file: Path) -> None:
    """Each action is called by the hash of a commit, with its version behind it for people."""
    used = re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))

    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name)] == []


def test_what_is_run_are_commands_of_the_makefile() -> None:
    """Workflows and the hook before a commit call `make`, with targets that are there."""
    commands = [step["run"] for file in WORKFLOWS for step in steps(read(file)) if "run" in step]
    commands += [hook["entry"] for repo in read(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    called = [re.findall(r"^make(?: --silent)? ([a-z-]+)", command, re.MULTILINE) for command in commands]

    assert len(commands) >= 6
    assert all(called)
    assert {target for targets in called for target in targets} <= TARGETS


def test_the_comment_is_written_behind_the_check_of_a_request() -> None:
    """The one that comments waits for the other by its name, and takes what that one keeps."""
    check, comment = (read(ROOT / f".github/workflows/{name}.yml") for name in ("pull-request", "comment"))
    kept = {step["with"]["name"] for step in steps(check) if "upload-artifact" in step.get("uses", "")}
    taken = {step["with"]["name"] for step in steps(comment) if "download-artifact" in step.get("uses", "")}

    assert comment["True"]["workflow_run"]["workflows"] == [check["name"]]
    assert taken == {"impact"}
    assert kept == {"impact", "site"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_asks_for_something(form: Path) -> None:
    """A form has a name, says what it is for, and each field has an id of its own and a label; one must be filled in."""
    asked = read(form)
    fields = [field for field in asked["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in fields]

    assert asked["name"]
    assert asked["description"]
    assert len(set(ids)) == len(ids) > 1
    assert all(field["attributes"]["label"] for field in fields)
    assert any(field.get("validations", {}).get("required") for field in fields)


def test_the_site_leads_to_forms_that_are_there() -> None:
    """Whoever reports a mistake on a page, or a reason, gets the form for it."""
    ours = [*(ROOT / "theme/templates").rglob("*.html"), *(ROOT / "sitebuild").rglob("*.py")]
    named = {name for file in ours for name in re.findall(r"[a-z-]+\.yml(?=[&\"])", file.read_text(encoding="utf-8"))}

    assert {"mistake-on-a-page.yml", "report-a-reason.yml"} <= named
    assert {"mistake-on-a-page.yml", "report-a-reason.yml"} <= {form.name for form in FORMS}
