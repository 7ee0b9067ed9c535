"""What reading itself refuses, before any rule is asked: each step under the name that its messages bear."""

from sitebuild.rules.register import Step

STEPS = (
    Step("file", "A file is a plain one, can be opened, and is small.", "Nothing keeps the check waiting.", "(a file of a million bytes)", "(two files)"),
    Step("encoding", "A file is written in UTF-8.", "Other encodings turn letters into others.", "(a file saved as Latin-1)", "(the same file saved as UTF-8)"),
    Step("character", "No character stands in a file that nobody can see.", "It breaks searching and links, or turns the direction of a line.", "(a zero-width blank between two words)", "(a blank)"),
    Step("conflict", "No marks of a merge are left in a file.", "Both sides would be published.", "<<<<<<< HEAD", "(the side that is right)"),
    Step("front-matter", "A page begins with a line '---', its facts, and another such line.", "Without them it has no title, no description and no day.", "title: Exit (on the first line)", "--- (on the first line)"),
    Step("yaml", "Facts are YAML that every program reads alike: no anchors, tags, tabs, or comments behind a text, and quotes around words like No, 12:30 and 010.", "One reader takes No for false, the next for a word.", "title: No", "title: 'No'"),
    Step("schema", "Each key is known, and its value is of the right kind.", "A misspelt key would say nothing.", "sumary: A supplier takes over.", "summary: A supplier takes over."),
    Step("derived", "What follows from something else is not written.", "It could contradict it.", "id: outsourcing (in outsourcing.md)", "(no line)"),
    Step("calibration", "The coded situations name answers and models that there are.", "A figure that rests on a slip is wrong.", "recommended: outsorcing", "recommended: outsourcing"),
)  # fmt: skip
"""Every step that can refuse something."""
