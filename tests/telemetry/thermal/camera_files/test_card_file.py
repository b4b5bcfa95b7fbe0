"""Thermal files off the card become temperatures where the file says how, and contrast where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from maps.foreign.file import FormatError
from telemetry.thermal.camera_files.card_file import read_card_file
from telemetry.thermal.frame import TruthLevel
from telemetry.thermal.planck import Surroundings, black_body_counts
from telemetry.thermal.readings import whole
from tests.telemetry.thermal.camera_files import made_up_flir as made
from tests.telemetry.thermal.camera_files.made_up_flir import SENSOR, Written

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.thermal.camera_files.card_picture import CardPicture

WAYS = [
    Written(),
    Written(order=">"),
    Written(head_order="<"),
    Written(png=True),
    Written(png=True, png_swapped=False),
    Written(order=">", png=True, head_order="<"),
]


def read(tmp_path: Path, content: bytes, name: str = "a.jpg", **how: float) -> CardPicture:
    path = tmp_path / name
    path.write_bytes(content)
    return read_card_file(path, **how)


@pytest.mark.parametrize("how", WAYS)
def test_counts_come_out_whichever_way_the_camera_writes(tmp_path: Path, how: Written):
    picture = read(tmp_path, made.flir_jpeg(made.thermal_fff(how=how)))
    assert (picture.counts == made.warm_counts()).all()
    assert (picture.camera, picture.form) == ("Made Up T100", "FLIR R-JPEG")
    assert picture.level is TruthLevel.CARD


def test_a_black_body_is_read_as_warm_as_it_was(tmp_path: Path):
    counts = made.warm_counts()
    counts[10, 20] = round(black_body_counts(SENSOR, 80.0))
    frame = read(tmp_path, made.flir_jpeg(made.thermal_fff(counts))).frame
    assert frame is not None
    found = whole(frame)
    assert found.hottest.celsius == pytest.approx(80.0, abs=0.05)
    assert found.hottest_px == (20, 10)
    assert found.hottest.level is TruthLevel.CARD


def test_parts_of_a_long_record_are_joined_in_their_order(tmp_path: Path):
    content = made.flir_jpeg(made.thermal_fff(made.warm_counts((300, 400))), part_bytes=30_000)
    assert read(tmp_path, content).counts.shape == (300, 400)


def test_the_users_emissivity_takes_the_place_of_the_files(tmp_path: Path):
    content = made.flir_jpeg(made.thermal_fff(where=Surroundings(emissivity=0.6, reflected_c=10.0)))
    shiny = read(tmp_path, content)
    black = read(tmp_path, content, emissivity=1.0)
    assert shiny.surroundings is not None
    assert shiny.surroundings.emissivity == pytest.approx(0.6)
    assert black.surroundings is not None
    assert black.surroundings.emissivity == 1.0
    assert shiny.kelvin64 is not None
    assert black.kelvin64 is not None
    assert int(shiny.kelvin64.max()) > int(black.kelvin64.max()) + 64


def test_the_end_of_the_cameras_range_is_said(tmp_path: Path):
    highest = int(made.warm_counts().max())
    picture = read(tmp_path, made.flir_jpeg(made.thermal_fff(how=Written(highest=highest))))
    assert picture.saturated
    assert not read(tmp_path, made.flir_jpeg(made.thermal_fff(how=Written(highest=highest + 1)))).saturated


@pytest.mark.parametrize("name", ["a.fff", "a.seq"])
def test_the_bare_record_is_read_too_and_the_first_of_a_sequence(tmp_path: Path, name: str):
    one = made.thermal_fff(how=Written(head_order="<"))
    picture = read(tmp_path, one + one, name)
    assert picture.form == "FLIR FFF"
    assert (picture.counts == made.warm_counts()).all()


def test_without_constants_there_is_contrast_and_a_sentence(tmp_path: Path):
    record = made.raw_record(made.warm_counts(), Written())
    bare = read(tmp_path, made.flir_jpeg(made.fff([(1, record)])))
    zero = made.Planck(0.0, 0.0, 0.0, 0.0, 0.0)
    empty = read(tmp_path, made.flir_jpeg(made.thermal_fff(sensor=zero)))
    for picture in (bare, empty):
        assert (picture.level, picture.frame) == (TruthLevel.PALETTE, None)
        assert "no degrees" in picture.why


def test_an_emissivity_of_zero_is_no_temperature_until_somebody_says_one(tmp_path: Path):
    content = made.flir_jpeg(made.thermal_fff(where=Surroundings(emissivity=0.0)))
    assert read(tmp_path, content).level is TruthLevel.PALETTE
    assert "say the emissivity" in read(tmp_path, content).why
    assert read(tmp_path, content, emissivity=0.95).level is TruthLevel.CARD


@pytest.mark.parametrize("size_px", [None, (1280, 1024)])
def test_dji_gives_contrast_and_says_why(tmp_path: Path, size_px: tuple[int, int] | None):
    counts = made.warm_counts((512, 640))
    picture = read(tmp_path, made.dji_jpeg(counts, size_px=size_px))
    assert (picture.counts == counts).all()
    assert (picture.camera, picture.level) == ("DJI M30T", TruthLevel.PALETTE)
    assert "DJI keeps the way" in picture.why


@pytest.mark.parametrize("step", [0.01, 0.04, 1 / 64])
@pytest.mark.parametrize("compression", [None, "tiff_lzw"])
def test_a_tiff_is_degrees_once_its_steps_are_said(tmp_path: Path, step: float, compression: str | None):
    counts = made.warm_counts()
    counts[3, 4] = round((50.0 + 273.15) / step)
    path = made.write_tiff(tmp_path / "t.tif", counts, compression)
    frame = read_card_file(path, kelvin_per_count=step).frame
    assert frame is not None
    assert frame.counts[3, 4] / 64 - 273.15 == pytest.approx(50.0, abs=0.03)
    unsaid = read_card_file(path)
    assert (unsaid.level, unsaid.frame) == (TruthLevel.PALETTE, None)
    assert (unsaid.counts == counts).all()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a thermal file that is read"),
        (b"GIF89a", "not a thermal file that is read"),
        (made.jpeg([]), "no thermal data in it"),
        (made.jpeg([(1, made.exif(b"DJI", b"M30T")), (3, b"short")]), "no thermal data in it"),
        (made.dji_jpeg(made.warm_counts((512, 640)), maker=b"Other"), "no thermal data in it"),
        (made.flir_jpeg(made.thermal_fff(), 2_000)[: 2_000 * 2], "cut short"),
        (made.flir_jpeg(made.fff([(0x20, made.info_record(Written()))])), "without a thermal picture"),
        (made.thermal_fff()[:50], "not a thermal file of FLIR"),
        (made.thermal_fff()[:80], "list of FLIR's records"),
        (made.thermal_fff().replace(b"\0\0\0\x64", b"\x7f" * 4, 1), "a form of FLIR's files"),
    ],
)
def test_anything_else_is_refused_in_one_line(tmp_path: Path, content: bytes, said: str):
    with pytest.raises(FormatError, match=said) as refused:
        read(tmp_path, content)
    assert str(refused.value).isprintable()


def test_a_missing_part_is_named(tmp_path: Path):
    content = made.thermal_fff()
    parts = [(1, b"FLIR\0\1" + bytes((n, 2)) + content[n * 2000 : n * 2000 + 2000]) for n in (0, 2)]
    with pytest.raises(FormatError, match="2 of 3 parts"):
        read(tmp_path, made.jpeg(parts))


def test_a_picture_that_says_it_is_huge_is_refused_before_it_is_unpacked(tmp_path: Path):
    record = bytearray(made.raw_record(made.warm_counts(), Written()))
    record[2:6] = b"\xff\xff\xff\xff"
    with pytest.raises(FormatError, match="65535 x 65535; at most 2,000,000 pixels"):
        read(tmp_path, made.flir_jpeg(made.fff([(1, bytes(record))])))


def test_a_png_that_says_something_else_than_its_record_is_refused(tmp_path: Path):
    how = Written(png=True)
    for lie in ((60_000, 60_000), (8, 8)):
        head = made.raw_record(made.warm_counts(), how)[:0x20]
        record = head + made.png_16(np.zeros((48, 64), np.uint16), size_px=lie)
        with pytest.raises(FormatError, match="raw picture"):
            read(tmp_path, made.flir_jpeg(made.fff([(1, record)])))


def test_a_map_of_temperatures_is_not_a_cameras_picture(tmp_path: Path):
    path = tmp_path / "m.tif"
    made.Image.fromarray(np.full((4, 4), 20.5, np.float32)).save(path)
    with pytest.raises(FormatError, match="not whole numbers"):
        read_card_file(path, kelvin_per_count=0.01)
