from __future__ import annotations

from pathlib import Path

from firedrone.bench.footage.clock_camera import PictureSize
from firedrone.bench.footage.coded_scene import coded_scene, read_units, there_and_back, write_units
from firedrone.bench.footage.decode_cost import DecodeCost, decoding_s, judged

SMALL = PictureSize("small", 160, 128, thermal=True)


def test_decoding_a_little_dearer_than_ffmpeg_passes_and_a_fifth_dearer_does_not():
    for ours_ms, passes in ((1.14, True), (1.2, False)):
        (bar,) = judged({"640x512": DecodeCost(ours_ms, 1.0, 0.1, 600)}).bars.values()
        assert bar.passed is passes


def test_without_ffmpeg_nothing_is_claimed():
    part = judged({"640x512": DecodeCost(1.0, None, None, 600)})
    assert [bar.passed for bar in part.bars.values()] == [None]
    assert [left.what for left in part.skipped] == ["ffmpeg"]


def test_what_ffmpeg_takes_to_begin_can_be_left_out():
    ratios = judged({"640x512": DecodeCost(0.9, 1.0, 0.1, 600)}).ratios
    assert ratios["decoding, ours / ffmpeg without its start, 640x512"] == 1.0


def test_the_scene_is_coded_decoded_and_handed_to_another_process(tmp_path: Path):
    units = coded_scene(SMALL, 40)
    assert [number for number, unit in enumerate(units) if unit.key] == [0, 30]
    assert decoding_s(units) > 0.0  # ValueError, if a picture were missing
    assert read_units(write_units(tmp_path / "units", units)) == units


def test_pictures_go_there_and_back_without_a_jump():
    shown = there_and_back([0, 1, 2, 3])
    assert [next(shown) for _ in range(9)] == [0, 1, 2, 3, 2, 1, 0, 1, 2]
    single = there_and_back([7])
    assert [next(single) for _ in range(3)] == [7, 7, 7]
