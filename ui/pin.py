"""A PIN as one line of text that does not tell it, and how long to wait after wrong ones."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

FEWEST_DIGITS, MOST_DIGITS = 4, 12
FREE_TRIES = 3  # a glove slips
FIRST_WAIT_S, LONGEST_WAIT_S = 5.0, 300.0

# scrypt, RFC 7914: 8 MiB and some 20 ms a try, which no flight behind the sheet notices. A PIN has few
# digits: this only makes guessing them slow.
_N, _R, _P = 2**13, 8, 1
_MEMORY_BYTES = 32 * 2**20
_SALT_BYTES, _HASH_BYTES = 16, 32
_NAME = "scrypt"
_DIGITS = re.compile(rf"[0-9]{{{FEWEST_DIGITS},{MOST_DIGITS}}}", re.ASCII)


class PinError(Exception):
    """What was typed cannot be a PIN."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong PINs in a row, and when the last of them came, in monotonic seconds."""

    wrong: int = 0
    last_s: float = 0.0


def is_pin(digits: str) -> bool:
    """Whether it has the right number of digits, and nothing else in it."""
    return _DIGITS.fullmatch(digits) is not None


def pin_line(digits: str, salt: bytes | None = None) -> str:
    """`scrypt$salt$hash`, for the settings file. PinError when it is no PIN. `salt`: by itself a new one."""
    if not is_pin(digits):
        raise PinError(f"a PIN has {FEWEST_DIGITS} to {MOST_DIGITS} digits")
    salt = salt if salt is not None else secrets.token_bytes(_SALT_BYTES)
    return f"{_NAME}${_text(salt)}${_text(_hashed(digits, salt))}"


def matches(line: str, digits: str) -> bool:
    """Whether these are the digits of the line. False as well for a line that nobody can read.

    Takes the same time whichever digit is wrong.
    """
    name, _, rest = line.partition("$")
    salt, _, known = (_bytes(part) for part in rest.partition("$"))
    if name != _NAME or len(salt) != _SALT_BYTES or len(known) != _HASH_BYTES or not is_pin(digits):
        return False
    return hmac.compare_digest(_hashed(digits, salt), known)


def wait_s(tries: Tries, now_s: float) -> float:
    """How long the next try has to wait: nothing after the first wrong ones, then twice as long each time."""
    over = tries.wrong - FREE_TRIES
    if over < 0:
        return 0.0
    doubled = min(over, 10)  # long past the longest
    wait = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0**doubled)
    return min(wait, max(0.0, tries.last_s + wait - now_s))


def one_more_wrong(tries: Tries, now_s: float) -> Tries:
    return Tries(tries.wrong + 1, now_s)


def _hashed(digits: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        digits.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY_BYTES, dklen=_HASH_BYTES
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    """Nothing where it is no base64."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
