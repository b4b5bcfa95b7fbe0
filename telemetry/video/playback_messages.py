"""What the process that plays recordings and its parent say to each other: one question, one answer.

Plain data in JSON, not pickles: the process feeds a decoder with files that may be damaged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

import msgspec

from telemetry.video.worker_messages import MOST_BYTES, BrokenPipeTalkError, Ring, Stop, WantsRing

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

M = TypeVar("M")


class Load(msgspec.Struct, frozen=True, tag=True):
    """What is played from now on: folders with the microseconds to add to their times, and files to leave."""

    reels: tuple[tuple[str, int], ...]
    left_out: tuple[str, ...]


class Look(msgspec.Struct, frozen=True, tag=True):
    """Which picture was the newest then? In microseconds since 1970."""

    stream: str
    at_us: int
    number: int  # of the picture, if there is one: where in the ring it is put


class Found(msgspec.Struct, frozen=True, tag=True):
    """It is in the ring."""

    number: int
    taken_us: int


class NothingThere(msgspec.Struct, frozen=True, tag=True):
    """Nothing is recorded at that moment, or it cannot be shown."""


class NotWhole(msgspec.Struct, frozen=True, tag=True):
    """Of a file, once: why it is not shown, or not all of it."""

    file: str
    reason: str


class Working(msgspec.Struct, frozen=True, tag=True):
    """On this file, which is to blame if nothing more is heard."""

    file: str


ToPlayer: TypeAlias = Load | Look | Ring | Stop
ToAsker: TypeAlias = Found | NothingThere | NotWhole | Working | WantsRing

_encoder = msgspec.json.Encoder()
_of_asker: msgspec.json.Decoder[ToPlayer] = msgspec.json.Decoder(Load | Look | Ring | Stop)
_of_player: msgspec.json.Decoder[ToAsker] = msgspec.json.Decoder(
    Found | NothingThere | NotWhole | Working | WantsRing
)


def send(pipe: Connection, message: ToPlayer | ToAsker) -> None:
    """BrokenPipeTalkError when nobody is there."""
    try:
        pipe.send_bytes(_encoder.encode(message))
    except (OSError, ValueError) as error:
        raise BrokenPipeTalkError from error


def from_asker(pipe: Connection) -> ToPlayer:
    """Waits. BrokenPipeTalkError when the parent is gone."""
    return _heard(pipe, _of_asker)


def from_player(pipe: Connection) -> ToAsker:
    """Waits. BrokenPipeTalkError when the process is gone, or says what is no message."""
    return _heard(pipe, _of_player)


def _heard(pipe: Connection, decoder: msgspec.json.Decoder[M]) -> M:
    try:
        return decoder.decode(pipe.recv_bytes(MOST_BYTES))
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise BrokenPipeTalkError from error
