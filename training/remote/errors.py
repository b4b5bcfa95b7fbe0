"""Why a line between crew and trainer was not made, or ended."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """In words of the journal and of the window's own wording."""

    GONE = "gone"  # the other side closed, or the network did
    SILENT = "silent"  # nothing came for too long
    GARBAGE = "garbage"  # not a line of ours, too long, or sealed with another key
    WRONG_CODE = "wrong_code"
    NO_CODE = "no_code"  # none is open: used, too old, or too many tries
    OTHER_VERSION = "other_version"
    CROWD = "crowd"  # more strangers at once than are listened to
    SLOW = "slow"  # does not read what it is sent
    REPLACED = "replaced"  # the same trainer came again
    UNREACHABLE = "unreachable"
    CLOSED = "closed"  # by the crew


class LineError(Exception):
    """One line for a person; `why` for a program."""

    def __init__(self, why: Why, text: str = "") -> None:
        super().__init__(text or f"the trainer's line ended: {why.value}")
        self.why = why
