"""What a stream's process and its parent say to each other.

Plain data in JSON, not pickles: the process feeds a decoder with what strangers send.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MOST_BYTES = 64 << 10


class Begin(msgspec.Struct, frozen=True, tag=True):
    """The first word of the parent. `user` and `password` travel here alone."""

    kind: str
    text: str
    real_time: bool
    payload: str | None
    encoding: str | None
    user: str | None
    password: str | None
    first_number: int  # of the next picture


class Ring(msgspec.Struct, frozen=True, tag=True):
    """Where pictures are put from now on."""

    name: str
    slot_bytes: int


class Record(msgspec.Struct, frozen=True, tag=True):
    """Record into this folder under this name; None: stop."""

    folder: str | None
    name: str
    after_crash: bool = False  # finish first what the process before could not close


class TryAgain(msgspec.Struct, frozen=True, tag=True):
    """A person did something about it."""

    user: str | None
    password: str | None


class Stop(msgspec.Struct, frozen=True, tag=True):
    """Close everything and end."""


class Opened(msgspec.Struct, frozen=True, tag=True):
    """Connected; pictures follow."""

    encoding: str


class WantsRing(msgspec.Struct, frozen=True, tag=True):
    """The picture does not fit into the ring."""

    width_px: int
    height_px: int


class PictureReady(msgspec.Struct, frozen=True, tag=True):
    """In the ring."""

    number: int


class Troubled(msgspec.Struct, frozen=True, tag=True):
    """The stream broke off. `waits`: it is not tried again without a person."""

    trouble: str
    reason: str
    waits: bool


class Segment(msgspec.Struct, frozen=True, tag=True):
    """A recording that is closed and will not change any more. Times in ISO 8601, UTC."""

    folder: str  # its name alone
    file: str
    sha256: str
    size_bytes: int
    pictures: int
    began: str | None
    ended: str | None


class NotRecorded(msgspec.Struct, frozen=True, tag=True):
    """Why nothing reaches the disk now."""

    reason: str


class Beat(msgspec.Struct, frozen=True, tag=True):
    """The decoding loop lives. Counters since the process began; `file` is being recorded now."""

    dropped: int
    damaged: int
    connects: int
    file: str | None
    pictures: int
    size_bytes: int
    sender_delay_s: float | None


ToWorker: TypeAlias = Begin | Ring | Record | TryAgain | Stop
ToParent: TypeAlias = Opened | WantsRing | PictureReady | Troubled | Segment | NotRecorded | Beat

_encoder = msgspec.json.Encoder()
_of_parent: msgspec.json.Decoder[ToWorker] = msgspec.json.Decoder(Begin | Ring | Record | TryAgain | Stop)
_of_worker: msgspec.json.Decoder[ToParent] = msgspec.json.Decoder(
    Opened | WantsRing | PictureReady | Troubled | Segment | NotRecorded | Beat
)


class BrokenPipeTalkError(Exception):
    """The other side is gone, or talks nonsense."""


def send(pipe: Connection, message: ToWorker | ToParent) -> None:
    """BrokenPipeTalkError when nobody is there."""
    try:
        pipe.send_bytes(_encoder.encode(message))
    except (OSError, ValueError) as error:
        raise BrokenPipeTalkError from error


def from_parent(pipe: Connection) -> ToWorker:
    """Waits. BrokenPipeTalkError when the parent is gone."""
    try:
        return _of_parent.decode(pipe.recv_bytes(MOST_BYTES))
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise BrokenPipeTalkError from error


def from_worker(pipe: Connection) -> ToParent:
    """Waits. BrokenPipeTalkError when the process is gone, or says what is no message."""
    try:
        return _of_worker.decode(pipe.recv_bytes(MOST_BYTES))
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise BrokenPipeTalkError from error
