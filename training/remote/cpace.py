"""A strong key out of a short code: CPace over X25519 with SHA-512 (draft-irtf-cfrg-cpace).

Who listens learns nothing about the code; who takes part without it has one guess, and is seen guessing.
The arithmetic on the curve is that of `cryptography`; only the map from a hash to a point (Elligator 2, RFC
9380 section 6.7.1) is ours, as it has no public name there.
"""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from training.remote.errors import LineError, Why

_DSI = b"CPace255"
_BLOCK_BYTES = 128  # of SHA-512
_POINT_BYTES = 32
_P = 2**255 - 19
_A = 486662  # of Curve25519


class Exchange:
    """One side of one exchange. `with_whom` and `session` are the same on both sides."""

    def __init__(
        self, code: bytes, with_whom: bytes, session: bytes, secret: X25519PrivateKey | None = None
    ) -> None:
        self._session = session
        self._secret = secret or X25519PrivateKey.generate()
        self._point = generator(code, with_whom, session)
        self.share = self._times(self._point)

    def key(self, first: bytes, second: bytes, first_says: bytes = b"", second_says: bytes = b"") -> bytes:
        """64 bytes, the same on both sides if the code was. `first` is the share of who began; each side
        may have said something with it. LineError: the other share is no point that could be meant."""
        other = second if first == self.share else first
        point = self._times(other)
        transcript = lengths_and_values(first, first_says) + lengths_and_values(second, second_says)
        return hashlib.sha512(lengths_and_values(_DSI + b"_ISK", self._session, point) + transcript).digest()

    def _times(self, point: bytes) -> bytes:
        try:
            return self._secret.exchange(X25519PublicKey.from_public_bytes(point))
        except ValueError:  # of low order, or not 32 bytes
            raise LineError(Why.GARBAGE, "a share that is no point of the curve") from None


def generator(code: bytes, with_whom: bytes, session: bytes) -> bytes:
    """The point that both sides multiply: it follows from the code."""
    padding = bytes(max(0, _BLOCK_BYTES - 1 - len(_with_length(code)) - len(_with_length(_DSI))))
    hashed = hashlib.sha512(lengths_and_values(_DSI, code, padding, with_whom, session)).digest()
    number = int.from_bytes(hashed[:_POINT_BYTES], "little") & (2**255 - 1)
    return _elligator(number).to_bytes(_POINT_BYTES, "little")


def lengths_and_values(*parts: bytes) -> bytes:
    """Joined so that no two lists give the same bytes."""
    return b"".join(_with_length(part) for part in parts)


def _with_length(part: bytes) -> bytes:
    """LEB128, then the part."""
    length, head = len(part), bytearray()
    while length > 0x7F:
        head.append(length & 0x7F | 0x80)
        length >>= 7
    head.append(length)
    return bytes(head) + part


def _elligator(number: int) -> int:
    """The u coordinate of a point on the curve, never on its twist."""
    first = -_A * pow(1 + 2 * number * number, -1, _P) % _P
    square = first * (first * first + _A * first + 1) % _P
    return first if pow(square, (_P - 1) // 2, _P) <= 1 else (-first - _A) % _P
