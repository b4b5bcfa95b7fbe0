"""What the drone does when a failsafe begins, and what it says of it: the choices of its parameters.

The texts without a remark were recorded; what stands behind a hyphen was read in ArduCopter's events.cpp.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.modes import Mode, Reason
from training.switching import set_mode
from training.voice import WARNING

if TYPE_CHECKING:
    from training.autopilot import Autopilot

LAND, RETURN, SMART_RETURN, SMART_OR_LAND, TERMINATE, BRAKE_OR_LAND = 1, 2, 3, 4, 5, 7
_MODES = {  # the first that it can fly
    LAND: (Mode.LAND,),
    RETURN: (Mode.RTL, Mode.LAND),
    SMART_RETURN: (Mode.SMART_RTL, Mode.RTL, Mode.LAND),
    SMART_OR_LAND: (Mode.SMART_RTL, Mode.LAND),
    6: (Mode.RTL, Mode.LAND),
    BRAKE_OR_LAND: (Mode.BRAKE, Mode.LAND),
}
_FENCE_MODES = {  # FENCE_ACTION; any other value: home, else down
    2: (Mode.LAND,),
    3: (Mode.SMART_RTL, Mode.RTL, Mode.LAND),
    4: (Mode.BRAKE, Mode.LAND),
    5: (Mode.SMART_RTL, Mode.LAND),
}
_BY_RADIO = {3: LAND, 4: SMART_RETURN, 5: SMART_OR_LAND, 7: BRAKE_OR_LAND}  # FS_THR_ENABLE; others: home
_BY_STATION = {3: SMART_RETURN, 4: SMART_OR_LAND, 5: LAND, 7: BRAKE_OR_LAND}  # FS_GCS_ENABLE
# Bits of FS_OPTIONS.
_RADIO_AUTO, _STATION_AUTO, _RADIO_GUIDED, _LANDING, _STATION_BY_HAND = 1, 2, 4, 8, 16
_FLIES_ITSELF = frozenset(
    {
        Mode.AUTO, Mode.AUTO_RTL, Mode.GUIDED, Mode.GUIDED_NOGPS, Mode.RTL, Mode.SMART_RTL, Mode.LAND,
        Mode.CIRCLE, Mode.BRAKE, Mode.FOLLOW, Mode.AVOID_ADSB,
    }
)  # fmt: skip


def fail_radio(ap: Autopilot) -> None:
    """The remote control is not heard any more."""
    continues = {_RADIO_AUTO: (ap.mode is Mode.AUTO, "Continuing Auto")}
    continues[_RADIO_GUIDED] = (ap.mode is Mode.GUIDED, "Continuing Guided Mode")
    action = _BY_RADIO.get(int(ap.parameters["FS_THR_ENABLE"]), RETURN)
    _fail(ap, "Radio", action, Reason.RADIO, continues)


def fail_station(ap: Autopilot) -> None:
    """The ground station is not heard any more."""
    continues = {_STATION_AUTO: (ap.mode is Mode.AUTO, "Continuing Auto Mode")}
    continues[_STATION_BY_HAND] = (ap.mode not in _FLIES_ITSELF, "Continuing Pilot Control")
    action = _BY_STATION.get(int(ap.parameters["FS_GCS_ENABLE"]), RETURN)
    _fail(ap, "GCS", action, Reason.GROUND_STATION, continues)


def fail_battery(ap: Autopilot, action: int) -> None:
    """A stage of the battery is reached; `action` is what BATT_FS_..._ACT says of it."""
    _fail(ap, "Battery", action, Reason.BATTERY, {})


def fail_terrain(ap: Autopilot) -> None:
    """It flies above a ground that it does not know."""
    _act(ap, RETURN, Reason.TERRAIN)


def leave_fence(ap: Autopilot) -> None:
    """What FENCE_ACTION says of a fence that was crossed."""
    action = int(ap.parameters["FENCE_ACTION"])
    _fly(ap, _FENCE_MODES.get(action, (Mode.RTL, Mode.LAND)), Reason.FENCE)


def _fail(
    ap: Autopilot, what: str, action: int, reason: Reason, continues: dict[int, tuple[bool, str]]
) -> None:
    """Say it and act. `continues`: by option, whether it is so now, and what is said when that goes on."""
    if not ap.flying_now:
        ap.text(WARNING, f"{what} Failsafe{' - Disarming' if action else ''}")
        if action:
            ap.disarm()
        return
    options = int(ap.parameters["FS_OPTIONS"])
    if ap.mode is Mode.LAND and action and options & _LANDING:
        ap.text(WARNING, f"{what} Failsafe - Continuing Landing")
        return
    for option, (is_so, said) in continues.items():
        if is_so and options & option:
            ap.text(WARNING, f"{what} Failsafe - {said}")
            return
    ap.text(WARNING, f"{what} Failsafe")
    _act(ap, action, reason)


def _act(ap: Autopilot, action: int, reason: Reason) -> None:
    """In the air: home, down, or motors off."""
    must_land = ap.failing.battery_critical or ap.failing.estimate
    if action == TERMINATE:
        ap.disarm()
    elif not (ap.mode is Mode.LAND and must_land):
        _fly(ap, _MODES.get(action, ()), reason)


def _fly(ap: Autopilot, wanted: tuple[Mode, ...], reason: Reason) -> None:
    for mode in wanted:
        if (mode is not Mode.SMART_RTL or ap.trail) and set_mode(ap, mode, reason):
            return
