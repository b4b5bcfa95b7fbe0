"""What goes over the line once both sides have a key: ChaCha20-Poly1305, a key a way, counted."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from training.remote.errors import LineError, Why

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """All that follows from one exchange."""

    to_crew: bytes
    to_trainer: bytes
    proof: bytes  # that the trainer had the code
    again: bytes  # in the place of the code, after the network was away


def keys_of(agreed: bytes) -> Keys:
    """Four keys that say nothing about each other."""
    names = ("to crew", "to trainer", "proof", "again")
    return Keys(*(_key(agreed, f"firedrone trainer's line 1: {name}") for name in names))


def proof_of(keys: Keys) -> bytes:
    """What only who had the code can say."""
    return hmac.digest(keys.proof, b"the trainer", "sha256")


class Sealed:
    """One way. A line that is lost, repeated, moved or changed does not open, and nothing after it."""

    def __init__(self, key: bytes) -> None:
        self._cipher = ChaCha20Poly1305(key)
        self._count = 0

    def seal(self, plain: bytes) -> bytes:
        """A line with its end."""
        return b64encode(self._cipher.encrypt(self._nonce(), plain, None)) + b"\n"

    def open(self, line: bytes) -> bytes:
        """LineError: it is not the next one of the other side."""
        try:
            return self._cipher.decrypt(self._nonce(), b64decode(line, validate=True), None)
        except (InvalidTag, NotBase64, ValueError):
            raise LineError(Why.GARBAGE, "a line that was not sealed by the other side") from None

    def _nonce(self) -> bytes:
        """Never twice under one key: each connection agrees on a new one."""
        self._count += 1
        return self._count.to_bytes(12, "big")


def _key(agreed: bytes, name: str) -> bytes:
    return HKDF(algorithm=SHA512(), length=_KEY_BYTES, salt=None, info=name.encode()).derive(agreed)
