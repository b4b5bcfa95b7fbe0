"""What is wrong now, worst first, with hysteresis so that nothing flickers.

A number has two limits: the worse one raises, the better one ends, and what jitters between them changes
nothing. What one bad sample can feign must hold for a while before it is raised; what asks for a hand at once
is raised at once. All of them stay until the cause has been away for a while.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, TypeAlias

from telemetry.events import EventCode
from telemetry.protocol import Said
from telemetry.state import SystemStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.events import Fact
    from telemetry.state import VehicleState

STALE_S = 2.0
LOST_S = 3.5
LINK_BACK_S = 1.5  # a late link is in time again when it is heard so often: one heartbeat a second will do
BATTERY_LOW_PERCENT = 30
BATTERY_CRITICAL_PERCENT = 15
BATTERY_BACK_PERCENT = 3  # so much above the limit before the alarm goes away again
HDOP_POOR = 2.0
HDOP_GOOD = 1.6
FIX_3D = 3
CALM_S = 2.0  # an alarm stays until its cause has been away for so long


class Severity(IntEnum):
    """Higher is worse."""

    AMBER = 1
    RED = 2


class AlarmCode(StrEnum):
    """One word a cause. The sentence with what to do is made where people read it."""

    TWO_VEHICLES = "two_vehicles"
    OTHER_VEHICLE = "other_vehicle"
    NOT_SIGNED = "not_signed"
    LINK_STALE = "link_stale"
    LINK_LOST = "link_lost"
    BATTERY_LOW = "battery_low"
    BATTERY_CRITICAL = "battery_critical"
    POSITION_LOST = "position_lost"
    POSITION_POOR = "position_poor"
    FENCE_BREACHED = "fence_breached"
    FAILSAFE = "failsafe"
    RECORDING_FAILED = "recording_failed"
    DISK_LOW = "disk_low"


# The order in which a pilot must hear them when several are true.
RANK: tuple[AlarmCode, ...] = (
    AlarmCode.POSITION_LOST,
    AlarmCode.BATTERY_CRITICAL,
    AlarmCode.FENCE_BREACHED,
    AlarmCode.TWO_VEHICLES,
    AlarmCode.OTHER_VEHICLE,
    AlarmCode.LINK_LOST,
    AlarmCode.FAILSAFE,
    AlarmCode.NOT_SIGNED,
    AlarmCode.RECORDING_FAILED,
    AlarmCode.BATTERY_LOW,
    AlarmCode.POSITION_POOR,
    AlarmCode.LINK_STALE,
    AlarmCode.DISK_LOW,
)
_RED = frozenset(RANK[: RANK.index(AlarmCode.RECORDING_FAILED) + 1])

# How long a cause must hold without a break; what is not named is raised at once. Silence has waited already,
# the room on the disk has limits of its own, and a breach, a failsafe and a lock are the drone's or our word.
PATIENCE_S: Mapping[AlarmCode, float] = {
    AlarmCode.POSITION_LOST: 1.0,  # two reports of the estimator; ArduCopter's own failsafe waits as long
    AlarmCode.BATTERY_LOW: 2.0,  # two reports of the battery: the current of a climb is no empty battery
    AlarmCode.POSITION_POOR: 2.0,  # a satellite that goes behind a tree
}


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that is wrong, since when, with the numbers its sentence needs."""

    code: AlarmCode
    since_s: float
    facts: Mapping[str, Fact] = field(default_factory=dict[str, "Fact"])

    @property
    def severity(self) -> Severity:
        return Severity.RED if self.code in _RED else Severity.AMBER


Facts: TypeAlias = "dict[str, Fact]"


class AlarmWatch:
    """Remembers which alarms stand. `raised` is asked of every cause with whether it already stands."""

    def __init__(self) -> None:
        self._standing: dict[AlarmCode, Alarm] = {}
        self._true_since_s: dict[AlarmCode, float] = {}  # of causes that hold now
        self._last_true_s: dict[AlarmCode, float] = {}
        self._cleared_s: dict[AlarmCode, float] = {}
        self._told: dict[AlarmCode, Facts] = {}

    @property
    def active(self) -> tuple[Alarm, ...]:
        """Worst first."""
        return tuple(self._standing[code] for code in RANK if code in self._standing)

    def tell(self, code: AlarmCode, facts: Facts | None) -> None:
        """What the state does not show: the recorder cannot write, commands are locked. None: it is over."""
        if facts is None:
            self._told.pop(code, None)
        else:
            self._told[code] = facts

    def update(self, state: VehicleState, now_s: float) -> list[Said]:
        """Judge the state at `now_s`; returns what was raised and cleared."""
        said: list[Said] = []
        for code in RANK:
            facts = self._cause(code, state, now_s)
            if facts is None:
                said += self._without_cause(code, now_s)
            else:
                said += self._with_cause(code, facts, now_s)
        return said

    def _with_cause(self, code: AlarmCode, facts: Facts, now_s: float) -> list[Said]:
        self._last_true_s[code] = now_s
        true_since_s = self._true_since_s.setdefault(code, now_s)
        standing = self._standing.get(code)
        if standing is not None:
            self._standing[code] = Alarm(code, standing.since_s, facts)
            return []
        if now_s - true_since_s < PATIENCE_S.get(code, 0.0) or self._rests(code, now_s):
            return []
        self._standing[code] = Alarm(code, now_s, facts)
        return [Said(EventCode.ALARM_RAISED, {"alarm": code.value, **facts})]

    def _without_cause(self, code: AlarmCode, now_s: float) -> list[Said]:
        self._true_since_s.pop(code, None)
        if code not in self._standing or now_s - self._last_true_s[code] < CALM_S:
            return []
        del self._standing[code]
        self._cleared_s[code] = now_s
        return [Said(EventCode.ALARM_CLEARED, {"alarm": code.value})]

    def _rests(self, code: AlarmCode, now_s: float) -> bool:
        """An amber one that is just over waits before it comes back; a red one is never held back."""
        return code not in _RED and now_s - self._cleared_s.get(code, -math.inf) < CALM_S

    def _cause(self, code: AlarmCode, state: VehicleState, now_s: float) -> Facts | None:
        if code in _OF_BATTERY and code in self._standing and _charge(state) is None:
            return dict(self._standing[code].facts)  # a charge that is not told any more is not a better one
        judge = _CAUSES.get(code)
        return self._told.get(code) if judge is None else judge(state, now_s, code in self._standing)


def link_age_s(state: VehicleState, now_s: float) -> float | None:
    """Seconds since the vehicle was last heard; None before it ever was."""
    return None if state.link.heard_s is None else now_s - state.link.heard_s


def _link_stale(state: VehicleState, now_s: float, stands: bool) -> Facts | None:
    age_s = link_age_s(state, now_s)
    limit_s = LINK_BACK_S if stands else STALE_S
    return {"age_s": round(age_s, 1)} if age_s is not None and age_s >= limit_s else None


def _link_lost(state: VehicleState, now_s: float, stands: bool) -> Facts | None:
    """Found again is what is not even late."""
    age_s = link_age_s(state, now_s)
    limit_s = STALE_S if stands else LOST_S
    if age_s is None or (age_s < limit_s and not state.link.down):
        return None
    return {"age_s": round(age_s, 1), "down": state.link.down}


def _battery(state: VehicleState, limit: int, stands: bool) -> Facts | None:
    percent = _charge(state)
    if percent is None:
        return None
    return {"percent": percent} if percent < limit + (BATTERY_BACK_PERCENT if stands else 0) else None


def _charge(state: VehicleState) -> int | None:
    """Per cent; None: not told."""
    return None if state.battery is None else state.battery.percent


def _battery_low(state: VehicleState, _now_s: float, stands: bool) -> Facts | None:
    return _battery(state, BATTERY_LOW_PERCENT, stands)


def _battery_critical(state: VehicleState, _now_s: float, stands: bool) -> Facts | None:
    return _battery(state, BATTERY_CRITICAL_PERCENT, stands)


def _position_lost(state: VehicleState, _now_s: float, _stands: bool) -> Facts | None:
    if not state.armed or state.estimator is None:
        return None
    return None if state.estimator.position_ok else {"flags": state.estimator.flags}


def _position_poor(state: VehicleState, _now_s: float, stands: bool) -> Facts | None:
    satellites = state.satellites
    if not state.armed or satellites is None:
        return None
    limit = HDOP_GOOD if stands else HDOP_POOR
    poor = satellites.fix_type < FIX_3D or (satellites.hdop is not None and satellites.hdop > limit)
    return {"satellites": satellites.count, "hdop": satellites.hdop} if poor else None


def _fence(state: VehicleState, _now_s: float, _stands: bool) -> Facts | None:
    return {} if state.fence is not None and state.fence.breached else None


def _failsafe(state: VehicleState, _now_s: float, _stands: bool) -> Facts | None:
    heartbeat = state.heartbeat
    if heartbeat is None or not heartbeat.armed or heartbeat.status is not SystemStatus.CRITICAL:
        return None
    return {"mode": heartbeat.mode}


_OF_BATTERY = frozenset({AlarmCode.BATTERY_LOW, AlarmCode.BATTERY_CRITICAL})
_CAUSES: dict[AlarmCode, Callable[[VehicleState, float, bool], Facts | None]] = {
    AlarmCode.LINK_STALE: _link_stale,
    AlarmCode.LINK_LOST: _link_lost,
    AlarmCode.BATTERY_LOW: _battery_low,
    AlarmCode.BATTERY_CRITICAL: _battery_critical,
    AlarmCode.POSITION_LOST: _position_lost,
    AlarmCode.POSITION_POOR: _position_poor,
    AlarmCode.FENCE_BREACHED: _fence,
    AlarmCode.FAILSAFE: _failsafe,
}
