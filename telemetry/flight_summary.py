"""What is in a recorded flight: who, when, how high, how far, in which modes, what was said, what is missing.

A gap is a time of more than two seconds without any frame of the vehicle, after its first one and until the
recording ends: as long as a live view calls a value stale. The figures are of the first vehicle heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.flight_folder import Ended, read_card
from telemetry.frames import FramesError, read_frames, utc
from telemetry.messages import mavlink, text_of
from telemetry.modes import mode_name
from telemetry.track import distances_m, track_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import numpy.typing as npt

    from telemetry.flight_folder import FlightCard
    from telemetry.frames import Frames, Rows, Source
    from telemetry.track import Track

GAP_S = 2.0
_NOT_YET = {
    ".gpx": "a GPS track",
}
_CHUNK_CHARS = 50  # a longer text comes in pieces of this length, common.xml STATUSTEXT


@dataclass(frozen=True, slots=True)
class Vehicle:
    """An autopilot heard in the recording."""

    system: int
    component: int
    type: str
    autopilot: str
    uid: str | None
    firmware: str | None


@dataclass(frozen=True, slots=True)
class StatusText:
    """What the vehicle said in words. `severity` as in MAV_SEVERITY: 0 emergency to 7 debug."""

    at: datetime
    severity: int
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without a frame of the vehicle."""

    start: datetime
    end: datetime
    duration_s: float


@dataclass(frozen=True, slots=True)
class HomeSet:
    """A home position the vehicle announced, where it differs from the one before."""

    at: datetime
    lat_deg: float
    lon_deg: float
    amsl_m: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A COMMAND_ACK: `command` as in MAV_CMD, `result` as in MAV_RESULT, 0 is accepted."""

    at: datetime
    command: int
    result: int


@dataclass(frozen=True, slots=True)
class BatteryUse:
    """None: the vehicle did not say."""

    first_v: float | None
    last_v: float | None
    lowest_v: float | None
    first_percent: int | None
    last_percent: int | None
    used_mah: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightSummary:
    """The public figures of a flight. None: the recording does not hold what is needed for it."""

    file: str
    frames: int
    size_bytes: int
    bad_bytes: int  # belong to no sound frame
    messages: dict[str, int]
    start: datetime
    end: datetime
    duration_s: float
    vehicles: tuple[Vehicle, ...]
    distance_m: float | None  # the way flown while armed
    max_above_home_m: float | None
    max_above_home_at: datetime | None
    max_from_home_m: float | None
    max_ground_speed_m_s: float | None
    max_climb_m_s: float | None
    max_sink_m_s: float | None
    armed: tuple[tuple[datetime, datetime | None], ...]  # None: still armed when the recording ends
    armed_s: float
    modes: tuple[tuple[datetime, str], ...]
    system_status: tuple[tuple[datetime, str], ...]  # MAV_STATE
    homes: tuple[HomeSet, ...]
    reached: tuple[tuple[datetime, int], ...]  # mission items
    answers: tuple[Answer, ...]
    battery: BatteryUse | None
    fix_types: tuple[int, ...]  # each GPS_FIX_TYPE that was reported
    satellites: tuple[int, int] | None  # fewest, most
    status_texts: tuple[StatusText, ...]
    gaps: tuple[Gap, ...]
    missing: tuple[str, ...]  # "vehicle", "position", "landing", "close", "bytes", "clock", "formats"
    training: bool | None  # from the folder's card
    address: str | None


def summarise(path: Path) -> FlightSummary:
    """The figures of a .tlog or a flight folder. FramesError where there is no flight to read."""
    if path.suffix.lower() in _NOT_YET:
        kind = _NOT_YET[path.suffix.lower()]
        raise FramesError(f"{path}: {kind} is not read yet; give the .tlog of the same flight")
    frames = read_frames(path)
    if not frames.sound().any():
        what = "is empty, nothing was recorded" if not frames.size_bytes else "holds no MAVLink frame"
        raise FramesError(f"{path}: {what}; give a .tlog file or the folder of a flight")
    return _summary(str(path), frames, read_card(path) if path.is_dir() else None)


def _summary(file: str, frames: Frames, card: FlightCard | None) -> FlightSummary:
    vehicles = tuple(_vehicle(frames, source) for source in frames.vehicles())
    source = frames.vehicles()[0] if vehicles else None
    heard = frames.at_us[frames.sound()]
    first_us, last_us = int(heard.min()), int(heard.max())
    beats = _of(frames, "HEARTBEAT", source)
    armed = _armed(beats)
    track = track_of(frames, source) if source else None
    has_track = track is not None and len(track) > 0
    homes = _homes(_of(frames, "HOME_POSITION", source))
    bad_bytes = frames.bad_bytes
    missing = {
        "vehicle": source is None,
        "position": not has_track,
        "landing": any(until is None for _, until in armed),
        "close": card is not None and card.ended is not Ended.CLOSED,
        "bytes": bad_bytes > 0,
    }
    highest = int(np.argmax(track.above_home_m)) if track is not None and has_track else None
    return FlightSummary(
        file=file,
        frames=int(frames.sound().sum()),
        size_bytes=frames.size_bytes,
        bad_bytes=bad_bytes,
        messages=frames.counts(),
        start=utc(first_us),
        end=utc(last_us),
        duration_s=(last_us - first_us) / 1e6,
        vehicles=vehicles,
        distance_m=round(track.distance_m(), 1) if track is not None and has_track else None,
        max_above_home_m=extreme(track, "above_home_m"),
        max_above_home_at=utc(track.at_us[highest]) if track is not None and highest is not None else None,
        max_from_home_m=farthest_m(track, homes) if track is not None and has_track else None,
        max_ground_speed_m_s=extreme(track, "ground_speed_m_s"),
        max_climb_m_s=extreme(track, "climb_m_s"),
        max_sink_m_s=extreme(track, "climb_m_s", sign=-1),
        armed=armed,
        armed_s=sum(((until or utc(last_us)) - since).total_seconds() for since, until in armed),
        modes=tuple((at, mode_name(mode)) for at, mode in _changes(beats, "custom_mode")),
        system_status=tuple(
            (at, _word("MAV_STATE", status)) for at, status in _changes(beats, "system_status")
        ),
        homes=homes,
        reached=_changes(_of(frames, "MISSION_ITEM_REACHED", source), "seq"),
        answers=_answers(_of(frames, "COMMAND_ACK", source)),
        battery=_battery(frames, source),
        fix_types=tuple(np.unique(_of(frames, "GPS_RAW_INT", source).fields["fix_type"]).tolist()),
        satellites=_satellites(_of(frames, "GPS_RAW_INT", source)),
        status_texts=_texts(_of(frames, "STATUSTEXT", source)),
        gaps=_gaps(frames, source, last_us),
        missing=tuple(name for name, true in missing.items() if true),
        training=card.training if card else None,
        address=card.address if card else None,
    )


def _of(frames: Frames, name: str, source: Source | None) -> Rows:
    """What the vehicle said; without a vehicle nobody did."""
    return frames.rows(name, source) if source else frames.rows(name).none()


def _vehicle(frames: Frames, source: Source) -> Vehicle:
    beat = frames.rows("HEARTBEAT", source).fields[0]
    versions = frames.rows("AUTOPILOT_VERSION", source).fields
    uid, firmware = None, None
    if len(versions):
        said = versions[-1]
        uid = bytes(said["uid2"]).hex() if said["uid2"].any() else f"{int(said['uid']):016x}"
        number = int(said["flight_sw_version"])
        firmware = f"{number >> 24}.{number >> 16 & 0xFF}.{number >> 8 & 0xFF}" if number else None
    return Vehicle(
        source.system,
        source.component,
        _word("MAV_TYPE", int(beat["type"])),
        _word("MAV_AUTOPILOT", int(beat["autopilot"])),
        uid,
        firmware,
    )


def _word(enum: str, value: int) -> str:
    entry = mavlink.enums[enum].get(value)
    return str(entry.name).removeprefix(enum + "_").lower() if entry else str(value)


def _changes(rows: Rows, field: str) -> tuple[tuple[datetime, int], ...]:
    """The first value and every one that differs from the one before."""
    values: npt.NDArray[Any] = rows.fields[field]
    if not len(values):
        return ()
    new = np.append(True, values[1:] != values[:-1])
    return tuple(
        (utc(at), int(value))
        for at, value in zip(rows.at_us[new].tolist(), values[new].tolist(), strict=True)
    )


def _armed(beats: Rows) -> tuple[tuple[datetime, datetime | None], ...]:
    armed = (beats.fields["base_mode"] & mavlink.MAV_MODE_FLAG_SAFETY_ARMED) != 0
    edges = np.diff(armed.astype(np.int8), prepend=0)
    at_us = np.maximum.accumulate(beats.at_us)
    since = [utc(at) for at in at_us[edges == 1].tolist()]
    until: list[datetime | None] = [utc(at) for at in at_us[edges == -1].tolist()]
    return tuple(zip(since, until + [None] * (len(since) - len(until)), strict=True))


def extreme(track: Track | None, column: str, sign: int = 1) -> float | None:
    """The highest value of a column; with `sign` -1 the lowest, turned round. None: it was never told."""
    if track is None:
        return None
    values: npt.NDArray[np.float64] = sign * getattr(track, column)
    known = values[~np.isnan(values)]
    return round(float(known.max()), 3) if len(known) else None


def farthest_m(track: Track, homes: tuple[HomeSet, ...]) -> float | None:
    """From the last home; None where no home was told."""
    if not homes:
        return None
    home = homes[-1]
    lat, lon = np.full(len(track), home.lat_deg), np.full(len(track), home.lon_deg)
    return round(float(distances_m(lat, lon, track.lat_deg, track.lon_deg).max()), 1)


def _homes(rows: Rows) -> tuple[HomeSet, ...]:
    homes: list[HomeSet] = []
    for at, lat, lon, alt in zip(
        rows.at_us.tolist(),
        rows.fields["latitude"].tolist(),
        rows.fields["longitude"].tolist(),
        rows.fields["altitude"].tolist(),
        strict=True,
    ):
        home = HomeSet(utc(at), lat / 1e7, lon / 1e7, alt / 1000)
        last = homes[-1] if homes else None
        if last is None or (last.lat_deg, last.lon_deg, last.amsl_m) != (
            home.lat_deg,
            home.lon_deg,
            home.amsl_m,
        ):
            homes.append(home)
    return tuple(homes)


def _answers(rows: Rows) -> tuple[Answer, ...]:
    fields = rows.fields
    return tuple(
        Answer(utc(at), command, result)
        for at, command, result in zip(
            rows.at_us.tolist(), fields["command"].tolist(), fields["result"].tolist(), strict=True
        )
    )


def _battery(frames: Frames, source: Source | None) -> BatteryUse | None:
    status = _of(frames, "SYS_STATUS", source).fields
    if not len(status):
        return None
    volts = [value / 1000 for value in status["voltage_battery"].tolist() if value != 0xFFFF]
    percents = [value for value in status["battery_remaining"].tolist() if value >= 0]
    used = _of(frames, "BATTERY_STATUS", source).fields
    counted = used["current_consumed"][(used["id"] == 0) & (used["current_consumed"] >= 0)]
    return BatteryUse(
        first_v=volts[0] if volts else None,
        last_v=volts[-1] if volts else None,
        lowest_v=min(volts) if volts else None,
        first_percent=percents[0] if percents else None,
        last_percent=percents[-1] if percents else None,
        used_mah=int(counted[-1]) if len(counted) else None,
    )


def _satellites(rows: Rows) -> tuple[int, int] | None:
    seen = rows.fields["satellites_visible"]
    seen = seen[seen != 0xFF]  # common.xml: UINT8_MAX means unknown
    return (int(seen.min()), int(seen.max())) if len(seen) else None


def _texts(rows: Rows) -> tuple[StatusText, ...]:
    """In order; a text that came in pieces is one again."""
    texts: list[StatusText] = []
    open_id = 0
    for at, said in zip(rows.at_us.tolist(), rows.fields, strict=True):
        text, number = text_of(bytes(said["text"])), int(said["id"])
        if number and number == open_id and said["chunk_seq"] > 0:
            texts[-1] = StatusText(texts[-1].at, texts[-1].severity, texts[-1].text + text)
        else:
            texts.append(StatusText(utc(at), int(said["severity"]), text))
        open_id = number if len(text) == _CHUNK_CHARS else 0
    return tuple(texts)


def _gaps(frames: Frames, source: Source | None, last_us: int) -> tuple[Gap, ...]:
    if source is None:
        return ()
    mine = frames.sound() & (frames.system == source.system) & (frames.component == source.component)
    at_us = np.append(np.maximum.accumulate(frames.at_us[mine]), last_us)
    silent = np.flatnonzero(np.diff(at_us) > GAP_S * 1e6)
    return tuple(
        Gap(utc(since), utc(until), (until - since) / 1e6)
        for since, until in zip(at_us[silent].tolist(), at_us[silent + 1].tolist(), strict=True)
    )
