"""Coded pictures become planes at once, whatever is between them."""

from __future__ import annotations

import collections
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.decoding import PictureDecoder
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.parameter_sets import nal_units, parameter_sets_in
from tests.telemetry.video.coded import coded, level

BOTH = pytest.mark.parametrize("encoding", list(Encoding))


@BOTH
def test_each_unit_gives_its_picture_at_once(encoding: Encoding):
    decoder = PictureDecoder(encoding)
    for number, unit in enumerate(coded(encoding)):
        (picture,) = decoder.decode(replace(unit, received_s=number * 2.0))
        assert (picture.width_px, picture.height_px) == (160, 128)
        assert picture.chroma is not None
        assert [plane.shape for plane in picture.chroma] == [(64, 80), (64, 80)]
        assert abs(int(picture.luma[4, 80]) - level(number)) < 12
        assert (picture.stream_s, picture.received_s) == (unit.stream_s, number * 2.0)
        assert not picture.damaged


@BOTH
def test_it_waits_for_a_key_picture(encoding: Encoding):
    units = coded(encoding)
    decoder = PictureDecoder(encoding)
    given_at = [number for number, unit in enumerate(units[3:], 3) if decoder.decode(unit)]
    assert given_at == list(range(10, 30))
    assert decoder.dropped == 7


@BOTH
def test_after_a_damaged_unit_nothing_passes_as_whole_until_the_next_key_picture(encoding: Encoding):
    units = list(coded(encoding))
    units[4] = replace(units[4], data=units[4].data[: len(units[4].data) // 2], damaged=True)
    decoder = PictureDecoder(encoding)
    shown = {number: [p.damaged for p in decoder.decode(unit)] for number, unit in enumerate(units)}
    assert all(shown[number] == [False] for number in range(4))
    assert all(False not in shown[number] for number in range(4, 10))
    assert all(shown[number] == [False] for number in range(10, 30))


@pytest.mark.parametrize("encoding", list(Encoding))
def test_noise_between_the_pictures_does_not_end_the_stream(encoding: Encoding):
    decoder = PictureDecoder(encoding)
    decoder.decode(coded(encoding)[0])
    noise = b"\0\0\0\1" + bytes(range(256)) * 8
    for _ in range(5):
        decoder.decode(AccessUnit(noise, 0.1, 0.0, key=False))
    assert [len(decoder.decode(unit)) for unit in coded(encoding)[10:20]] == [1] * 10


def test_endless_noise_is_no_video():
    decoder = PictureDecoder(Encoding.H264)
    noise = AccessUnit(b"\0\0\0\1\x65" + bytes(99), 0.0, 0.0, key=True)
    with pytest.raises(StreamError, match="cannot be decoded") as refused:
        collections.deque(map(decoder.decode, [noise] * 50), maxlen=0)
    assert refused.value.trouble is Trouble.NOT_VIDEO


@settings(max_examples=30)
@given(st.binary(max_size=400), st.integers(0, 400))
def test_no_bytes_bring_it_down(noise: bytes, place: int):
    whole = coded()[0].data
    decoder = PictureDecoder(Encoding.H264)
    decoder.decode(AccessUnit(whole[:place] + noise + whole[place + len(noise) :], 0.0, 0.0, key=True))
    decoder.decode(AccessUnit(noise, 0.1, 0.0, key=False))


def test_another_size_in_the_midst_of_the_stream_is_taken():
    decoder = PictureDecoder(Encoding.H264)
    units = coded() + coded(width=320, height=256)
    sizes = [picture.luma.shape for unit in units for picture in decoder.decode(unit)]
    assert sizes == [(128, 160)] * 30 + [(256, 320)] * 30


@pytest.mark.parametrize(("width", "height"), [(4352, 128), (128, 2304), (4352, 2304)])
def test_pictures_above_the_limit_are_refused(width: int, height: int):
    decoder = PictureDecoder(Encoding.H264)
    with pytest.raises(StreamError, match=f"{width}x{height}") as refused:
        decoder.decode(coded(width=width, height=height, count=1)[0])
    assert refused.value.trouble is Trouble.REFUSED


def test_the_largest_allowed_picture_is_shown():
    (picture,) = PictureDecoder(Encoding.H264).decode(coded(width=4096, height=2160, count=1)[0])
    assert picture.luma.shape == (2160, 4096)


def test_parameter_sets_from_the_description_stand_in_for_those_in_the_stream():
    first = coded()[0]
    sets = parameter_sets_in(first.data, Encoding.H264)
    without = b"".join(b"\0\0\0\1" + unit for unit in nal_units(first.data) if unit[0] & 31 == 5)
    bare = replace(first, data=without)
    assert len(PictureDecoder(Encoding.H264, sets).decode(bare)) == 1
    assert PictureDecoder(Encoding.H264).decode(bare) == []


def test_b_pictures_come_in_the_order_of_their_times():
    units = coded(count=60, b_frames=2)
    assert [unit.stream_s for unit in units] != sorted(unit.stream_s for unit in units)
    decoder = PictureDecoder(Encoding.H264)
    shown = [picture for unit in units for picture in decoder.decode(unit)][-30:]
    times = [picture.stream_s for picture in shown]
    assert times == sorted(times)
    assert all(abs(int(p.luma[4, 80]) - level(round(p.stream_s * 30))) < 12 for p in shown)


def test_a_picture_stays_as_it_was_when_the_next_ones_are_decoded():
    decoder = PictureDecoder(Encoding.H264)
    units = coded()
    (first,) = decoder.decode(units[0])
    before = np.array(first.luma)
    for unit in units[1:]:
        decoder.decode(unit)
    assert np.array_equal(first.luma, before)
