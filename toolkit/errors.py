"""The exit codes of the command and the exceptions that own one."""

from __future__ import annotations

from collections.abc import Sequence

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_FAILED = 2


class XxgkError(Exception):
    """What a person is told in one sentence: the cause and what to do next."""

    exit_code = EXIT_FAILED

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableFile(XxgkError):
    """The original can't be opened or isn't what its name says."""


class LimitExceeded(UnreadableFile):
    """The original asks for more than a real report ever needs."""


class NotAReport(UnreadableFile):
    """The file was read, but nothing in it belongs to the official form."""


class InvalidInput(XxgkError):
    """Structured input with faults; each one is `message @ path`."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class InvalidTemplate(XxgkError):
    """A template that can't hold the report."""


class UnwritableFile(XxgkError):
    """The result can't be put where it was asked for."""


class WriteVerificationError(XxgkError):
    """What was written does not read back as what was meant; no file is left."""
