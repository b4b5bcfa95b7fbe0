"""Packets of one video become pictures with their times."""

from __future__ import annotations

import pytest

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.reception import VideoReception
from telemetry.video.rtsp.sdp import VideoMedia
from tests.telemetry.video.rtsp.encoded import PICTURES, coded, decoded, shows
from tests.telemetry.video.rtsp.packets import PAYLOAD_TYPE, SOURCE, goodbye, packets, rtp, sender_report

VIDEO = VideoMedia(Encoding.H264, PAYLOAD_TYPE, 90_000, b"", "rtsp://x/")
SLICE = b"\x41\x9a123"


def taken(reception: VideoReception, parts: list[bytes], now_s: float = 7.0) -> list[AccessUnit]:
    return [unit for part in parts for unit in reception.take(part, now_s) or ()]


def test_pictures_have_their_times_and_show_what_was_filmed():
    units = taken(VideoReception(VIDEO, ordered=True), [part for one in packets(coded()) for part in one])
    assert [unit.stream_s for unit in units] == pytest.approx([number / 30 for number in range(PICTURES)])
    assert {unit.received_s for unit in units} == {7.0}
    assert [shows(luma) for luma in decoded([unit.data for unit in units])] == list(range(PICTURES))


def test_a_lost_packet_damages_its_picture_and_no_other():
    by_picture = packets(coded())
    del by_picture[3][-2]
    units = taken(VideoReception(VIDEO, ordered=True), [part for one in by_picture for part in one])
    assert [number for number, unit in enumerate(units) if unit.damaged] == [3]


def test_datagrams_that_overtook_each_other_do_no_damage():
    parts = [part for one in packets(coded()) for part in one]
    for index in range(1, len(parts) - 1, 3):
        parts[index], parts[index + 1] = parts[index + 1], parts[index]
    units = taken(VideoReception(VIDEO, ordered=False), parts)
    assert len(units) == PICTURES
    assert not any(unit.damaged for unit in units)


def test_a_lost_datagram_holds_the_picture_up_no_longer_than_it_must():
    reception = VideoReception(VIDEO, ordered=False)
    taken(reception, [rtp(SLICE, 1, 0, marker=True)])
    assert taken(reception, [rtp(SLICE, 3, 3000, marker=True)]) == []
    assert reception.due_s is not None
    (unit,) = reception.overdue(reception.due_s)
    assert unit.damaged
    assert reception.due_s is None


def test_other_packets_are_none_of_this_video():
    reception = VideoReception(VIDEO, ordered=True)
    for other in (b"", b"no packet", rtp(SLICE, 1, 0, marker=True, payload_type=PAYLOAD_TYPE + 1)):
        assert reception.take(other, 0.0) is None
    assert reception.take(rtp(SLICE, 1, 0), 0.0) == []


def test_the_clock_of_the_sender_is_known_whether_it_speaks_before_or_after_the_pictures():
    before, after = VideoReception(VIDEO, ordered=True), VideoReception(VIDEO, ordered=True)
    pictures = [rtp(SLICE, number, 90_000 * number, marker=True) for number in range(3)]
    before.hear_report(sender_report(1.5e9, 90_000), 0.0)
    assert before.sender_clock is None
    taken(before, pictures)
    taken(after, pictures)
    after.hear_report(sender_report(1.5e9, 90_000), 0.0)
    for reception in (before, after):
        assert reception.sender_clock is not None
        assert reception.sender_clock.at(2.0) == pytest.approx(1.5e9 + 1.0)


def test_what_was_said_of_a_clock_before_its_jump_is_forgotten():
    reception = VideoReception(VIDEO, ordered=True)
    taken(reception, [rtp(SLICE, 1, 0, marker=True)])
    reception.hear_report(sender_report(1.5e9, 0), 0.0)
    taken(reception, [rtp(SLICE, 2, 0x40000000, marker=True)])
    assert reception.sender_clock is None


def test_a_goodbye_ends_the_stream_unless_it_is_anothers():
    reception = VideoReception(VIDEO, ordered=True)
    taken(reception, [rtp(SLICE, 1, 0)])
    reception.hear_report(goodbye(source=1), 0.0)
    with pytest.raises(StreamError, match="ended the stream") as caught:
        reception.hear_report(goodbye(), 0.0)
    assert caught.value.trouble is Trouble.ENDED


def test_a_camera_that_restarts_its_encoder_is_followed():
    reception = VideoReception(VIDEO, ordered=True)
    taken(reception, [rtp(SLICE, 100, 0, marker=True), rtp(SLICE, 101, 3000)])
    (unit,) = taken(reception, [rtp(SLICE, 5, 0x50000000, marker=True, source=SOURCE + 1)], now_s=8.0)
    assert not unit.damaged
    assert unit.stream_s == pytest.approx(1.0)
    assert (reception.sequence.received, reception.sequence.lost) == (3, 0)


def test_our_report_counts_what_was_lost_since_the_one_before():
    reception = VideoReception(VIDEO, ordered=True)
    assert reception.written_report(1, 0.0) is None
    taken(reception, [rtp(SLICE, 1, 0), rtp(SLICE, 3, 0)])
    first, second = reception.written_report(1, 0.0), reception.written_report(1, 0.0)
    assert first is not None
    assert second is not None
    assert (first[12], second[12]) == (256 // 3, 0)  # the share lost, in 256ths
    assert int.from_bytes(first[13:16], "big") == 1
