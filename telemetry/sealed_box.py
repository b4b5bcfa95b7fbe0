"""Bytes that a passphrase opens: scrypt makes the key of it, AES-GCM seals and shows every change."""

from __future__ import annotations

import os

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

# 128 MB and a third of a second on a laptop, for each guess as well.
DEFAULT_N, SCRYPT_R, SCRYPT_P = 1 << 17, 8, 1
_MOST_N = 1 << 20  # a file that asks for more than 1 GB was not written by us
_SALT_BYTES, _NONCE_BYTES = 16, 12


class SealError(Exception):
    """A box that does not open: why, as the end of a sentence that begins with its name."""


class _Sealed(msgspec.Struct, frozen=True):
    version: int
    n: int
    salt: bytes
    nonce: bytes
    box: bytes


class SealedBox:
    """The key of one passphrase, stretched once: sealing again costs nothing."""

    def __init__(self, passphrase: str, *, salt: bytes | None = None, n: int | None = None) -> None:
        self._n = n = DEFAULT_N if n is None else n
        self._salt = os.urandom(_SALT_BYTES) if salt is None else salt
        stretch = Scrypt(salt=self._salt, length=32, n=n, r=SCRYPT_R, p=SCRYPT_P)
        self._cipher = AESGCM(stretch.derive(passphrase.encode()))

    def seal(self, contents: bytes) -> bytes:
        """As it is written to a file."""
        nonce = os.urandom(_NONCE_BYTES)
        box = self._cipher.encrypt(nonce, contents, self._bound())
        return msgspec.json.format(msgspec.json.encode(_Sealed(1, self._n, self._salt, nonce, box))) + b"\n"

    @classmethod
    def of(cls, raw: bytes, passphrase: str) -> SealedBox:
        """The box that sealed `raw`, if this was its passphrase. SealError."""
        sealed = _parsed(raw)
        box = cls(passphrase, salt=sealed.salt, n=sealed.n)
        box.unseal(raw)
        return box

    def unseal(self, raw: bytes) -> bytes:
        """What is in it. SealError: it was sealed with another passphrase, or changed."""
        sealed = _parsed(raw)
        try:
            return self._cipher.decrypt(sealed.nonce, sealed.box, self._bound())
        except InvalidTag:
            raise SealError("does not open with this passphrase, or was changed") from None

    def _bound(self) -> bytes:
        """What the seal covers besides the contents: nobody makes the guessing cheaper unseen."""
        return f"firedrone sealed 1 {self._n} ".encode() + self._salt


def _parsed(raw: bytes) -> _Sealed:
    try:
        sealed = msgspec.json.decode(raw, type=_Sealed)
    except (msgspec.MsgspecError, UnicodeError):
        raise SealError("is damaged: restore it from a copy, or delete it and pair the drones anew") from None
    sound = len(sealed.salt) == _SALT_BYTES and len(sealed.nonce) == _NONCE_BYTES
    if sealed.version != 1 or not sound or not _is_cost(sealed.n):
        raise SealError("is of a kind that this version does not know")
    return sealed


def _is_cost(n: int) -> bool:
    return 2 <= n <= _MOST_N and n & (n - 1) == 0
