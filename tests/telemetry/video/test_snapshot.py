"""A snapshot says where, when and how it was taken, in a form that other programs read."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from maps.geo import Amsl, LatLon
from telemetry.video.snapshot import Shot, snapshot_jpeg

if TYPE_CHECKING:
    pass

GPS, EXIF, DESCRIPTION = 0x8825, 0x8769, 270
RED = np.full((32, 48, 4), (10, 20, 220, 255), np.uint8)  # BGRA
BARE = Shot(RED, "thermal", datetime(2026, 7, 3, 22, 59, 59, 999_900, UTC), simulated=False)
FULL = replace(
    BARE,
    camera_at=LatLon(56.5, -24.25),
    camera_amsl_m=Amsl(123.4),
    pitch_deg=-45.0,
    yaw_deg=-10.0,
    seen_at=LatLon(-56.123456, 24.999999999),
    half_m=3.42,
    most_m=7.0,
    hottest_c=150.0,
    at_least=True,
    truth_level=3,
)


def opened(content: bytes) -> Any:
    return Image.open(io.BytesIO(content))


def degrees(reference: str, parts: tuple[float, float, float]) -> float:
    value = float(parts[0]) + float(parts[1]) / 60 + float(parts[2]) / 3600
    return -value if reference in {"S", "W"} else value


def xmp(content: bytes) -> dict[str, str]:
    return dict(re.findall(r' fd:(\w+)="([^"]*)"', opened(content).info["xmp"].decode()))


def test_the_picture_is_as_it_was_painted():
    red, green, blue = opened(snapshot_jpeg(BARE)).getpixel((20, 16))
    assert (abs(red - 220) < 6, abs(green - 20) < 6, abs(blue - 10) < 6) == (True, True, True)
    rgb = replace(BARE, pixels=np.ascontiguousarray(RED[..., [2, 1, 0]]))
    assert opened(snapshot_jpeg(rgb)).getpixel((20, 16)) == (red, green, blue)


def test_place_height_direction_and_time_are_in_the_exif():
    gps = opened(snapshot_jpeg(FULL)).getexif().get_ifd(GPS)
    assert degrees(gps[1], gps[2]) == pytest.approx(56.5)
    assert degrees(gps[3], gps[4]) == pytest.approx(-24.25)
    assert (gps[5], float(gps[6])) == (b"\0", pytest.approx(123.4))
    assert (gps[0x10], float(gps[0x11])) == ("T", 350.0)
    assert degrees(gps[0x13], gps[0x14]) == pytest.approx(-56.123456, abs=1e-7)
    assert degrees(gps[0x15], gps[0x16]) == pytest.approx(25.0)
    assert [float(part) for part in gps[7]] == [22, 59, pytest.approx(59.999)]
    assert gps[0x1D] == "2026:07:03"


@settings(max_examples=60)
@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 360), st.floats(-400, 9000))
def test_every_place_is_read_back(lat: float, lon: float, yaw: float, height: float):
    shot = replace(BARE, camera_at=LatLon(lat, lon), yaw_deg=yaw, camera_amsl_m=Amsl(height))
    gps = opened(snapshot_jpeg(shot)).getexif().get_ifd(GPS)
    assert degrees(gps[1], gps[2]) == pytest.approx(lat, abs=2e-8)
    assert degrees(gps[3], gps[4]) == pytest.approx(lon, abs=2e-8)
    assert max(*gps[2][1:], *gps[4][1:]) < 60
    assert 0 <= float(gps[0x11]) < 360
    assert float(gps[6]) * (-1 if gps[5] == b"\1" else 1) == pytest.approx(height, abs=1e-3)


def test_how_it_was_seen_is_in_the_xmp():
    assert xmp(snapshot_jpeg(FULL)) == {
        "Simulated": "False",
        "Stream": "thermal",
        "CameraPitchDeg": "-45.00",
        "CameraYawDeg": "-10.00",
        "HottestC": "150.0",
        "HottestIsAtLeast": "True",
        "PositionError50M": "3.4",
        "PositionError95M": "7.0",
        "TemperatureTruthLevel": "3",
    }


def test_what_is_not_known_is_not_in_it():
    content = snapshot_jpeg(BARE)
    assert set(opened(content).getexif().get_ifd(GPS)) == {0, 7, 0x12, 0x1D}
    assert xmp(content) == {"Simulated": "False", "Stream": "thermal"}


def test_a_training_says_so_first():
    shot = replace(BARE, simulated=True)
    assert opened(snapshot_jpeg(shot)).getexif()[DESCRIPTION].startswith("SIMULATED ")
    assert xmp(snapshot_jpeg(shot))["Simulated"] == "True"
    assert "SIMULATED" not in opened(snapshot_jpeg(BARE)).getexif()[DESCRIPTION]


def test_the_time_is_utc_wherever_it_was_taken():
    there = BARE.taken_at.astimezone(timezone(timedelta(hours=3)))
    exif = opened(snapshot_jpeg(replace(BARE, taken_at=there))).getexif()
    assert exif.get_ifd(EXIF)[0x9003] == "2026:07:03 22:59:59"
    assert exif.get_ifd(EXIF)[0x9011] == "+00:00"


@pytest.mark.parametrize(
    "wrong",
    [
        {"stream": "../up"},
        {"taken_at": datetime(2026, 7, 3)},  # noqa: DTZ001  that is the point
        {"pixels": RED[..., 0]},
        {"pixels": RED.astype(np.uint16)},
    ],
)
def test_what_is_no_picture_is_refused(wrong: dict[str, Any]):
    with pytest.raises(ValueError, match=r"needed|pixels are"):
        snapshot_jpeg(replace(BARE, **wrong))
