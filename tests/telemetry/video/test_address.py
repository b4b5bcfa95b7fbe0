"""Stream addresses as people type them and as drones announce them; a password is in none of their texts."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.video.access_unit import Encoding
from telemetry.video.address import (
    Payload,
    Scheme,
    StreamAddress,
    Transport,
    credentials_in,
    from_vehicle,
    parse_stream_address,
    points_elsewhere,
)
from telemetry.video.credentials import Credentials
from telemetry.video.errors import StreamError, Trouble

RTSP = Scheme.RTSP
LETTERS = string.ascii_letters + string.digits


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "rtsp://192.168.144.25:8554/video1",
            StreamAddress(RTSP, "192.168.144.25", 8554, "/video1"),
        ),
        ("rtsp://192.168.2.119", StreamAddress(RTSP, "192.168.2.119", 554)),
        ("rtsp://a:b@cam.lan/stream=0?x=1&y", StreamAddress(RTSP, "cam.lan", 554, "/stream=0?x=1&y")),
        ("rtsp://cam?x", StreamAddress(RTSP, "cam", 554, "/?x")),
        (" RTSP://[fe80::1%eth0]:8554/a ", StreamAddress(RTSP, "fe80::1%eth0", 8554, "/a")),
        ("rtsp+udp://cam/a", StreamAddress(RTSP, "cam", 554, "/a", Transport.UDP)),
        ("udp://@:5600", StreamAddress(Scheme.UDP, "", 5600)),
        ("udp://0.0.0.0:5600", StreamAddress(Scheme.UDP, "", 5600)),
        ("udp://127.0.0.1:5600", StreamAddress(Scheme.UDP, "127.0.0.1", 5600)),
        ("5600", StreamAddress(Scheme.UDP, "", 5600)),
        ("/dev/video0", StreamAddress(Scheme.DEVICE, path="/dev/video0")),
        ("/media/stick/the flight.ts", StreamAddress(Scheme.FILE, path="/media/stick/the flight.ts")),
        ("file:///media/the%20flight.ts", StreamAddress(Scheme.FILE, path="/media/the flight.ts")),
        ("file:///C:/Video/flight.ts", StreamAddress(Scheme.FILE, path="C:/Video/flight.ts")),
        (r"C:\Video\flight.ts", StreamAddress(Scheme.FILE, path=r"C:\Video\flight.ts")),
    ],
)
def test_an_address_is_read(text: str, address: StreamAddress):
    assert parse_stream_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "camera",
        "gst://videotestsrc ! fakesink",
        "http://cam/a",
        "rtsps://cam/a",
        "tcp://10.0.0.1:5600",
        "rtsp://",
        "rtsp:///a",
        "rtsp://cam:0/a",
        "rtsp://cam:65536/a",
        "rtsp://cam:port/a",
        "rtsp://cam/a b",
        "rtsp://cam/a;reboot",
        "rtsp://cam/$(reboot)",
        "rtsp://cam/`reboot`",
        "rtsp://cam/a|b",
        "rtsp://cam/a\r\nX: y",
        "rtsp://cam/a\x00",
        "rtsp://-cam/a",
        "rtsp://127.1/a",
        "rtsp://0x7f000001/a",
        "rtsp://2130706433/a",
        "rtsp://[cam]/a",
        "rtsp://[::1]554/a",
        "rtsp://cam/" + "a" * 200,
        "udp://@",
        "udp://@:5600/a",
        "0",
        "65536",
        "9" * 50,
        "٥٦٠٠",
        "file://server/share",
        "file:///a%0Ab",
    ],
)
def test_what_is_no_address_is_refused_in_one_sentence(text: str):
    with pytest.raises(StreamError) as refused:
        parse_stream_address(text)
    assert refused.value.trouble is Trouble.REFUSED
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 140


def test_an_address_is_written_as_it_is_typed_without_name_and_password():
    text = "rtsp+udp://cam:8554/live?x=1"
    typed = text.replace("cam", "anna:hose%2Fpipe@cam")
    assert str(parse_stream_address(typed)) == text
    assert parse_stream_address(typed) == parse_stream_address(text)
    assert credentials_in(typed) == Credentials("anna", "hose/pipe")
    assert credentials_in(text) is None
    assert str(parse_stream_address("5600")) == "udp://@:5600"


@pytest.mark.parametrize(
    ("text", "user", "password"),
    [
        ("rtsp://admin@cam/a", "admin", ""),
        ("rtsp://admin:a:b@cam/a", "admin", "a:b"),
        ("rtsp://admin:a@b@cam/a", "admin", "a@b"),
        ("rtsp://:secret@cam/a", "", "secret"),
    ],
)
def test_odd_passwords_are_understood(text: str, user: str, password: str):
    assert credentials_in(text) == Credentials(user, password)
    assert parse_stream_address(text).host == "cam"


def test_a_password_in_the_path_is_asked_with_and_not_shown():
    address = parse_stream_address("rtsp://cam/user=admin&password=tl_J9&channel=1")
    assert address.url == "rtsp://cam:554/user=admin&password=tl_J9&channel=1"
    assert str(address) == "rtsp://cam/user=admin&password=***&channel=1"
    assert "tl_J9" not in repr(address)


@given(
    user=st.text(LETTERS, max_size=8),
    password=st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=30),
    rest=st.sampled_from(["cam/a", "cam:99/a?b", "cam:x/a", "10.0.0.300", "[::1]:5/a", "c m", "", "[/"]),
    scheme=st.sampled_from(["rtsp", "RTSP", "rtsp+udp", "udp", "http", "file"]),
)
def test_no_text_about_an_address_has_its_password(user: str, password: str, rest: str, scheme: str):
    password = f"Zq{password}7Kx"
    typed = f"{scheme}://{user}:{password}@{rest}"
    try:
        address = parse_stream_address(typed)
        told = f"{address} {address!r} {address.url} {credentials_in(typed)} {credentials_in(typed)!r}"
    except StreamError as refused:
        told = f"{refused} {refused!r} {refused.__cause__} {refused.__context__}"
    if scheme != "file":
        assert "Zq" not in told
        assert "7Kx" not in told


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str):
    try:
        address = parse_stream_address(text)
    except StreamError:
        return
    assert parse_stream_address(str(address)) == address or address.path


@pytest.mark.parametrize(
    ("uri", "kind", "encoding", "address"),
    [
        ("rtsp://cam/a\0\0", 0, 1, StreamAddress(RTSP, "cam", 554, "/a")),
        ("5600", 1, 2, StreamAddress(Scheme.UDP, "", 5600, payload=Payload.RTP, encoding=Encoding.H265)),
        ("5600", 1, 0, StreamAddress(Scheme.UDP, "", 5600, payload=Payload.RTP)),
        ("udp://192.168.144.25:5600", 3, 1, StreamAddress(Scheme.UDP, "", 5600, payload=Payload.MPEG_TS)),
        (
            "udp://239.1.1.1:5600",
            1,
            1,
            StreamAddress(Scheme.UDP, "239.1.1.1", 5600, payload=Payload.RTP, encoding=Encoding.H264),
        ),
    ],
)
def test_what_a_drone_announces_is_an_address(uri: str, kind: int, encoding: int, address: StreamAddress):
    assert from_vehicle(uri, kind, encoding) == address


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("/etc/passwd", 0),
        ("file:///etc/passwd", 0),
        ("/dev/video0", 1),
        ("gst://videotestsrc ! fakesink", 0),
        ("10.0.0.1:5600", 2),
        ("5600", 0),
        ("5600", 9),
        ("", 0),
    ],
)
def test_a_drone_cannot_name_a_file_a_device_or_a_pipeline(uri: str, kind: int):
    with pytest.raises(StreamError) as refused:
        from_vehicle(uri, kind)
    assert refused.value.trouble is Trouble.REFUSED


@pytest.mark.parametrize(
    ("text", "link_host", "elsewhere"),
    [
        ("rtsp://192.168.144.25:8554/a", "192.168.144.25", False),
        ("rtsp://192.168.144.25:8554/a", "192.168.144.12", False),
        ("rtsp://192.168.145.25/a", "192.168.144.12", True),
        ("rtsp://8.8.8.25/a", "8.8.8.12", True),
        ("rtsp://8.8.8.12/a", "8.8.8.12", False),
        ("rtsp://127.0.0.1/a", "127.0.0.1", False),
        ("rtsp://localhost/a", "127.0.0.1", False),
        ("rtsp://127.0.0.1/a", "192.168.144.12", True),
        ("rtsp://[::1]/a", "::1", False),
        ("rtsp://[::ffff:192.168.144.12]/a", "192.168.144.12", False),
        ("rtsp://[fe80::1]/a", "fe80::2", True),
        ("rtsp://drone.lan/a", "drone.lan", False),
        ("rtsp://other.lan/a", "192.168.144.12", True),
        ("rtsp://192.168.144.25/a", None, True),
        ("udp://@:5600", None, False),
        ("udp://127.0.0.1:5600", "192.168.144.12", False),
        ("udp://239.1.1.1:5600", "192.168.144.12", True),
        ("/dev/video0", "127.0.0.1", True),
    ],
)
def test_a_person_is_asked_before_a_stream_from_elsewhere(text: str, link_host: str | None, elsewhere: bool):
    assert points_elsewhere(parse_stream_address(text), link_host) is elsewhere


def test_credentials_that_could_write_into_a_request_are_refused():
    with pytest.raises(StreamError):
        Credentials("admin\r\nX: y", "")
    with pytest.raises(StreamError):
        credentials_in("rtsp://admin:a%0d%0aX@cam/")
