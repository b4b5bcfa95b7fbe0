"""What the drone writes down of a flight: a DataFlash log with the records and rates of a recorded one.

It begins with the motors and ends a quarter of a minute after them; LOG_DISARMED makes it begin at boot.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from training import log_records as records
from training.arming import shown_voltage
from training.mission_transfer import home_item
from training.parameter_talk import BANNER
from training.parameters import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.autopilot import Autopilot
    from training.log_card import LogCard, LogFile

OPEN_AFTER_DISARMING_S: Final = 15.0
STATE_EVERY, FIX_EVERY = 5, 10  # ticks: 10 Hz and 5 Hz, as recorded
AUTO_ARMED, DISARMED, MAYBE_LANDED, LANDED, NOT_LANDED = 15, 11, 17, 18, 28  # AP_Logger's LogEvent
INTERLOCK_OFF, INTERLOCK_ON, YAW_RESET = 56, 57, 62
RADIO, BATTERY, GROUND_STATION, FENCE, VARIANCE, ESTIMATE, TERRAIN = (
    5,
    6,
    8,
    9,
    16,
    17,
    23,
)  # ...ErrorSubsystem
BY_COMMAND, BY_LANDING = 1, 14  # AP_Arming::Method
HOVER_THROTTLE = 0.39
NAN = math.nan
_LEAP_S, _GPS_EPOCH_S, _WEEK_S = 18, 315_964_800, 604_800


class _Seen(NamedTuple):
    """What is written only when it changes."""

    mode: int
    reason: int
    armed: bool
    lifts: bool
    turning: bool
    landed: bool
    yaw_aligned: bool
    radio: bool
    battery: int
    ground_station: bool
    estimate: bool
    terrain: bool
    fence: int


@dataclass(slots=True)
class FlightLog:
    """Looks at the autopilot once a tick. The card is the drone's, and outlives this."""

    card: LogCard
    _file: LogFile | None = None
    _seen: _Seen | None = None
    _disarmed_at_s: float = -math.inf
    _ticks: int = 0
    _energy_wh: float = 0.0

    def step(self, ap: Autopilot) -> None:
        if not self._wanted(ap):
            self._file = self._seen = None
            ap.unlogged.forget()
            return
        if self._file is None:
            self._begin(ap)
        file = self._file
        if file is None or file.is_full:
            ap.unlogged.forget()
            return
        self._ticks += 1
        written = b"".join(self._news(ap))
        if self._ticks % STATE_EVERY == 0:
            written += self._state(ap)
        if self._ticks % FIX_EVERY == 0:
            written += _fix(ap)
        if written:
            file.write(written)
            file.written_at_s = ap.utc_us() // 1_000_000

    def _wanted(self, ap: Autopilot) -> bool:
        if not ap.parameters["LOG_BACKEND_TYPE"]:
            return False
        if ap.armed:
            self._disarmed_at_s = ap.now_s
        recent = ap.now_s - self._disarmed_at_s < OPEN_AFTER_DISARMING_S
        return recent or bool(ap.parameters["LOG_DISARMED"])

    def _begin(self, ap: Autopilot) -> None:
        self._file = file = self.card.begin()
        self._ticks, self._energy_wh = 0, 0.0
        file.write(b"".join(_opening(ap)))

    # --- what changes ----------------------------------------------------------------------------

    def _news(self, ap: Autopilot) -> Iterator[bytes]:
        at, before = ap.boot_us, self._seen
        now = self._seen = _seen(ap)
        for text in ap.unlogged.texts:
            yield _said(at, text)
        for subsystem, code in ap.unlogged.errors:
            yield records.ERR.pack(at, subsystem, code)
        ap.unlogged.forget()
        if before is None or now[:2] != before[:2]:
            yield records.MODE.pack(at, now.mode, now.mode, now.reason)
        if before is not None and now[2:] != before[2:]:
            for event in _events(before, now):
                yield records.EV.pack(at, event)
            for subsystem, code in _errors(before, now):
                yield records.ERR.pack(at, subsystem, code)
            if before.armed and not now.armed:
                how = BY_LANDING if before.yaw_aligned else BY_COMMAND
                yield records.ARM.pack(at, 0, int(ap.parameters["ARMING_CHECK"]), 0, how)
            if now.armed and not before.armed:
                yield records.ARM.pack(at, 1, int(ap.parameters["ARMING_CHECK"]), 0, BY_COMMAND)

    # --- what goes on ----------------------------------------------------------------------------

    def _state(self, ap: Autopilot) -> bytes:
        at, copter, battery = ap.boot_us, ap.copter, ap.battery
        roll, pitch, yaw = copter.roll_deg, copter.pitch_deg, copter.yaw_deg
        above_home_m, amsl_m = copter.up_m - ap.home_up_m, ap.frame.amsl_m(copter.up_m)
        climb_cm_s = round(copter.climb_m_s * 100.0)
        voltage_v = shown_voltage(ap)
        self._energy_wh += voltage_v * battery.current_a * STATE_EVERY * 0.02 / 3600.0
        return (
            records.ATT.pack(at, roll, roll, pitch, pitch, yaw, yaw, 3)
            + records.POS.pack(at, *ap.reported_e7(), amsl_m, above_home_m, copter.up_m)
            + records.CTUN.pack(
                at, copter.throttle, 0.0, copter.throttle, HOVER_THROTTLE, copter.up_m, copter.up_m,
                copter.up_m, NAN, 0.0, amsl_m, climb_cm_s, climb_cm_s,
            )
            + records.BAT.pack(
                at, 0, voltage_v, 0.0, battery.current_a, battery.used_mah, self._energy_wh,
                battery.celsius or 0.0, 0.0, battery.percent(ap.parameters["BATT_CAPACITY"]), 1, 0,
            )
        )  # fmt: skip


def _opening(ap: Autopilot) -> Iterator[bytes]:
    """The head of a log: how to read it, who flies, all parameters, home and the mission aboard."""
    at = ap.boot_us
    yield records.preamble(at)
    for text in BANNER:
        yield _said(at, text)
    for parameter, default in zip(ap.parameters.between(0, len(ap.parameters)), shipped(), strict=True):
        yield records.PARM.pack(at, parameter.name.encode(), parameter.value, default.value)
    for number, spot in enumerate((ap.origin, ap.home)):
        if spot is not None:
            where = ap.frame.lat_lon_e7(spot.north_m, spot.east_m)
            yield records.ORGN.pack(at, number, *where, ap.frame.amsl_m(spot.up_m))
    mission = ap.missions.mission()
    for number, item in enumerate([home_item(ap), *mission[1:]] if mission else ()):
        params = (item.p1, item.p2, item.p3, item.p4)
        yield records.CMD.pack(
            at, len(mission), number, item.command, *params, item.x, item.y, item.z, item.frame
        )


def _said(at_us: int, text: str) -> bytes:
    return records.MSG.pack(at_us, text.encode("ascii", "replace")[:64])


def _fix(ap: Autopilot) -> bytes:
    copter, sensors = ap.copter, ap.sensors
    known = sensors.fix_type >= 2
    gps_s = ap.utc_us() / 1e6 - _GPS_EPOCH_S + _LEAP_S
    week = int(gps_s // _WEEK_S) if ap.utc_us() else 0
    ms = round((gps_s - week * _WEEK_S) * 1000.0) if ap.utc_us() else 0
    course = math.degrees(math.atan2(copter.east_m_s, copter.north_m_s)) % 360.0
    return records.GPS.pack(
        ap.boot_us, 0, sensors.fix_type, ms, week, sensors.satellites, 1.21 if known else 99.99,
        *(ap.reported_e7() if known else (0, 0)), ap.frame.amsl_m(copter.up_m) if known else 0.0,
        copter.ground_speed_m_s if known else 0.0, course, -copter.climb_m_s if known else 0.0, 0.0, 1,
    )  # fmt: skip


def _seen(ap: Autopilot) -> _Seen:
    failing = ap.failing
    return _Seen(
        int(ap.mode), int(ap.mode_reason), ap.armed, ap.armed and (ap.may_lift or ap.copter.throttle > 0.1),
        ap.armed and ap.spooled_up, ap.landed, ap.in_flight_yaw_aligned, failing.radio,
        failing.battery_low + failing.battery_critical, failing.gcs, failing.estimate, failing.terrain,
        ap.fence.breached,
    )  # fmt: skip


def _events(before: _Seen, now: _Seen) -> Iterator[int]:
    if now.lifts and not before.lifts:
        yield AUTO_ARMED
    if now.turning and not before.turning:
        yield INTERLOCK_ON
    if before.landed and not now.landed:
        yield NOT_LANDED
    if now.yaw_aligned and not before.yaw_aligned:
        yield YAW_RESET
    if now.landed and not before.landed:
        yield MAYBE_LANDED
        yield LANDED
    if before.armed and not now.armed:
        yield DISARMED
        yield INTERLOCK_OFF


def _errors(before: _Seen, now: _Seen) -> Iterator[tuple[int, int]]:
    """Subsystem and code: 0 is all well again."""
    if now.estimate != before.estimate:
        yield VARIANCE, 2 if now.estimate else 0
        yield ESTIMATE, int(now.estimate)
    if now.radio != before.radio:
        yield RADIO, int(now.radio)
    if now.ground_station != before.ground_station:
        yield GROUND_STATION, int(now.ground_station)
    if now.battery > before.battery:
        yield BATTERY, 1
    if now.terrain != before.terrain:
        yield TERRAIN, int(now.terrain)
    if now.fence != before.fence:
        yield FENCE, now.fence
