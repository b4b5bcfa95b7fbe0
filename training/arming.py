"""Whether the motors may start, and why not, in ArduCopter's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.fence import ALT_MIN, CIRCLE, POLYGON, breaches, is_on, names_of
from training.modes import NEEDS
from training.sensors import ALIGNED_S, FIX_S, ORIGIN_S, READY_S
from training.voice import CRITICAL

if TYPE_CHECKING:
    from training.autopilot import Autopilot

SYSTEM_UP_S = 2.4
ESTIMATOR_UP_S = 4.4
ACCELS_AGREE_S = 23.0
COMPLAINS_EVERY_S = 30.0


def arm_refusals(ap: Autopilot) -> list[str]:
    """What an attempt to arm would be told; empty when it may."""
    reasons = prearm_faults(ap)
    if not NEEDS[ap.mode].armable:
        reasons.append(f"{ap.mode.name} mode not armable")
    return reasons


def prearm_faults(ap: Autopilot) -> list[str]:
    """What stands against arming in the present mode, whatever the ground station asks."""
    if ap.now_s < SYSTEM_UP_S:
        return ["System not initialised"]
    if not ap.parameters["ARMING_CHECK"]:
        return _position_faults(ap)
    return [
        *_sensor_faults(ap),
        *_position_faults(ap),
        *_battery_faults(ap),
        *_radio_faults(ap),
        *_fence_faults(ap),
    ]


def complain(ap: Autopilot) -> None:
    """The "PreArm: ..." texts that come by themselves while it stands disarmed."""
    for reason in prearm_faults(ap):
        ap.text(CRITICAL, f"PreArm: {reason}")


def _sensor_faults(ap: Autopilot) -> list[str]:
    now_s = ap.now_s
    faults: list[str] = []
    if now_s < ACCELS_AGREE_S:
        faults.append("Accels inconsistent")
    if now_s < ESTIMATOR_UP_S:
        faults.append("EKF attitude is bad")
    elif now_s < ALIGNED_S:
        faults.append("AHRS: EKF3 still initialising")
    elif now_s < ORIGIN_S:
        faults.append("AHRS: waiting for home")
    return faults


def _position_faults(ap: Autopilot) -> list[str]:
    if not NEEDS[ap.mode].position or ap.now_s < ORIGIN_S:
        return []
    if not ap.sensors.gps and ap.now_s > FIX_S:
        return ["GPS 1: Bad fix", *([] if ap.sensors.position_ok else ["Need Position Estimate"])]
    if not ap.sensors.position_ok and (ap.now_s >= ACCELS_AGREE_S or ap.now_s >= READY_S):
        return ["Need Position Estimate"]
    return []


def _battery_faults(ap: Autopilot) -> list[str]:
    faults: list[str] = []
    voltage = shown_voltage(ap)
    if voltage < ap.parameters["BATT_ARM_VOLT"]:
        faults.append("Battery 1 below minimum arming voltage")
    if ap.failing.battery_critical:
        faults.append("Battery 1 critical voltage failsafe")
    elif ap.failing.battery_low or voltage < ap.parameters["BATT_LOW_VOLT"]:
        faults.append("Battery 1 low voltage failsafe")
    if ap.failing.battery_low or ap.failing.battery_critical:
        faults.append("Battery failsafe")
    return faults


def _radio_faults(ap: Autopilot) -> list[str]:
    """Read in AP_Arming, like the next ones."""
    return ["Radio failsafe on"] if ap.parameters["FS_THR_ENABLE"] and radio_lost(ap) else []


def _fence_faults(ap: Autopilot) -> list[str]:
    """The lowest height is not asked for on the ground."""
    if ap.now_s < ORIGIN_S or not is_on(ap):
        return []
    kinds = int(ap.parameters["FENCE_TYPE"])
    if kinds & (CIRCLE | POLYGON) and not ap.sensors.position_ok:
        return ["Fence requires position"]
    crossed = breaches(ap, ap.spot) & ~ALT_MIN
    return [f"Vehicle breaching {names_of(crossed)} fence"] if crossed else []


def radio_lost(ap: Autopilot) -> bool:
    """Whether the pilot's remote control is not heard."""
    return ap.faults.rc_lost or bool(ap.parameters["SIM_RC_FAIL"])


def shown_voltage(ap: Autopilot) -> float:
    """What the battery monitor reads."""
    if ap.faults.battery_v is not None:
        return ap.faults.battery_v
    return ap.battery.voltage_v(ap.parameters["SIM_BATT_VOLTAGE"])
