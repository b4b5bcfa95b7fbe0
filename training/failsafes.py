"""What the drone does by itself when something fails: radio, ground station, battery, position, fence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from training import fence
from training.arming import radio_lost, shown_voltage
from training.failsafe_actions import fail_battery, fail_radio, fail_station, fail_terrain, leave_fence
from training.modes import NEEDS, Mode, Reason
from training.sensors import STOPS_AIDING_AFTER_S
from training.switching import set_mode
from training.voice import CRITICAL, INFO, NOTICE, WARNING

if TYPE_CHECKING:
    from training.autopilot import Autopilot

NO_TERRAIN_S = 5.0  # FS_TERRAIN_TIMEOUT_MS


@dataclass(slots=True)
class Watchdog:
    """Looks at everything once a tick."""

    gcs_heard_s: float | None = None
    _low_since_s: float | None = field(default=None, init=False)
    _critical_since_s: float | None = field(default=None, init=False)
    _aiding: bool = field(default=True, init=False)
    _had_position: bool = field(default=False, init=False)

    def step(self, ap: Autopilot) -> None:
        self._watch_position(ap)
        _watch_radio(ap)
        self._watch_ground_station(ap)
        self._watch_battery(ap)
        _watch_terrain(ap)
        if fence.is_on(ap):
            _watch_fence(ap)

    # --- position --------------------------------------------------------------------------------

    def _watch_position(self, ap: Autopilot) -> None:
        ok = ap.sensors.position_ok
        if ok and not self._aiding:
            self._aiding = True
            ap.text(INFO, "EKF3 IMU0 is using GPS")
            ap.text(INFO, "EKF3 IMU1 is using GPS")
        elif self._aiding and ap.sensors.lost_for_s(ap.now_s) >= STOPS_AIDING_AFTER_S:
            self._aiding = False
            ap.text(WARNING, "EKF3 IMU0 stopped aiding")
            ap.text(WARNING, "EKF3 IMU1 stopped aiding")
        if self._had_position and not ok and ap.armed:
            ap.failing.estimate = True
            ap.text(CRITICAL, "EKF variance")
            if ap.flying_now and NEEDS[ap.mode].position:
                set_mode(ap, Mode.LAND, Reason.ESTIMATE)
                ap.text(CRITICAL, "EKF Failsafe: changed to LAND Mode")
        elif ok and ap.failing.estimate:
            ap.failing.estimate = False
            ap.text(CRITICAL, "EKF Failsafe Cleared")
        self._had_position = ok

    # --- links -----------------------------------------------------------------------------------

    def _watch_ground_station(self, ap: Autopilot) -> None:
        if not ap.parameters["FS_GCS_ENABLE"] or self.gcs_heard_s is None:
            ap.failing.gcs = False
            return
        silent = ap.now_s - self.gcs_heard_s > ap.parameters["FS_GCS_TIMEOUT"]
        if silent and not ap.failing.gcs and ap.armed:
            ap.failing.gcs = True
            fail_station(ap)
        elif not silent and ap.failing.gcs:
            ap.failing.gcs = False
            ap.text(WARNING, "GCS Failsafe Cleared")

    # --- battery ---------------------------------------------------------------------------------

    def _watch_battery(self, ap: Autopilot) -> None:
        read = ap.parameters
        voltage, left_mah = shown_voltage(ap), read["BATT_CAPACITY"] - ap.battery.used_mah
        self._low_since_s = _since(ap, self._low_since_s, under=voltage < read["BATT_LOW_VOLT"])
        self._critical_since_s = _since(ap, self._critical_since_s, under=voltage < read["BATT_CRT_VOLT"])
        timer_s = read["BATT_LOW_TIMER"]
        critical = _lasted(ap, self._critical_since_s, timer_s) or 0 < read["BATT_CRT_MAH"] > left_mah
        low = _lasted(ap, self._low_since_s, timer_s) or 0 < read["BATT_LOW_MAH"] > left_mah
        if not ap.armed:
            return
        if critical and not ap.failing.battery_critical:
            ap.failing.battery_critical = ap.failing.battery_low = True
            _warn_of_battery(ap, "critical", voltage)
            fail_battery(ap, int(read["BATT_FS_CRT_ACT"]))
        elif low and not ap.failing.battery_low:
            ap.failing.battery_low = True
            _warn_of_battery(ap, "low", voltage)
            fail_battery(ap, int(read["BATT_FS_LOW_ACT"]))


def _watch_radio(ap: Autopilot) -> None:
    lost = radio_lost(ap)
    if lost and not ap.failing.radio and ap.armed and ap.parameters["FS_THR_ENABLE"]:
        ap.failing.radio = True
        fail_radio(ap)
    elif not lost and ap.failing.radio:
        ap.failing.radio = False
        ap.text(WARNING, "Radio Failsafe Cleared")


def _watch_terrain(ap: Autopilot) -> None:
    """Read in ArduCopter's failsafe_terrain_check: no ground for five seconds, or none to begin with."""
    since_s = ap.no_terrain_since_s if ap.armed and ap.mode in (Mode.AUTO, Mode.AUTO_RTL) else None
    if since_s is None:
        ap.no_terrain_since_s, ap.failing.terrain = None, False
    elif not ap.failing.terrain and ap.now_s - since_s > NO_TERRAIN_S:
        ap.failing.terrain = True
        ap.text(CRITICAL, "Failsafe: Terrain data missing")
        fail_terrain(ap)


def _since(ap: Autopilot, since_s: float | None, *, under: bool) -> float | None:
    if not under:
        return None
    return ap.now_s if since_s is None else since_s


def _lasted(ap: Autopilot, since_s: float | None, seconds: float) -> bool:
    return since_s is not None and ap.now_s - since_s >= seconds


def _warn_of_battery(ap: Autopilot, word: str, voltage_v: float) -> None:
    ap.text(WARNING, f"Battery 1 is {word} {voltage_v:.2f}V used {ap.battery.used_mah:.0f} mAh")


def _watch_fence(ap: Autopilot) -> None:
    if not ap.flying_now:
        ap.fence.breached = 0
        return
    bits = fence.breaches(ap, ap.spot)
    fresh = bits & ~ap.fence.breached
    if fresh:
        fence.note_breach(ap, bits)
        ap.text(NOTICE, f"{fence.names_of(fresh)} fence breached")
        if ap.parameters["FENCE_ACTION"] and ap.mode not in (Mode.RTL, Mode.LAND):
            ap.text(NOTICE, "Manual recovery started")
            leave_fence(ap)
    elif ap.fence.breached and not bits:
        ap.fence.breached = 0
        ap.text(NOTICE, "Fence breach cleared")
