"""What goes wrong with a stream, in one sentence, and of which kind it is."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """Decides what is done next: what only a person can mend is not tried again by itself."""

    UNREACHABLE = "unreachable"  # nobody answers there
    SILENT = "silent"  # connected, and no picture comes
    ENDED = "ended"  # the other side said so, or the file is over
    CREDENTIALS = "credentials"  # name and password are wanted, or are wrong
    NOT_VIDEO = "not_video"  # something answers, but sends nothing that can be shown
    REFUSED = "refused"  # it broke a limit, or wants to send us elsewhere: not taken


class StreamError(Exception):
    """A stream that cannot go on. One line: what, where, what to do; never with a password in it."""

    def __init__(self, trouble: Trouble, sentence: str) -> None:
        super().__init__(sentence)
        self.trouble = trouble
