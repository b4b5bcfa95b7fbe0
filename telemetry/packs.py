"""What each battery of a recorded flight said: charge, voltage, serial, and the capacity that follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.messages import mavlink, text_of
from telemetry.power_track import capacity_mah

if TYPE_CHECKING:
    import numpy.typing as npt

    from telemetry.frames import Frames, Rows, Source

_UNKNOWN_MV = 0xFFFF  # common.xml BATTERY_STATUS: UINT16_MAX is a cell that is not there
_CELLS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PackUse:
    """One battery in one recording. None: the drone did not say."""

    number: int  # the drone's own, from 0
    serial: str | None = None
    cycles_told: int | None = None  # by the battery itself
    first_percent: int | None = None
    last_percent: int | None = None
    used_mah: int | None = None
    lowest_v: float | None = None
    resting_v: float | None = None  # before the motors started, the middle one
    rested_v: float | None = None  # after they stopped
    cells: int | None = None  # whose voltages are told one by one
    lowest_cell_v: float | None = None
    spread_v: float | None = None  # between the best and the worst cell, at its widest
    capacity_mah: float | None = None  # from charge used against per cent left


def packs(frames: Frames, source: Source) -> tuple[PackUse, ...]:
    """All batteries that were told of; from SYS_STATUS where no BATTERY_STATUS came."""
    rows = frames.rows("BATTERY_STATUS", source)
    numbers = np.unique(rows.fields["id"]).tolist()
    if not numbers:
        return _from_system_status(frames, source)
    return tuple(_pack(frames, source, _only(rows, "id", number), number) for number in numbers)


def _pack(frames: Frames, source: Source, rows: Rows, number: int) -> PackUse:
    cells_mv = np.asarray(rows.fields["voltages"], dtype=np.float64).reshape(-1, _CELLS)
    cells_mv = np.where((cells_mv == _UNKNOWN_MV) | (cells_mv == 0), np.nan, cells_mv)
    volts = np.nansum(cells_mv, axis=1) / 1000.0
    known = np.isfinite(cells_mv).any(axis=1)
    cells = int(np.isfinite(cells_mv).sum(axis=1).max(initial=0))
    told = cells_mv[np.isfinite(cells_mv).sum(axis=1) == cells] / 1000.0 if cells > 1 else cells_mv[:0]
    told = told[:, np.isfinite(told).all(axis=0)] if len(told) else told
    percents = rows.fields["battery_remaining"]
    used = rows.fields["current_consumed"]
    said = _said_of_itself(frames, source, number)
    before, after = _at_rest(frames, source, rows.at_us[known], volts[known])
    return PackUse(
        number=number,
        serial=said[0],
        cycles_told=said[1],
        first_percent=_first(percents[percents >= 0]),
        last_percent=_first(percents[percents >= 0][::-1]),
        used_mah=_used(used[used >= 0]),
        lowest_v=_rounded(volts[known].min() if known.any() else None),
        resting_v=before,
        rested_v=after,
        cells=cells if cells > 1 else None,
        lowest_cell_v=_rounded(told.min() if told.size else None),
        spread_v=_rounded(np.ptp(told, axis=1).max() if told.size else None),
        capacity_mah=capacity_mah(rows),
    )


def _from_system_status(frames: Frames, source: Source) -> tuple[PackUse, ...]:
    rows = frames.rows("SYS_STATUS", source)
    percents, millivolts = rows.fields["battery_remaining"], rows.fields["voltage_battery"]
    known = (millivolts != _UNKNOWN_MV) & (millivolts != 0)
    told = percents[percents >= 0]
    if not known.any() and not len(told):
        return ()
    volts = millivolts[known].astype(np.float64) / 1000.0
    before, after = _at_rest(frames, source, rows.at_us[known], volts)
    return (
        PackUse(
            number=0,
            first_percent=_first(told),
            last_percent=_first(told[::-1]),
            lowest_v=_rounded(volts.min() if len(volts) else None),
            resting_v=before,
            rested_v=after,
        ),
    )


def _said_of_itself(frames: Frames, source: Source, number: int) -> tuple[str | None, int | None]:
    """Serial and cycles, from the newest SMART_BATTERY_INFO."""
    said = _only(frames.rows("SMART_BATTERY_INFO", source), "id", number).fields
    if not len(said):
        return None, None
    serial = text_of(bytes(said[-1]["serial_number"])).strip()
    cycles = int(said[-1]["cycle_count"])
    return serial or None, None if cycles == _UNKNOWN_MV else cycles


def _at_rest(
    frames: Frames, source: Source, at_us: npt.NDArray[np.int64], volts: npt.NDArray[np.float64]
) -> tuple[float | None, float | None]:
    """The middle voltage before the motors first ran, and after they last did."""
    beats = frames.rows("HEARTBEAT", source)
    armed = (beats.fields["base_mode"] & mavlink.MAV_MODE_FLAG_SAFETY_ARMED) != 0
    if not armed.any() or not len(volts):
        return None, None
    ran_us = beats.at_us[armed]
    stopped_us = beats.at_us[beats.at_us > ran_us.max()].min(initial=np.iinfo(np.int64).max)
    before, after = volts[at_us < ran_us.min()], volts[at_us >= stopped_us]
    return (
        _rounded(np.median(before) if len(before) else None),
        _rounded(np.median(after) if len(after) else None),
    )


def _only(rows: Rows, field: str, value: int) -> Rows:
    mine = rows.fields[field] == value
    return type(rows)(rows.index[mine], rows.at_us[mine], rows.fields[mine])


def _used(counted: npt.NDArray[Any]) -> int | None:
    """The counter runs on from flight to flight until the drone is switched off."""
    return max(0, int(counted[-1]) - int(counted[0])) if len(counted) else None


def _first(values: npt.NDArray[Any]) -> int | None:
    return int(values[0]) if len(values) else None


def _rounded(value: Any) -> float | None:
    return None if value is None else round(float(value), 3)
