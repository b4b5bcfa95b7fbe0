"""FLIR's radiometric files: the sensor's counts and all that is needed to make temperatures of them."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.file import FormatError
from maps.foreign.flir_file import CAMERA_INFO, RAW_DATA, raw_picture, read_records
from telemetry.thermal.camera_files.card_picture import CardPicture, kelvin64_of
from telemetry.thermal.frame import ZERO_CELSIUS_K
from telemetry.thermal.planck import Air, Planck, Surroundings, kelvin_table

if TYPE_CHECKING:
    from pathlib import Path

    from maps.foreign.flir_file import FlirRecord

NO_CONSTANTS = "the file holds no constants of the sensor: it gives contrast and no degrees"
STRANGE = "what the file says of emissivity and air cannot be: say the emissivity yourself"
# Where the numbers lie in the camera's record (ExifTool, FLIR CameraInfo tags)
_SURROUNDINGS_AT, _PLANCK_AT, _AIR_AT, _MODEL_AT, _OFFSET_AT, _RANGE_AT = 0x20, 0x58, 0x70, 0xD4, 0x308, 0x312
_MODEL_BYTES = 32
_INFO_BYTES = _RANGE_AT + 2
_FULL_RANGE = 65_535


@dataclass(frozen=True, slots=True)
class FlirInfo:
    """The camera's record, in our units."""

    model: str
    sensor: Planck
    air: Air
    surroundings: Surroundings
    highest_count: int  # the camera's range ends here


def flir_picture(path: Path, content: bytes, form: str, emissivity: float | None) -> CardPicture:
    """From the bytes of an FFF. `emissivity` 0..1 instead of the file's own. FormatError in one line."""
    records = read_records(path, content, (RAW_DATA, CAMERA_INFO))
    if RAW_DATA not in records:
        raise FormatError(path, "", "FLIR's file without a thermal picture in it: it gives no temperatures")
    counts = raw_picture(path, records[RAW_DATA])
    info = camera_info(records.get(CAMERA_INFO))
    if info is None:
        return CardPicture("", form, counts, None, why=NO_CONSTANTS)
    where = info.surroundings
    if emissivity is not None:
        where = replace(where, emissivity=emissivity)
    if not info.sensor.plausible:
        return CardPicture(info.model, form, counts, None, why=NO_CONSTANTS)
    if not where.plausible:
        return CardPicture(info.model, form, counts, None, why=STRANGE)
    table = kelvin64_of(kelvin_table(info.sensor, where, info.air))
    saturated = int(counts.max()) >= info.highest_count
    return CardPicture(info.model, form, counts, np.take(table, counts), saturated, where)


def camera_info(record: FlirRecord | None) -> FlirInfo | None:
    """None: there is no such record, or it is cut short."""
    if record is None or len(record.content) < _INFO_BYTES:
        return None
    order, content = record.order, record.content
    emissivity, distance, reflected, air, window, through, _, humidity = struct.unpack_from(
        f"{order}8f", content, _SURROUNDINGS_AT
    )
    r1, b, f = struct.unpack_from(f"{order}3f", content, _PLANCK_AT)
    constants = struct.unpack_from(f"{order}5f", content, _AIR_AT)
    o, r2, _, highest = struct.unpack_from(f"{order}ifHH", content, _OFFSET_AT)
    model = bytes(content[_MODEL_AT : _MODEL_AT + _MODEL_BYTES]).split(b"\0", 1)[0].decode("ascii", "replace")
    return FlirInfo(
        model="".join(sign if sign.isprintable() else " " for sign in model).strip(),
        sensor=Planck(r1, r2, b, f, o),
        air=Air(*constants) if any(constants) and all(map(math.isfinite, constants)) else Air(),
        surroundings=Surroundings(
            emissivity=round(emissivity, 4) if math.isfinite(emissivity) else 0.0,
            distance_m=distance,
            reflected_c=reflected - ZERO_CELSIUS_K,
            air_c=air - ZERO_CELSIUS_K,
            humidity=humidity / 100.0 if humidity > 2.0 else humidity,  # some programs write percent
            window_c=window - ZERO_CELSIUS_K if window > 0.0 else 20.0,
            window_transmission=through if through > 0.0 else 1.0,  # 0: the camera knows no window
        ),
        highest_count=highest or _FULL_RANGE,
    )
