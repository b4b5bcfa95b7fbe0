"""How the two sides come to a key: conversations without socket or clock, a line for a line.

crew     welcome   its version, a nonce
trainer  offer     its version, a nonce, its share, and by what: the code, or the key of the last time
crew     share     its own
trainer  proof     that it came to the same key
crew     from here on everything is sealed
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, TypeVar

import msgspec

from training.remote.cpace import Exchange
from training.remote.decoded import decoded
from training.remote.errors import LineError, Why
from training.remote.sealing import Keys, keys_of, proof_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

VERSION = 1
By: TypeAlias = Literal["code", "again"]
_WITH_WHOM = b"firedrone crew | firedrone trainer"
_Bytes16 = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Bytes32 = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Welcome(_Line, frozen=True, tag="welcome"):
    """The crew's station speaks first."""

    version: int
    nonce: _Bytes16


class Offer(_Line, frozen=True, tag="offer"):
    """The trainer's answer."""

    version: int
    nonce: _Bytes16
    share: _Bytes32
    by: By


class Share(_Line, frozen=True, tag="share"):
    """The crew's."""

    share: _Bytes32


class Proof(_Line, frozen=True, tag="proof"):
    """The trainer's."""

    proof: _Bytes32


class Refused(_Line, frozen=True, tag="refused"):
    """The last line that a trainer is sent who does not get in."""

    why: Why


Told = TypeVar("Told", Welcome, Offer, Share, Proof)


def crew_side(secret_of: Callable[[By], bytes | None]) -> Generator[bytes, bytes, Keys]:
    """Yields lines to send, is sent the other's. LineError WRONG_CODE is a try; what `secret_of` has no
    secret for ends with NO_CODE, also if it was taken away in between."""
    welcome = Welcome(VERSION, secrets.token_bytes(16))
    offer = _read((yield _line(welcome)), Offer)
    if offer.version != VERSION:
        raise LineError(Why.OTHER_VERSION)
    secret = _known(secret_of(offer.by))
    exchange = Exchange(secret, _with_whom(offer.by), welcome.nonce + offer.nonce)
    keys = keys_of(exchange.key(offer.share, exchange.share))
    proof = _read((yield _line(Share(exchange.share))), Proof)
    if secret_of(offer.by) != secret:
        raise LineError(Why.NO_CODE)
    if not hmac.compare_digest(proof.proof, proof_of(keys)):
        raise LineError(Why.WRONG_CODE)
    return keys


def trainer_side(secret: bytes, by: By) -> Generator[bytes, bytes, tuple[bytes, Keys]]:
    """The same for the trainer; its first yield is empty, as the crew's side begins. Returns the last line to
    send as well: what comes after it is sealed, and opens only if the crew had the code too."""
    welcome = _read((yield b""), Welcome)
    if welcome.version != VERSION:
        raise LineError(Why.OTHER_VERSION)
    nonce = secrets.token_bytes(16)
    exchange = Exchange(secret, _with_whom(by), welcome.nonce + nonce)
    share = _read((yield _line(Offer(VERSION, nonce, exchange.share, by))), Share)
    keys = keys_of(exchange.key(exchange.share, share.share))
    return _line(Proof(proof_of(keys))), keys


def refused(why: Why) -> bytes:
    """The line that says so."""
    return _line(Refused(why))


def why_refused(line: bytes) -> Why | None:
    """None: it is no refusal."""
    try:
        refusal: Refused = decoded(line, Refused)
    except LineError:
        return None
    return refusal.why


def _known(secret: bytes | None) -> bytes:
    if secret is None:
        raise LineError(Why.NO_CODE)
    return secret


def _with_whom(by: By) -> bytes:
    return _WITH_WHOM + b" | by " + by.encode()


def _line(message: _Line) -> bytes:
    return msgspec.json.encode(message) + b"\n"


def _read(line: bytes, kind: type[Told]) -> Told:
    try:
        return decoded(line, kind)
    except LineError as error:
        raise LineError(why_refused(line) or error.why) from None
