"""Who may come in over a link: the door judges every frame before it is decoded, and seals what leaves."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Admission(StrEnum):
    """What became of a frame at the door. Only OK is ever acted upon."""

    OK = "ok"
    UNSIGNED = "unsigned"  # MAVLink 1 or no signature, once signing is on
    FORGED = "forged"
    REPLAYED = "replayed"
    TOO_OLD = "too_old"
    UNKNOWN = "unknown"  # an id that this dialect does not have: its checksum cannot be known


class Signing(StrEnum):
    """How far the link can be trusted."""

    CABLE = "cable"  # only who holds the cable speaks here
    ON = "on"
    OFF = "off"  # anybody within reach of the radio can speak: the amber badge
    MISSING = "missing"  # this vehicle has a key and does not sign: commands are locked


class Door(Protocol):
    """One end of a link's authentication. Used by the session's thread only."""

    @property
    def signing(self) -> Signing:
        """The state to show."""
        ...

    def admit(self, frame: bytes, /) -> Admission:
        """Judge one whole frame whose checksum is right."""
        ...

    def seal(self, frame: bytes) -> bytes:
        """The frame as it goes out: signed, or as it was."""
        ...

    def identified(self, uid: str) -> None:
        """The vehicle says that it is this one."""
        ...

    def close(self) -> None:
        """Keep what must outlive the link (the signing clock)."""
        ...


class OpenDoor:
    """No signatures: a cable, a loopback, a replay, or a radio that anybody can speak on."""

    def __init__(self, *, cable: bool) -> None:
        self.signing = Signing.CABLE if cable else Signing.OFF

    def admit(self, _frame: bytes, /) -> Admission:
        return Admission.OK

    def seal(self, frame: bytes) -> bytes:
        return frame

    def identified(self, uid: str) -> None:
        pass  # it may say what it likes

    def close(self) -> None:
        pass
