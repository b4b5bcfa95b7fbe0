"""How long to wait for an answer, and when to give up. Learned from the answers: protocols have no clock."""

from __future__ import annotations

from dataclasses import dataclass, field

TICK_S = 0.05  # how finely the first round trip is measured
GROWS = 1.5  # after each silence
SLOWER = 1.3  # after each answer that came twice: we asked again too early
SLOWEST_S = 3.0  # no link is slower than that and still of use
ROUND_TRIPS = 4  # silence of fewer is none


class SilenceError(Exception):
    """Nobody answered for as long as is reasonable."""


@dataclass(slots=True)
class Patience:
    """Waits `first_s`, after each silence longer up to `longest_s`, and learns how slow the other side is.

    The first answer is awaited in small steps: how long it took is the measure for all that follows.
    """

    first_s: float
    longest_s: float
    silence_s: float  # in one go, before it is given up
    whole_s: float  # in all
    _wait_s: float = field(init=False)
    _least_s: float = field(init=False)
    _silent_s: float = field(default=0.0, init=False)  # since the last answer
    _all_s: float = field(default=0.0, init=False)
    _measured_s: float | None = field(default=0.0, init=False)  # None: measured, or asked twice already
    _perhaps_s: float = field(default=0.0, init=False)  # what the first answer took, if none of it was lost

    def __post_init__(self) -> None:
        self._wait_s = self._least_s = self.first_s

    @property
    def wait_s(self) -> float:
        """How long to listen now."""
        return self._wait_s if self._measured_s is None else TICK_S

    def heard(self) -> None:
        """An answer that leads on."""
        if self._measured_s is not None:
            self._learn(self._measured_s + TICK_S)
            self._measured_s = None
        elif not self._perhaps_s:
            self._perhaps_s = self._silent_s + self._wait_s
        self._wait_s, self._silent_s = self._least_s, 0.0

    def heard_twice(self) -> None:
        """What was asked and what was asked again are both answered: it is slower than we thought."""
        self._least_s = min(self._least_s * SLOWER, SLOWEST_S)
        if self._perhaps_s:
            self._learn(self._perhaps_s)
            self._perhaps_s = 0.0

    def silence(self) -> bool:
        """`wait_s` passed without an answer: whether to ask again. SilenceError when that is enough."""
        if self._measured_s is not None:
            self._measured_s += TICK_S
            if self._measured_s < self._wait_s - TICK_S / 2:
                return False
            self._measured_s = None
        self._silent_s += self._wait_s
        self._all_s += self._wait_s
        if self._silent_s > max(self.silence_s, ROUND_TRIPS * self._least_s) or self._all_s > self.whole_s:
            raise SilenceError
        self._wait_s = min(self._wait_s * GROWS, max(self.longest_s, self._least_s))
        return True

    def _learn(self, round_trip_s: float) -> None:
        self._least_s = min(max(self._least_s, 1.5 * round_trip_s + TICK_S), SLOWEST_S)
