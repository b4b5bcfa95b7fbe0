"""Packets and messages on one TCP stream, however it is cut."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.interleaved import Frame, Splitter
from telemetry.video.rtsp.message import BODY_BYTES, HEAD_BYTES, Message
from tests.telemetry.video.rtsp.scripted_camera import interleaved

REPLY = b"RTSP/1.0 200 OK\r\nCSeq: 3\r\nContent-Length: 4\r\n\r\n$\0\0\1"
PARTS = st.lists(
    st.tuples(st.sampled_from([0, 1]), st.binary(max_size=50)) | st.just(REPLY), min_size=1, max_size=10
)


def fed(data: bytes, cuts: list[int]) -> list[Frame | Message]:
    splitter = Splitter()
    ends = sorted({min(cut, len(data)) for cut in cuts} | {len(data)})
    begins = [0, *ends]
    return [part for begin, end in zip(begins, ends, strict=False) for part in splitter.feed(data[begin:end])]


@given(PARTS, st.lists(st.integers(0, 800), max_size=30))
def test_however_it_is_cut_the_same_comes_out(parts: list[Frame | bytes], cuts: list[int]):
    data = b"".join(
        part if isinstance(part, bytes) else interleaved(part[1], channel=part[0]) for part in parts
    )
    found = fed(data, cuts)
    assert [part.body if isinstance(part, Message) else part for part in found] == [
        b"$\0\0\1" if isinstance(part, bytes) else part for part in parts
    ]


@given(st.lists(st.binary(max_size=200), max_size=10), st.booleans())
def test_any_bytes_are_taken_or_refused(parts: list[bytes], spoke: bool):
    splitter = Splitter()
    with contextlib.suppress(StreamError):
        for part in [REPLY, *parts] if spoke else parts:
            splitter.feed(part)


def test_stray_bytes_between_packets_are_passed_over():
    splitter = Splitter()
    splitter.feed(REPLY)
    found = splitter.feed(interleaved(b"one") + b"\xff\xfestray$\xff" + interleaved(b"two") + b"\r\n" + REPLY)
    assert [part for part in found if not isinstance(part, Message)] == [(0, b"one"), (0, b"two")]
    assert isinstance(found[-1], Message)


def test_lines_that_end_by_a_line_feed_alone_are_read():
    (message,) = Splitter().feed(b"RTSP/1.0 404 No\nCSeq: 9\n\n")
    assert isinstance(message, Message)
    assert (message.status, message.sequence) == (404, 9)


@pytest.mark.parametrize(
    ("data", "trouble", "sentence"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", Trouble.NOT_VIDEO, "answers, but not in RTSP"),
        (b"SSH-2.0-OpenSSH\r\n", Trouble.NOT_VIDEO, "answers, but not in RTSP"),
        (b"RTSP/2.0 200 OK\r\n\r\n", Trouble.NOT_VIDEO, "not in RTSP 1.0"),
        (b"RTSP/1.0 200 OK\r\n" + b"A: b\r\n" * HEAD_BYTES, Trouble.REFUSED, "headers without end"),
        (b"RTSP/1.0 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", Trouble.REFUSED, "more than 100 headers"),
        (b"RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n", Trouble.REFUSED, "length is no number"),
        ("RTSP/1.0 200 OK\r\nContent-Length: ²\r\n\r\n".encode(), Trouble.REFUSED, "length is no number"),
        (b"RTSP/1.0 200 OK\r\nContent-Length: 999999999\r\n\r\n", Trouble.REFUSED, "more than 64 kB"),
        (REPLY + bytes(BODY_BYTES + 4), Trouble.NOT_VIDEO, "sends what is no RTSP"),
    ],
)  # fmt: skip
def test_what_is_no_rtsp_or_breaks_a_limit_is_refused(data: bytes, trouble: Trouble, sentence: str):
    with pytest.raises(StreamError, match=sentence) as caught:
        Splitter().feed(data)
    assert caught.value.trouble is trouble
