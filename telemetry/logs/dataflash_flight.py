"""The flight in a DataFlash log: where the drone was, armed or not, its modes, battery and words.

Messages and events are those of ArduPilot's libraries/AP_Logger: positions of POS (what the autopilot flew
by), else of the first GPS; attitude of ATT; battery of the first BAT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.flight_summary import HomeSet, StatusText, Vehicle
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
from telemetry.messages import mavlink, text_of
from telemetry.modes import mode_name

if TYPE_CHECKING:
    from datetime import datetime

    import numpy.typing as npt

    from telemetry.logs.dataflash import Dataflash

_WRITTEN_LATE = ("PARM", "FMTU", "UNIT", "MULT")  # parameters are kept long after the landing
_EV_ARMED, _EV_DISARMED = 10, 11  # AP_Logger.h, enum class LogEvent
_HOME = 1  # of ORGN.Type; 0 is the origin of the filter
_INFO = 6  # MAV_SEVERITY; a log does not tell how grave a text was
_KINDS = {  # what the firmware calls itself, and the MAV_TYPE that says as much
    "ArduCopter": "quadrotor",
    "ArduPlane": "fixed_wing",
    "ArduRover": "ground_rover",
    "Rover": "ground_rover",
    "ArduSub": "submarine",
    "Blimp": "airship",
}


def dataflash_flight(log: Dataflash) -> LoggedFlight:
    """All of it. The track is empty where no position was logged."""
    at_us = log.all_at_us(without=_WRITTEN_LATE)
    start_us, end_us = (int(at_us.min()), int(at_us.max())) if len(at_us) else (0, 0)
    texts = _texts(log)
    homes = _homes(log)
    armed = _armed(log, start_us)
    bat = "BAT" if "BAT" in log.messages else "CURR"
    fixes = log.column("GPS", "Status", 0)
    return LoggedFlight(
        messages=log.messages,
        size_bytes=log.size_bytes,
        bad_bytes=log.bad_bytes,
        wrong_formats=log.wrong_formats,
        is_utc=log.is_utc,
        start_us=start_us,
        end_us=end_us,
        vehicle=_vehicle(texts),
        track=_track(log, homes, armed),
        armed=as_times(armed),
        modes=_modes(log, texts),
        homes=homes,
        battery=battery_of(
            _floats(log.column(bat, "Volt", 0)),
            _floats(log.column(bat, "RemPct", 0)),
            _floats(log.column(bat, "CurrTot", 0)),
        ),
        fix_types=tuple(np.unique(fixes).tolist()) if fixes.dtype.kind in "iu" else (),
        satellites=_satellites(log.column("GPS", "NSats", 0)),
        texts=texts,
        gaps=gaps_in(at_us),
    )


def _track(log: Dataflash, homes: tuple[HomeSet, ...], armed: list[tuple[int, int]]) -> Any:
    name, instance = ("POS", None) if "POS" in log.messages else ("GPS", 0)
    at_us = log.at_us(name, instance)
    lat, lon = _floats(log.column(name, "Lat", instance)), _floats(log.column(name, "Lng", instance))
    if not len(at_us) == len(lat) == len(lon):
        at_us, lat, lon = at_us[:0], lat[:0], lon[:0]
    height = _heard(log, name, "Alt", instance)
    above = _heard(log, "POS", "RelHomeAlt")
    if not len(above.values) and len(height.values):
        above = Heard(height.at_us, height.values - (homes[-1].amsl_m if homes else height.values[0]))
    climb = _heard(log, "GPS", "VZ", 0)
    bat = "BAT" if "BAT" in log.messages else "CURR"
    return track_from(
        at_us,
        lat,
        lon,
        {
            "amsl_m": height,
            "above_home_m": above,
            "ground_speed_m_s": _heard(log, "GPS", "Spd", 0),
            "climb_m_s": Heard(climb.at_us, -climb.values),
            "heading_deg": _heard(log, "ATT", "Yaw"),
            "roll_deg": _heard(log, "ATT", "Roll"),
            "pitch_deg": _heard(log, "ATT", "Pitch"),
            "battery_percent": _heard(log, bat, "RemPct", 0),
            "battery_v": _heard(log, bat, "Volt", 0),
        },
        armed,
    )


def _heard(log: Dataflash, name: str, field: str, instance: int | None = None) -> Heard:
    values = log.column(name, field, instance)
    if not len(values) or values.dtype.kind not in "iuf" or values.ndim > 1:
        return NOT_HEARD
    return heard(log.at_us(name, instance), values)


def _floats(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    return values.astype(np.float64) if values.dtype.kind in "iuf" and values.ndim == 1 else np.zeros(0)


def _armed(log: Dataflash, start_us: int) -> list[tuple[int, int]]:
    """By the events; a log that only tells of disarming began with arming, as ArduPilot's do by default."""
    edges: list[tuple[int, bool]] = []
    for at, state in _pairs(log, "ARM", "ArmState"):
        edges.append((at, state == 1))
    for at, event in _pairs(log, "EV", "Id"):
        if event in {_EV_ARMED, _EV_DISARMED}:
            edges.append((at, event == _EV_ARMED))
    if edges:
        return spans_of(edges, not min(edges)[1], start_us)
    return spans_of((), "MODE" in log.messages and not _logs_disarmed(log), start_us)


def _logs_disarmed(log: Dataflash) -> bool:
    names, values = log.column("PARM", "Name"), _floats(log.column("PARM", "Value"))
    if names.dtype.kind != "S" or len(names) != len(values):
        return False
    return bool((values[names == b"LOG_DISARMED"] != 0).any())


def _modes(log: Dataflash, texts: tuple[StatusText, ...]) -> tuple[tuple[datetime, str], ...]:
    field = "ModeNum" if "ModeNum" in log.fields("MODE") else "Mode"
    copter = not any(said.text.startswith(tuple(_KINDS)) for said in texts) or any(
        said.text.startswith("ArduCopter") for said in texts
    )
    numbers = log.column("MODE", field)
    if not len(numbers) or numbers.dtype.kind not in "iu" or numbers.ndim > 1:
        return ()
    return tuple(
        (utc(at), mode_name(mode) if copter else f"MODE {mode}")
        for at, mode in changes(log.at_us("MODE"), numbers)
    )


def _homes(log: Dataflash) -> tuple[HomeSet, ...]:
    wanted = ("Type", "Lat", "Lng", "Alt")
    if not set(wanted) <= set(log.fields("ORGN")):
        return ()
    kind, lat, lon, alt = (_floats(log.column("ORGN", name)).tolist() for name in wanted)
    at_us = log.at_us("ORGN").tolist()
    if not len(at_us) == len(kind) == len(lat) == len(lon) == len(alt):
        return ()
    homes: list[HomeSet] = []
    for n, at in enumerate(at_us):
        home = HomeSet(utc(at), lat[n], lon[n], alt[n])
        last = homes[-1] if homes else None
        moved = last is None or (last.lat_deg, last.lon_deg, last.amsl_m) != (lat[n], lon[n], alt[n])
        if kind[n] == _HOME and moved:
            homes.append(home)
    return tuple(homes)


def _texts(log: Dataflash) -> tuple[StatusText, ...]:
    if "Message" not in log.fields("MSG"):
        return ()
    said = log.rows("MSG")["Message"]
    if said.dtype.kind != "S":
        return ()
    return tuple(
        StatusText(utc(at), _INFO, text_of(text))
        for at, text in zip(log.at_us("MSG").tolist(), said.tolist(), strict=True)
    )


def _vehicle(texts: tuple[StatusText, ...]) -> Vehicle | None:
    """Who it was, as the firmware says in its first words: "ArduCopter V4.5.7 (2a3dc4b7)"."""
    for said in texts:
        words = said.text.split()
        if len(words) > 1 and words[0] in _KINDS and words[1].startswith("V"):
            firmware = words[1].removeprefix("V").split("-")[0]
            return Vehicle(
                1, mavlink.MAV_COMP_ID_AUTOPILOT1, _KINDS[words[0]], "ardupilotmega", None, firmware
            )
    return None


def _satellites(seen: npt.NDArray[Any]) -> tuple[int, int] | None:
    return (int(seen.min()), int(seen.max())) if len(seen) and seen.dtype.kind in "iu" else None


def _pairs(log: Dataflash, name: str, field: str) -> list[tuple[int, int]]:
    values = log.column(name, field)
    if values.dtype.kind not in "iu" or values.ndim > 1:
        return []
    return list(zip(log.at_us(name).tolist(), values.tolist(), strict=True))
