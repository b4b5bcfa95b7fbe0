"""Whose turn it is to be heard: one alarm at a time, the worst that stands and was not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from telemetry.alarms import Severity
from ui.sound.rank import can_be_muted, every_s, rank, sound_of

if TYPE_CHECKING:
    from telemetry.alarms import Alarm
    from ui.sound.rank import Sound

CALM_S = 1.0  # after a sound begins, only a worse kind begins sooner: alarms that flicker make no storm
ANEW_S = 10.0  # what sounds once sounds again so much later, when it was raised anew


class Turn(NamedTuple):
    """What changes now: what is heard ends, then `alarm` begins to be heard. Neither: it stays as it is."""

    hush: bool = False
    alarm: Alarm | None = None


class _Struck(NamedTuple):
    since_s: float  # of the alarm
    at_s: float


class Turns:
    """Knows no clock and no loudspeaker: it is told what stands, what was seen, and the time."""

    def __init__(self, *, muted: bool = False, again_s: float | None = None) -> None:
        """`again_s`: a red one that was seen and still stands is heard anew after so long; None: never."""
        self.muted = muted
        self._again_s = again_s
        self._alarms: tuple[Alarm, ...] = ()
        self._seen_s: dict[tuple[str, float], float] = {}
        self._struck: dict[str, _Struck] = {}
        self._last: tuple[Sound, float] | None = None  # what began last, and when
        self._heard: Alarm | None = None

    def show_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        """All that stand, worst first."""
        self._alarms = alarms
        standing = {_key(alarm) for alarm in alarms}
        self._seen_s = {key: at_s for key, at_s in self._seen_s.items() if key in standing}

    def seen(self, code: str, now_s: float) -> None:
        """It is silent until it is raised anew."""
        self._seen_s |= {_key(alarm): now_s for alarm in self._alarms if alarm.code.value == code}

    def ended(self) -> None:
        """What was heard is over by itself."""
        self._heard = None

    @property
    def heard(self) -> Alarm | None:
        """The one that is heard now."""
        return self._heard

    @property
    def anything_stands(self) -> bool:
        """Seen or not, muted or not."""
        return bool(self._alarms)

    def turn(self, now_s: float) -> Turn:
        """Asked several times a second."""
        was, audible = self._heard, self._audible(now_s)
        if was is not None and _key(was) not in map(_key, audible):
            self._heard = None
        worst = next(iter(audible), None)
        if worst is None or self._is_heard(worst) or not self._is_due(worst, now_s):
            return Turn(hush=was is not None and self._heard is None)
        self._struck[worst.code.value] = _Struck(worst.since_s, now_s)
        self._last = sound_of(worst), now_s
        self._heard = worst
        return Turn(hush=was is not None, alarm=worst)

    def _audible(self, now_s: float) -> list[Alarm]:
        return [
            alarm
            for alarm in self._alarms
            if not self._is_seen(alarm, now_s) and not (self.muted and can_be_muted(sound_of(alarm)))
        ]

    def _is_seen(self, alarm: Alarm, now_s: float) -> bool:
        seen_s = self._seen_s.get(_key(alarm))
        if seen_s is None:
            return False
        if self._again_s is None or alarm.severity is not Severity.RED:
            return True
        return now_s - seen_s < self._again_s

    def _is_heard(self, alarm: Alarm) -> bool:
        return self._heard is not None and _key(self._heard) == _key(alarm)

    def _is_due(self, alarm: Alarm, now_s: float) -> bool:
        sound = sound_of(alarm)
        if self._last is not None:
            last, at_s = self._last
            if now_s - at_s < CALM_S and rank(sound) <= rank(last):
                return False
        struck = self._struck.get(alarm.code.value)
        if struck is None:
            return True
        again_s = every_s(sound)
        if again_s is None:
            return struck.since_s != alarm.since_s and now_s - struck.at_s >= ANEW_S
        return now_s - struck.at_s >= again_s


def _key(alarm: Alarm) -> tuple[str, float]:
    return alarm.code.value, alarm.since_s
