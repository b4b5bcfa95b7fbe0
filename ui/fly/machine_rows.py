"""What the machine sees before a take-off, judged and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from telemetry.alarms import FIX_3D, LOST_S, STALE_S, link_age_s
from ui import units
from ui.readiness import MachineCheck, MachineRow, RowState

if TYPE_CHECKING:
    from telemetry.state import VehicleState

translate = QCoreApplication.translate

BATTERY_ENOUGH_PERCENT = 50
DISK_ENOUGH_BYTES = 1_000_000_000  # a shift of raw telemetry is 133 MB (measured); video comes on top


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the drone does not say itself."""

    aboard: bool  # the plan on screen was read back and is equal
    not_aboard: str | None  # why it did not get there
    fenced: bool  # the plan on screen has a fence
    recording: bool
    disk_free_bytes: int
    locked: str | None = None  # why nothing may be commanded


def machine_rows(state: VehicleState, now_s: float, around: Surroundings) -> list[MachineRow]:
    """One row for each MachineCheck, in their order."""
    return [
        _link(state, now_s, around),
        _position(state),
        _battery(state),
        _home(state),
        _fence(around),
        _plan(around),
        _recording(around),
        _disk(around),
    ]


def _link(state: VehicleState, now_s: float, around: Surroundings) -> MachineRow:
    if around.locked is not None:
        return MachineRow(MachineCheck.LINK, RowState.BAD, around.locked)
    age_s = link_age_s(state, now_s)
    if age_s is None:
        return MachineRow(
            MachineCheck.LINK, RowState.WAITING, translate("BeforeTakeoff", "no drone is heard")
        )
    judged = RowState.OK if age_s < STALE_S else RowState.WAITING if age_s < LOST_S else RowState.BAD
    return MachineRow(MachineCheck.LINK, judged, units.age(age_s))


def _position(state: VehicleState) -> MachineRow:
    satellites, estimator = state.satellites, state.estimator
    if satellites is None or estimator is None:
        return MachineRow(
            MachineCheck.POSITION, RowState.WAITING, translate("BeforeTakeoff", "not heard yet")
        )
    good = satellites.fix_type >= FIX_3D and estimator.position_ok
    seen = translate("BeforeTakeoff", "%n satellites", "", satellites.count or 0)
    if satellites.accuracy_m is not None:
        seen = f"{seen}, {units.error(satellites.accuracy_m)}"
    return MachineRow(MachineCheck.POSITION, RowState.OK if good else RowState.WAITING, seen)


def _battery(state: VehicleState) -> MachineRow:
    battery = state.battery
    if battery is None or battery.percent is None:
        return MachineRow(MachineCheck.BATTERY, RowState.WAITING, translate("BeforeTakeoff", "not heard yet"))
    value = str(units.percent(battery.percent))
    if battery.voltage_v is not None:
        value = f"{value}, {units.voltage(battery.voltage_v)}"
    enough = battery.percent >= BATTERY_ENOUGH_PERCENT
    return MachineRow(MachineCheck.BATTERY, RowState.OK if enough else RowState.BAD, value)


def _home(state: VehicleState) -> MachineRow:
    if state.home is None:
        return MachineRow(MachineCheck.HOME, RowState.WAITING, translate("BeforeTakeoff", "not set yet"))
    return MachineRow(MachineCheck.HOME, RowState.OK, translate("BeforeTakeoff", "where the drone stands"))


def _fence(around: Surroundings) -> MachineRow:
    if not around.fenced:
        return MachineRow(MachineCheck.FENCE, RowState.BAD, translate("BeforeTakeoff", "the plan has none"))
    return _aboard(MachineCheck.FENCE, around)


def _plan(around: Surroundings) -> MachineRow:
    return _aboard(MachineCheck.PLAN, around)


def _aboard(check: MachineCheck, around: Surroundings) -> MachineRow:
    if around.aboard:
        return MachineRow(check, RowState.OK, translate("BeforeTakeoff", "same as on screen"))
    if around.not_aboard is not None:
        return MachineRow(check, RowState.BAD, around.not_aboard)
    return MachineRow(check, RowState.WAITING, translate("BeforeTakeoff", "being sent and read back"))


def _recording(around: Surroundings) -> MachineRow:
    if around.recording:
        return MachineRow(
            MachineCheck.RECORDING, RowState.OK, translate("BeforeTakeoff", "running, both directions")
        )
    return MachineRow(MachineCheck.RECORDING, RowState.BAD, translate("BeforeTakeoff", "not running"))


def _disk(around: Surroundings) -> MachineRow:
    enough = around.disk_free_bytes >= DISK_ENOUGH_BYTES
    value = translate("BeforeTakeoff", "{size} free").format(size=units.data_size(around.disk_free_bytes))
    return MachineRow(MachineCheck.DISK, RowState.OK if enough else RowState.BAD, value)
