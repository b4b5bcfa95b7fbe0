"""Which sound an alarm has, how often it comes again, and the three that nobody can mute."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from telemetry.alarms import AlarmCode, Severity

if TYPE_CHECKING:
    from telemetry.alarms import Alarm


class Sound(StrEnum):
    """All there are: more than five nobody keeps apart at night."""

    POSITION = "position"
    BATTERY = "battery"
    FENCE = "fence"
    DANGER = "danger"
    ATTENTION = "attention"


# Act now: a hand on this window within seconds changes where the drone comes down. After a lost link, a
# failsafe or beside another drone the window can command nothing, and what is left to do is to look.
ACT_NOW = frozenset({Sound.POSITION, Sound.BATTERY, Sound.FENCE})
_OWN = {
    AlarmCode.POSITION_LOST: Sound.POSITION,
    AlarmCode.BATTERY_CRITICAL: Sound.BATTERY,
    AlarmCode.FENCE_BREACHED: Sound.FENCE,
}
_ACT_NOW_EVERY_S = 3.0
_DANGER_EVERY_S = 10.0


def sound_of(alarm: Alarm) -> Sound:
    if alarm.code in _OWN:
        return _OWN[alarm.code]
    return Sound.DANGER if alarm.severity is Severity.RED else Sound.ATTENTION


def every_s(sound: Sound) -> float | None:
    """From one beginning to the next, until the alarm was seen or is over; None: once."""
    if sound in ACT_NOW:
        return _ACT_NOW_EVERY_S
    return _DANGER_EVERY_S if sound is Sound.DANGER else None


def can_be_muted(sound: Sound) -> bool:
    return sound not in ACT_NOW


def rank(sound: Sound) -> int:
    """Higher is worse; the three that mean act now are equals, their alarms stand in an order already."""
    if sound in ACT_NOW:
        return 2
    return 1 if sound is Sound.DANGER else 0
