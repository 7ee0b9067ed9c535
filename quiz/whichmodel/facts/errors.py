"""What can go wrong in the module itself. Every error says in one line what was found and what was expected."""


class WhichModelError(Exception):
    """The root of every error that this package raises on purpose."""


class InvalidJson(WhichModelError, ValueError):
    """A text is not JSON. `reason` says why, in one line, without a full stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class InvalidKnowledge(WhichModelError, ValueError):
    """The knowledge cannot be used. `path` says where in it, `reason` what was found and expected."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path or 'the knowledge'}: {reason}")


class InvalidAnswers(WhichModelError, ValueError):
    """Answers name something that is not in the knowledge. `messages` has one sentence for each problem."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        self.messages = messages
        super().__init__(" ".join(messages))


class DamagedLink(WhichModelError, ValueError):
    """A text is no link of the quiz, or not the one that was written. Its text is a sentence or two for a person."""


class DamagedRecord(WhichModelError, ValueError):
    """A text is no record of a decision, or was changed. `messages` has one sentence for each problem."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        self.messages = messages
        super().__init__(" ".join(messages))


class UnusableHeading(WhichModelError, ValueError):
    """The title or the date for a record cannot be used. `messages` has one sentence for each problem."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        self.messages = messages
        super().__init__(" ".join(messages))
