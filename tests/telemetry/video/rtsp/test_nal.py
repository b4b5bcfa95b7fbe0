"""Coded pictures out of RTP packets, as their sender cut them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.access_unit import Encoding
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.nal import UNIT_BYTES, CodedPicture, assembler
from telemetry.video.rtsp.rtp import parse_rtp
from tests.telemetry.video.rtsp.encoded import PICTURES, annex_b, coded
from tests.telemetry.video.rtsp.packets import aggregated, fragments, packets, rtp

H264, H265 = Encoding.H264, Encoding.H265
SLICE, KEY, SPS = b"\x41\x9a123", b"\x65\x88123", b"\x67\x42abc"
LATER_SLICE = b"\x41\x4b123"  # not the first of its picture
ENCODINGS = st.sampled_from(Encoding)


def taken(parts: list[bytes], encoding: Encoding = H264, lost: tuple[int, ...] = ()) -> list[CodedPicture]:
    """`lost`: before these packets something is missing."""
    assembles = assembler(encoding)
    return [
        picture
        for index, part in enumerate(parts)
        for picture in assembles.take(parse_rtp(part), lost=index in lost)
    ]


@pytest.mark.parametrize("encoding", Encoding)
def test_what_an_encoder_made_comes_out_as_it_was(encoding: Encoding):
    pictures = coded(encoding)
    found = taken([part for picture in packets(pictures, encoding) for part in picture], encoding)
    assert [picture.data for picture in found] == [annex_b(units) for units in pictures]
    assert [index for index, picture in enumerate(found) if picture.key] == [0, PICTURES // 2]
    assert not any(picture.damaged for picture in found)


@st.composite
def units(draw: st.DrawFn, encoding: Encoding) -> list[bytes]:
    """NAL units of one picture: any parameter sets, then slices, the first at the top left."""
    head = {H264: st.sampled_from([b"\x67", b"\x68", b"\x06\x05"]),
            H265: st.sampled_from([b"\x40\x01", b"\x42\x01", b"\x44\x01"])}[encoding]  # fmt: skip
    body = st.binary(min_size=1, max_size=300)
    before = draw(st.lists(st.builds(bytes.__add__, head, body), max_size=3))
    slices = draw(st.lists(body, max_size=3))
    kind = b"\x41" if encoding is H264 else b"\x02\x01"
    return [*before, kind + b"\x80" + draw(body), *(kind + b"\x40" + rest for rest in slices)]


@given(st.data(), ENCODINGS)
def test_units_cut_anyhow_are_put_together_again(data: st.DataObject, encoding: Encoding):
    whole = data.draw(units(encoding))
    parts: list[bytes] = []
    for unit in whole:
        match data.draw(st.sampled_from(["single", "cut", "aggregated"])):
            case "cut":
                sizes = data.draw(st.lists(st.integers(1, 100), min_size=1, max_size=20))
                parts += fragments(unit, sizes, encoding)
            case "aggregated":
                parts.append(aggregated([unit], encoding))
            case _:
                parts.append(unit)
    found = taken(
        [rtp(part, index, 90, marker=index == len(parts) - 1) for index, part in enumerate(parts)], encoding
    )
    assert [(picture.data, picture.damaged) for picture in found] == [(annex_b(tuple(whole)), False)]


@given(st.data(), ENCODINGS)
def test_a_picture_with_a_packet_missing_is_never_called_whole(data: st.DataObject, encoding: Encoding):
    big = (b"\x41" if encoding is H264 else b"\x02\x01") + b"\x80" + data.draw(st.binary(min_size=20))
    parts = [rtp(part, index, 90) for index, part in enumerate(fragments(big, [3], encoding))]
    parts[-1] = rtp(fragments(big, [3], encoding)[-1], len(parts) - 1, 90, marker=True)
    after = (b"\x41" if encoding is H264 else b"\x02\x01") + b"\x80next"
    parts.append(rtp(after, len(parts), 180, marker=True))
    missing = data.draw(st.integers(0, len(parts) - 2))
    del parts[missing]
    found = taken(parts, encoding, lost=(missing,))
    assert all(picture.damaged for picture in found if picture.timestamp == 90)


@given(st.lists(st.binary(max_size=60), max_size=20), ENCODINGS)
def test_any_bytes_are_taken_without_a_traceback(parts: list[bytes], encoding: Encoding):
    taken([rtp(part, index, index // 3, marker=index % 3 == 2) for index, part in enumerate(parts)], encoding)


def test_a_picture_ends_at_its_marker_and_not_later():
    assert [picture.data for picture in taken([rtp(SLICE, 1, 90, marker=True)])] == [b"\0\0\0\1" + SLICE]


def test_a_new_time_ends_a_picture_whose_marker_did_not_come():
    found = taken([rtp(SLICE, 1, 90), rtp(KEY, 2, 180), rtp(SLICE, 3, 270)])
    assert [(picture.timestamp, picture.key, picture.damaged) for picture in found] == [
        (90, False, False), (180, True, False),
    ]  # fmt: skip


def test_a_gap_from_one_picture_into_the_next_damages_both():
    found = taken(
        [rtp(SLICE, 1, 90), rtp(SLICE, 5, 180, marker=True), rtp(SLICE, 6, 270, marker=True)], lost=(1,)
    )
    assert [picture.damaged for picture in found] == [True, True, False]


def test_parameter_sets_with_a_marker_of_their_own_wait_for_their_picture():
    found = taken([rtp(SPS, 1, 90, marker=True), rtp(KEY, 2, 90, marker=True)])
    assert [picture.data for picture in found] == [annex_b((SPS, KEY))]


def test_a_camera_that_marks_each_slice_has_its_pictures_ended_by_time():
    parts = [rtp(part, 0, time, marker=True) for time in (90, 180, 270, 360) for part in (SLICE, LATER_SLICE)]
    found = taken(parts)
    assert [picture.data for picture in found if picture.timestamp in {180, 270}] == [
        annex_b((SLICE, LATER_SLICE))
    ] * 2


def test_where_one_may_begin_without_an_idr_picture_is_a_key_too():
    recovery = b"\x06\x06\x01\xc4\x80"
    assert taken([rtp(recovery, 1, 90), rtp(SLICE, 2, 90, marker=True)])[0].key
    assert not taken([rtp(b"\x06\x05\x01\xc4\x80", 1, 90), rtp(SLICE, 2, 90, marker=True)])[0].key


@pytest.mark.parametrize("length", [0, 4, 0xFFFF])
def test_a_length_that_leads_nowhere_damages_only_its_picture(length: int):
    broken = b"\x78" + length.to_bytes(2, "big") + b"\x41\x9a"
    found = taken([rtp(SLICE, 1, 90), rtp(broken, 2, 90, marker=True), rtp(SLICE, 3, 180, marker=True)])
    assert [picture.damaged for picture in found] == [True, False]


@pytest.mark.parametrize("encoding", Encoding)
def test_a_picture_larger_than_any_real_one_is_refused(encoding: Encoding):
    head = b"\x41\x80" if encoding is H264 else b"\x02\x01\x80"
    parts = fragments(head + bytes(UNIT_BYTES + 1), [60_000], encoding)
    with pytest.raises(StreamError, match="more than 4 MB") as caught:
        taken([rtp(part, 0, 90) for part in parts], encoding)
    assert caught.value.trouble is Trouble.REFUSED


def test_endless_units_that_are_no_picture_are_refused_too():
    with pytest.raises(StreamError, match="more than 4 MB"):
        taken([rtp(SPS, 0, time) for time in range(20_000)])
