"""The code that the crew's station shows: eight digits, good for two minutes, five tries and one trainer."""

from __future__ import annotations

import secrets
import time
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DIGITS = 8
VALID_S = 120.0
TRIES = 5


class PairingCode:
    """At most one is open. The window's thread makes it, the line's uses it up."""

    def __init__(self, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._monotonic_s = monotonic_s
        self._lock = Lock()
        self._digits = ""
        self._until_s = 0.0
        self._tries = 0

    def renew(self) -> str:
        """Another one; the one before is over."""
        with self._lock:
            self._digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
            self._until_s = self._monotonic_s() + VALID_S
            self._tries = TRIES
            return self._digits

    def look(self) -> tuple[str | None, float]:
        """Its digits and the seconds it is still good for; None: none is open."""
        with self._lock:
            left_s = self._until_s - self._monotonic_s()
            return (self._digits, left_s) if self._tries > 0 and left_s > 0.0 else (None, 0.0)

    def secret(self) -> bytes | None:
        """For an exchange; None: none is open."""
        digits, _ = self.look()
        return None if digits is None else digits.encode()

    def tried(self) -> None:
        """Somebody was wrong."""
        with self._lock:
            self._tries -= 1

    def use_up(self) -> None:
        """Somebody was right, or the line is closed."""
        with self._lock:
            self._tries = 0


def digits_of(typed: str) -> str | None:
    """The code in what a person wrote, however it was grouped; None: it cannot be one."""
    digits = "".join(letter for letter in typed if letter not in " -.\u00a0\u202f")
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else None
