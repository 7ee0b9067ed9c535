"""What can go wrong in the module itself. Every error says in one line what was found and what was expected."""


class WhichModelError(Exception):
    """The root of every error that this package raises on purpose. `messages` has one sentence for each problem."""

    def __init__(self, *messages: str) -> None:
        self.messages = messages
        super().__init__(" ".join(messages))


class InvalidJson(WhichModelError, ValueError):
    """A text is not JSON. Its text says why, without a full stop."""


class InvalidKnowledge(WhichModelError, ValueError):
    """The knowledge cannot be used: `path` says where in it, `reason` what was found and expected."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path or 'the knowledge'}: {reason}")


class InvalidAnswers(WhichModelError, ValueError):
    """Answers name something that is not in the knowledge."""


class DamagedLink(WhichModelError, ValueError):
    """A text is no link of the quiz, or not the one that was written."""


class DamagedRecord(WhichModelError, ValueError):
    """A text is no record of a decision, or was changed."""


class UnusableHeading(WhichModelError, ValueError):
    """The title or the date for a record cannot be used."""
