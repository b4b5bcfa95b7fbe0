"""What is wrong now, worst first, with hysteresis so that nothing flickers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, TypeAlias

from telemetry.events import EventCode
from telemetry.protocol import Said
from telemetry.state import SystemStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telemetry.events import Fact
    from telemetry.state import VehicleState

STALE_S = 2.0
LOST_S = 3.5
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
        self._last_true_s: dict[AlarmCode, float] = {}
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
            if facts is not None:
                self._last_true_s[code] = now_s
                if code not in self._standing:
                    said.append(Said(EventCode.ALARM_RAISED, {"alarm": code.value, **facts}))
                since_s = self._standing[code].since_s if code in self._standing else now_s
                self._standing[code] = Alarm(code, since_s, facts)
            elif code in self._standing and now_s - self._last_true_s[code] >= CALM_S:
                del self._standing[code]
                said.append(Said(EventCode.ALARM_CLEARED, {"alarm": code.value}))
        return said

    def _cause(self, code: AlarmCode, state: VehicleState, now_s: float) -> Facts | None:
        if code in _OF_BATTERY and code in self._standing and _charge(state) is None:
            return dict(self._standing[code].facts)  # a charge that is not told any more is not a better one
        judge = _CAUSES.get(code)
        return self._told.get(code) if judge is None else judge(state, now_s, code in self._standing)


def link_age_s(state: VehicleState, now_s: float) -> float | None:
    """Seconds since the vehicle was last heard; None before it ever was."""
    return None if state.link.heard_s is None else now_s - state.link.heard_s


def _link_stale(state: VehicleState, now_s: float, _stands: bool) -> Facts | None:
    age_s = link_age_s(state, now_s)
    return {"age_s": round(age_s, 1)} if age_s is not None and age_s >= STALE_S else None


def _link_lost(state: VehicleState, now_s: float, _stands: bool) -> Facts | None:
    age_s = link_age_s(state, now_s)
    if age_s is None or (age_s < LOST_S and not state.link.down):
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
