"""FLIR's records come out in every order of bytes, and lies about their size cost nothing."""

from __future__ import annotations

import tracemalloc
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from maps.foreign.file import FormatError
from maps.foreign.flir_file import RAW_DATA, raw_picture, read_records
from maps.foreign.grey_png import grey_16
from maps.foreign.limits import MAX_FLIR_RECORDS, MAX_THERMAL_PX
from tests.telemetry.thermal.camera_files.made_up_flir import Written, fff, png_16, raw_record, thermal_fff

HERE = Path("a.fff")
PICTURES = arrays.arrays(np.uint16, st.tuples(st.integers(1, 12), st.integers(1, 12)))


@settings(deadline=None)
@given(PICTURES, st.sampled_from("<>"), st.sampled_from("<>"))
def test_any_picture_comes_out_as_it_went_in(counts: np.ndarray, order: str, head_order: str):
    content = fff([(RAW_DATA, raw_record(counts, Written(order=order)))], head_order)
    assert (raw_picture(HERE, read_records(HERE, content, (RAW_DATA,))[RAW_DATA]) == counts).all()


@settings(deadline=None)
@given(PICTURES)
def test_a_png_comes_out_as_it_went_in(counts: np.ndarray):
    assert (grey_16(HERE, "", png_16(counts)) == counts).all()


@settings(deadline=None)
@given(st.data())
def test_a_spoiled_record_is_read_or_refused(data: st.DataObject):
    content = bytearray(thermal_fff(how=Written(png=data.draw(st.booleans()))))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, 0x200))] = data.draw(st.integers(0, 255))
    with suppress(FormatError):  # anything else would fail
        records = read_records(HERE, bytes(content), (RAW_DATA,))
        if RAW_DATA in records:
            raw_picture(HERE, records[RAW_DATA])


def test_records_that_all_say_they_are_the_whole_file_are_not_copied():
    body = bytes(4 * 2**20)
    content = bytearray(fff([(kind, b"") for kind in range(1, 900)]) + body)
    for entry in range(0x60, 0x60 + 899 * 0x20, 0x20):
        content[entry + 0x0C : entry + 0x14] = (0).to_bytes(4, "big") + len(content).to_bytes(4, "big")
    whole = bytes(content)
    tracemalloc.start()
    assert len(read_records(HERE, whole, range(1, 900))) == 899
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()


def test_more_records_than_a_camera_writes_are_refused():
    with pytest.raises(FormatError, match="list of FLIR's records"):
        read_records(HERE, fff([(0, b"")] * MAX_FLIR_RECORDS), (RAW_DATA,))


@pytest.mark.parametrize("size_px", [(0, 5), (2_000, 1_001), (2**31, 2**31), (4, 5)])
def test_a_png_that_lies_about_its_size_is_refused(size_px: tuple[int, int]):
    with pytest.raises(FormatError) as refused:
        grey_16(HERE, "raw picture", png_16(np.zeros((4, 3), np.uint16), size_px))
    assert str(refused.value).isprintable()


def test_the_largest_picture_fits_into_the_memory_that_a_file_may_take():
    side = int(MAX_THERMAL_PX**0.5)
    content = fff([(RAW_DATA, raw_record(np.zeros((side, side), np.uint16), Written(png=True)))])
    tracemalloc.start()
    raw_picture(HERE, read_records(HERE, content, (RAW_DATA,))[RAW_DATA])
    assert tracemalloc.get_traced_memory()[1] < 32 * 2**20
    tracemalloc.stop()
