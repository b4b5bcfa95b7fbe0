"""The flight in a ULog: where the drone was, armed or not, its modes, battery and words.

Messages are those of PX4's msg/*.msg: positions of vehicle_global_position (what the autopilot flew by), else
of the first GPS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.flight_summary import Gap, HomeSet, StatusText, Vehicle
from telemetry.frames import utc
from telemetry.logs.logged_flight import (
    NOT_HEARD,
    Heard,
    LoggedFlight,
    as_times,
    battery_of,
    changes,
    gaps_in,
    heard,
    spans_of,
    track_from,
)
from telemetry.messages import mavlink

if TYPE_CHECKING:
    import numpy.typing as npt

    from telemetry.logs.ulog import Ulog
    from telemetry.track import Track

    Column = npt.NDArray[np.float64]

_GLOBAL, _LOCAL, _GPS = "vehicle_global_position", "vehicle_local_position", "vehicle_gps_position"
_STATUS, _BATTERY = "vehicle_status", "battery_status"
_ARMED = 2  # VehicleStatus.msg: ARMING_STATE_ARMED
_MODES = {  # VehicleStatus.msg: NAVIGATION_STATE_*
    0: "MANUAL",
    1: "ALTCTL",
    2: "POSCTL",
    3: "AUTO_MISSION",
    4: "AUTO_LOITER",
    5: "AUTO_RTL",
    10: "ACRO",
    12: "DESCEND",
    13: "TERMINATION",
    14: "OFFBOARD",
    15: "STAB",
    17: "AUTO_TAKEOFF",
    18: "AUTO_LAND",
    19: "AUTO_FOLLOW_TARGET",
    20: "AUTO_PRECLAND",
    21: "ORBIT",
    22: "AUTO_VTOL_TAKEOFF",
}


def ulog_flight(log: Ulog) -> LoggedFlight:
    """All of it. The track is empty where no position was logged."""
    at_us = log.all_at_us()
    start_us, end_us = (int(at_us[0]), int(at_us[-1])) if len(at_us) else (0, 0)
    homes = _homes(log)
    armed = _armed(log, start_us)
    fixes = log.column(_GPS, "fix_type")
    return LoggedFlight(
        messages=log.messages,
        size_bytes=log.size_bytes,
        bad_bytes=log.bad_bytes,
        wrong_formats=log.wrong_formats,
        is_utc=log.is_utc,
        start_us=start_us,
        end_us=end_us,
        vehicle=_vehicle(log),
        track=_track(log, homes, armed),
        armed=as_times(armed),
        modes=tuple((utc(at), _MODES.get(mode, f"MODE {mode}")) for at, mode in _states(log, "nav_state")),
        homes=homes,
        battery=battery_of(
            _volts(log).values, _percents(log).values, _column(log, _BATTERY, "discharged_mah")
        ),
        fix_types=tuple(np.unique(fixes).tolist()) if fixes.dtype.kind in "iu" else (),
        satellites=_satellites(log.column(_GPS, "satellites_used")),
        texts=tuple(
            StatusText(utc(int(log.utc(np.array([min(at, 1 << 53)]))[0])), level, text)
            for at, level, text in log.texts
        ),
        gaps=_gaps(log, at_us),
    )


def _track(log: Ulog, homes: tuple[HomeSet, ...], armed: list[tuple[int, int]]) -> Track:
    at_us, lat, lon, amsl = _positions(log)
    home_m = homes[-1].amsl_m if homes else (float(amsl.values[0]) if len(amsl.values) else 0.0)
    down = _heard(log, _LOCAL, "vz")
    north, east = _column(log, _LOCAL, "vx"), _column(log, _LOCAL, "vy")
    over_ground = north.size > 0 and north.size == east.size
    local_us = log.at_us(_LOCAL)
    others = {
        "amsl_m": amsl,
        "above_home_m": Heard(amsl.at_us, amsl.values - home_m),
        "ground_speed_m_s": Heard(local_us, np.hypot(north, east)) if over_ground else NOT_HEARD,
        "climb_m_s": Heard(down.at_us, -down.values),
        "battery_percent": _percents(log),
        "battery_v": _volts(log),
        **_attitude(log),
    }
    return track_from(at_us, lat, lon, others, armed)


def _positions(log: Ulog) -> tuple[npt.NDArray[np.int64], Column, Column, Heard]:
    """Times, latitudes, longitudes; and heights above the sea."""
    for name, lat, lon, alt, degrees, metres in (
        (_GLOBAL, "lat", "lon", "alt", 1.0, 1.0),
        (_GPS, "latitude_deg", "longitude_deg", "altitude_msl_m", 1.0, 1.0),
        (_GPS, "lat", "lon", "alt", 1e7, 1e3),  # before PX4 1.14
    ):
        columns = [_column(log, name, field) for field in (lat, lon, alt)]
        if all(len(column) for column in columns):
            at_us = log.at_us(name)
            return at_us, columns[0] / degrees, columns[1] / degrees, heard(at_us, columns[2] / metres)
    nothing = np.zeros(0)
    return np.zeros(0, np.int64), nothing, nothing, NOT_HEARD


def _attitude(log: Ulog) -> dict[str, Heard]:
    """From the quaternion (w, x, y, z) that turns the body to north, east, down."""
    w, x, y, z = (_column(log, "vehicle_attitude", f"q[{n}]") for n in range(4))
    if not w.size or not w.size == x.size == y.size == z.size:
        return {}
    at_us = log.at_us("vehicle_attitude")
    with np.errstate(invalid="ignore", over="ignore"):
        roll = np.arctan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y))
        pitch = np.arcsin(np.clip(2 * (w * y - z * x), -1.0, 1.0))
        yaw = np.arctan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z))
    return {
        "roll_deg": heard(at_us, np.degrees(roll)),
        "pitch_deg": heard(at_us, np.degrees(pitch)),
        "heading_deg": heard(at_us, np.degrees(yaw) % 360.0),
    }


def _volts(log: Ulog) -> Heard:
    field = "voltage_v" if "voltage_v" in log.fields(_BATTERY) else "voltage_filtered_v"
    return _heard(log, _BATTERY, field)


def _percents(log: Ulog) -> Heard:
    left = _heard(log, _BATTERY, "remaining")
    return Heard(left.at_us, np.where(left.values < 0, np.nan, left.values * 100.0))  # -1: not known


def _armed(log: Ulog, start_us: int) -> list[tuple[int, int]]:
    edges = [(at, state == _ARMED) for at, state in _states(log, "arming_state")]
    return spans_of(edges, edges[0][1], min(start_us, edges[0][0])) if edges else []


def _states(log: Ulog, field: str) -> list[tuple[int, int]]:
    values = log.column(_STATUS, field)
    return changes(log.at_us(_STATUS), values) if len(values) and values.dtype.kind in "iu" else []


def _homes(log: Ulog) -> tuple[HomeSet, ...]:
    lat, lon, alt = (_column(log, "home_position", field) for field in ("lat", "lon", "alt"))
    homes: list[HomeSet] = []
    for at, *place in zip(log.at_us("home_position").tolist(), lat, lon, alt, strict=False):
        known = all(np.isfinite(value) for value in place)
        home = HomeSet(utc(at), *(float(value) for value in place))
        if known and (not homes or _place(homes[-1]) != _place(home)):
            homes.append(home)
    return tuple(homes)


def _place(home: HomeSet) -> tuple[float, float, float]:
    return home.lat_deg, home.lon_deg, home.amsl_m


def _vehicle(log: Ulog) -> Vehicle | None:
    name = log.info("sys_name")
    if name is None:
        return None
    kinds = log.column(_STATUS, "system_type")
    told = len(kinds) > 0 and kinds.dtype.kind in "iu"
    kind = mavlink.enums["MAV_TYPE"].get(int(kinds[-1])) if told else None
    release = log.info("ver_sw_release")
    version = int(release) if release is not None and release.isdecimal() else 0
    return Vehicle(
        1,
        mavlink.MAV_COMP_ID_AUTOPILOT1,
        str(kind.name).removeprefix("MAV_TYPE_").lower() if kind else "generic",
        name.lower(),
        log.info("sys_uuid"),
        f"{version >> 24 & 0xFF}.{version >> 16 & 0xFF}.{version >> 8 & 0xFF}" if version else None,
    )


def _gaps(log: Ulog, at_us: npt.NDArray[np.int64]) -> tuple[Gap, ...]:
    """Silences, and what the log itself says that it could not write down."""
    lost: list[Gap] = []
    for at, duration_ms in log.dropouts:
        start_us = int(log.utc(np.array([min(at, 1 << 53)]))[0])
        lost.append(Gap(utc(start_us), utc(start_us + duration_ms * 1000), duration_ms / 1000))
    return tuple(sorted([*gaps_in(at_us), *lost], key=lambda gap: gap.start))


def _satellites(seen: npt.NDArray[Any]) -> tuple[int, int] | None:
    return (int(seen.min()), int(seen.max())) if len(seen) and seen.dtype.kind in "iu" else None


def _column(log: Ulog, name: str, field: str) -> Column:
    values = log.column(name, field)
    return values.astype(np.float64) if values.dtype.kind in "iuf" else np.zeros(0)


def _heard(log: Ulog, name: str, field: str) -> Heard:
    values = _column(log, name, field)
    return heard(log.at_us(name), values) if len(values) else NOT_HEARD
