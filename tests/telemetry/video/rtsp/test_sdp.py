"""What a camera says of its streams."""

from __future__ import annotations

import base64
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.access_unit import Encoding
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.sdp import VideoMedia, parse_description, pick_video

BASE = "rtsp://10.0.0.2:554/video1/"
SPS, PPS = b"\x67\x42\x00\x1e", b"\x68\xce\x3c\x80"
SPROP = f"{base64.b64encode(SPS).decode()},{base64.b64encode(PPS).decode()}"


def described(*lines: str) -> bytes:
    return "\r\n".join(("v=0", "s=camera", *lines, "")).encode()


def only(*lines: str) -> VideoMedia:
    return pick_video(parse_description(described(*lines), BASE), 0)


def test_coding_parameter_sets_and_url_are_read():
    video = only("m=audio 0 RTP/AVP 0", "a=control:a", "m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/90000",
                 f"a=fmtp:96 packetization-mode=1; sprop-parameter-sets={SPROP}; profile-level-id=42001e",
                 "a=control:track1")  # fmt: skip
    sets = b"\0\0\0\1" + SPS + b"\0\0\0\1" + PPS
    assert video == VideoMedia(Encoding.H264, 96, 90_000, sets, "rtsp://10.0.0.2:554/video1/track1")


def test_the_sets_of_h265_come_in_the_order_a_decoder_wants():
    names = {"sprop-pps": b"\x44\x01p", "sprop-vps": b"\x40\x01v", "sprop-sps": b"\x42\x01s"}
    fmtp = ";".join(f"{name}={base64.b64encode(unit).decode()}" for name, unit in names.items())
    video = only("m=video 0 RTP/AVP 97", "a=rtpmap:97 H265/90000", f"a=fmtp:97 {fmtp}")
    assert video.encoding is Encoding.H265
    assert video.parameter_sets == b"\0\0\0\1\x40\x01v\0\0\0\1\x42\x01s\0\0\0\1\x44\x01p"


@pytest.mark.parametrize(
    ("session", "media", "url"),
    [
        ("*", "track1", BASE + "track1"),
        ("rtsp://10.0.0.2/other", "track1", "rtsp://10.0.0.2/other/track1"),
        ("*", "rtsp://10.0.0.2/x?a=1", "rtsp://10.0.0.2/x?a=1"),
        ("*", "trackID=0 HTTP/1.1", BASE),  # a blank would begin another word of the request
    ],
)
def test_what_is_set_up_is_the_url_that_the_camera_names(session: str, media: str, url: str):
    video = only(
        f"a=control:{session}", "m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/90000", f"a=control:{media}"
    )
    assert video.control == url


def test_one_of_several_videos_is_chosen_by_its_number():
    both = described("m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/90000", "a=control:one",
                     "m=video 0 RTP/AVP 97", "a=rtpmap:97 H265/90000", "a=control:two")  # fmt: skip
    description = parse_description(both, BASE)
    assert pick_video(description, 1).control == BASE + "two"
    with pytest.raises(StreamError, match="has 2 videos, so none of number 3"):
        pick_video(description, 2)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (("m=audio 0 RTP/AVP 0",), "has no video in it"),
        (("m=video 0 RTP/AVP 26", "a=rtpmap:26 JPEG/90000"), "sends JPEG: only H.264 and H.265 are shown"),
        (("m=video 0 RTP/AVP 26",), "sends unnamed"),
        (("m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/0"), "sends H264"),
    ],
)
def test_what_cannot_be_shown_is_said(lines: tuple[str, ...], sentence: str):
    with pytest.raises(StreamError, match=sentence) as caught:
        only(*lines)
    assert caught.value.trouble is Trouble.NOT_VIDEO


def test_broken_parameter_sets_are_left_out():
    fmtp = "a=fmtp:96 sprop-parameter-sets=%%,Z0IAHg==,"
    video = only("m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/90000", fmtp)
    assert video.parameter_sets == b"\0\0\0\1" + SPS


@pytest.mark.parametrize("body", [b"", b"<html>", b"v=0\n" * 3000, b"v=0\r\n" + bytes(65_536)])
def test_what_is_no_description_or_too_long_is_refused(body: bytes):
    with pytest.raises(StreamError):
        parse_description(body, BASE)


@given(st.lists(st.text(max_size=30) | st.sampled_from([
    "m=video 0 RTP/AVP 96", "m=video 0/2 RTP/AVP 96 ²", "a=rtpmap:96 H264/90000", "a=fmtp:96 x",
    "a=fmtp:² a=b", "a=control:x", "m=", "a=rtpmap:999 H265/1",
]), max_size=12))  # fmt: skip
def test_any_text_is_a_description_or_refused(lines: list[str]):
    with contextlib.suppress(StreamError):
        assert pick_video(parse_description(described(*lines), BASE), 0).control.isascii()
