"""One picture kept as a JPEG that says where, when and how it was taken, as other programs read it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from maps.geo import Amsl, LatLon
    from telemetry.video.picture import Plane

QUALITY = 92
NAMESPACE = "urn:firedrone:snapshot:1.0:"
_STREAM = re.compile(r"[A-Za-z0-9_-]{1,32}")
_BGRA_TO_RGB = [2, 1, 0]
# Exif 2.32, tables 4, 7 and 15.
_DESCRIPTION, _SOFTWARE, _EXIF, _GPS = 0x010E, 0x0131, 0x8769, 0x8825
_EXIF_VERSION, _COLOURS, _SRGB = 0x9000, 0xA001, 1
_TAKEN, _TAKEN_OFFSET, _TAKEN_FRACTION = 0x9003, 0x9011, 0x9291
_GPS_VERSION, _GPS_LAT, _GPS_LON, _GPS_AMSL, _GPS_TIME, _GPS_DATE = 0, 1, 3, 5, 7, 0x1D
_GPS_DIRECTION, _GPS_DATUM, _GPS_SEEN_LAT, _GPS_SEEN_LON = 0x10, 0x12, 0x13, 0x15


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """What is kept of one moment. None: not known, and then not in the file."""

    pixels: Plane  # height x width x 3 (RGB) or x 4 (BGRA, as the window paints it)
    stream: str  # letters, digits, - and _
    taken_at: datetime  # aware
    simulated: bool  # of a training: the file says so first
    camera_at: LatLon | None = None
    camera_amsl_m: Amsl | None = None
    pitch_deg: float | None = None  # of the line of sight: 0 level, -90 straight down
    yaw_deg: float | None = None  # clockwise from true north
    seen_at: LatLon | None = None  # where that line meets the ground
    half_m: float | None = None  # half of all errors of `seen_at` are smaller
    most_m: float | None = None  # 19 of 20 are
    hottest_c: float | None = None
    at_least: bool = False  # the camera's range ends there: it may be hotter
    truth_level: int | None = None  # of the degrees: `telemetry.thermal.frame.TruthLevel`


def snapshot_jpeg(shot: Shot) -> bytes:
    """The whole file. ValueError: the pixels are no picture, the time has no zone."""
    from PIL import Image  # noqa: PLC0415  only who takes a picture needs it

    if not _STREAM.fullmatch(shot.stream) or shot.taken_at.tzinfo is None:
        raise ValueError("a stream's name and an aware time are needed")
    if shot.pixels.ndim != 3 or shot.pixels.shape[2] not in {3, 4} or shot.pixels.dtype != "uint8":
        raise ValueError("pixels are height x width x 3 (RGB) or x 4 (BGRA)")
    rgb = shot.pixels if shot.pixels.shape[2] == 3 else shot.pixels[..., _BGRA_TO_RGB]
    written = io.BytesIO()
    picture: Any = Image.fromarray(rgb)
    picture.save(written, "JPEG", quality=QUALITY, exif=_exif(shot), xmp=_xmp(shot))
    return written.getvalue()


def _exif(shot: Shot) -> Any:
    from PIL import Image  # noqa: PLC0415  as above

    taken = shot.taken_at.astimezone(UTC)
    exif = Image.Exif()
    exif[_DESCRIPTION] = _description(shot)
    exif[_SOFTWARE] = "FireDrone"
    exif.get_ifd(_EXIF).update(
        {
            _EXIF_VERSION: b"0232",
            _COLOURS: _SRGB,
            _TAKEN: f"{taken:%Y:%m:%d %H:%M:%S}",
            _TAKEN_OFFSET: "+00:00",
            _TAKEN_FRACTION: f"{taken.microsecond // 1000:03d}",
        }
    )
    exif.get_ifd(_GPS).update(_gps(shot, taken))
    return exif


def _description(shot: Shot) -> str:
    said = f"{shot.stream} {shot.taken_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return f"SIMULATED {said}" if shot.simulated else said


def _gps(shot: Shot, taken: datetime) -> dict[int, Any]:
    """Exif counts a place in degrees, minutes and seconds, with the hemisphere in the tag before."""
    seconds = Fraction(taken.second * 1000 + taken.microsecond // 1000, 1000)
    tags: dict[int, Any] = {
        _GPS_VERSION: b"\2\3\0\0",
        _GPS_DATUM: "WGS-84",
        _GPS_TIME: (Fraction(taken.hour), Fraction(taken.minute), seconds),
        _GPS_DATE: f"{taken:%Y:%m:%d}",
    }
    for place, lat, lon in (
        (shot.camera_at, _GPS_LAT, _GPS_LON),
        (shot.seen_at, _GPS_SEEN_LAT, _GPS_SEEN_LON),
    ):
        if place is not None:
            tags |= {lat: "N" if place.lat_deg >= 0 else "S", lat + 1: _sexagesimal(place.lat_deg)}
            tags |= {lon: "E" if place.lon_deg >= 0 else "W", lon + 1: _sexagesimal(place.lon_deg)}
    if shot.camera_amsl_m is not None:
        below = shot.camera_amsl_m < 0
        tags |= {_GPS_AMSL: b"\1" if below else b"\0", _GPS_AMSL + 1: _of(abs(shot.camera_amsl_m))}
    if shot.yaw_deg is not None:
        tags |= {_GPS_DIRECTION: "T", _GPS_DIRECTION + 1: _of(shot.yaw_deg) % 360}
    return tags


def _sexagesimal(degrees: float) -> tuple[Fraction, Fraction, Fraction]:
    """Seconds to a ten-thousandth: 3 mm. Rounded first, so that no 60 stands among them."""
    parts = round(abs(degrees) * 3600 * 10_000)
    minutes, parts = divmod(parts, 60 * 10_000)
    whole, minutes = divmod(minutes, 60)
    return Fraction(whole), Fraction(minutes), Fraction(parts, 10_000)


def _of(number: float) -> Fraction:
    return Fraction(round(number * 1000), 1000)


def _xmp(shot: Shot) -> bytes:
    attributes = "".join(f" fd:{name}={quoteattr(value)}" for name, value in _facts(shot).items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:fd="{NAMESPACE}"{attributes}/>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _facts(shot: Shot) -> Mapping[str, str]:
    numbers: dict[str, tuple[float | None, int]] = {
        "CameraPitchDeg": (shot.pitch_deg, 2),
        "CameraYawDeg": (shot.yaw_deg, 2),
        "HottestC": (shot.hottest_c, 1),
        "PositionError50M": (shot.half_m, 1),
        "PositionError95M": (shot.most_m, 1),
    }
    said = {name: f"{number:.{places}f}" for name, (number, places) in numbers.items() if number is not None}
    if shot.hottest_c is not None:
        said["HottestIsAtLeast"] = str(shot.at_least)
    if shot.truth_level is not None:
        said["TemperatureTruthLevel"] = str(int(shot.truth_level))
    return {"Simulated": str(shot.simulated), "Stream": shot.stream, **said}
