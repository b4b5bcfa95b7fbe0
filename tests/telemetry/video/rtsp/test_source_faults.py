"""Cameras that misbehave, and whatever else may answer: one sentence each, of the right kind, in time."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest

from telemetry.video.access_unit import Encoding
from telemetry.video.address import parse_stream_address
from telemetry.video.credentials import Credentials
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.patience import Patience
from telemetry.video.rtsp.source import RtspSource
from tests.telemetry.video.rtsp.encoded import PICTURES, coded
from tests.telemetry.video.rtsp.packets import fragments, goodbye, packets, rtp
from tests.telemetry.video.rtsp.scripted_camera import Script, ScriptedCamera, changed, interleaved, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.video.access_unit import AccessUnit

ANNA, WRONG = Credentials("anna", "hose"), Credentials("anna", "s3cr3t-and-wrong")
QUICK = Patience(reply_s=0.4, first_packet_s=0.4, picture_s=0.4)
CALM = Patience(10.0, 10.0, 10.0, 10.0, 10.0)  # a slow computer does not look like a camera's silence
WAY = "Transport: RTP/AVP/TCP;interleaved=0-1\r\n"
NO_WAY = "Transport: RTP/AVP/TCP;interleaved=300-301\r\n"
ENDLESS = b"RTSP/1.0 200 OK\r\n" + b"X: y\r\n" * 9000
UNREACHABLE, NOT_VIDEO, REFUSED = Trouble.UNREACHABLE, Trouble.NOT_VIDEO, Trouble.REFUSED


def lines_of_sdp(size: int) -> bytes:
    return said("200 OK", "", b"v=0\r\n" + b"a=x\r\n" * (size // 5))


def trouble(
    script: Script,
    credentials: Credentials | None = None,
    *,
    udp: bool = False,
    patience: Patience = CALM,
) -> tuple[StreamError, list[AccessUnit]]:
    """What went wrong, and the pictures before that."""
    units: list[AccessUnit] = []
    with ScriptedCamera(script) as camera:
        url = camera.url.replace("rtsp", "rtsp+udp", 1) if udp else camera.url
        source = RtspSource(parse_stream_address(url), credentials, patience=patience)
        with pytest.raises(StreamError) as caught:
            units.extend(source.units())
        assert str(caught.value).startswith(f"{url} ")
        assert "\n" not in str(caught.value)
    return caught.value, units


@pytest.mark.parametrize("way_in", ["MD5", "SHA-256 auth", "Basic"])
def test_a_wrong_password_is_the_matter_of_a_person(way_in: str):
    error, _ = trouble(Script(login=("anna", "hose"), way_in=way_in), WRONG)
    assert error.trouble is Trouble.CREDENTIALS
    assert "does not take this user name and password" in str(error)
    assert WRONG.password not in f"{error!r} {error.__cause__!r} {error.__context__!r}"


def test_a_password_that_is_wanted_is_asked_for():
    error, _ = trouble(Script(login=("anna", "hose")))
    assert (error.trouble, "wants a user name" in str(error)) == (Trouble.CREDENTIALS, True)


def test_a_camera_that_never_takes_a_fresh_nonce_is_not_asked_for_ever():
    again = said("401 No", 'WWW-Authenticate: Digest realm="x", nonce="n", stale=true\r\n')
    error, _ = trouble(Script(answers={"DESCRIBE": again}), ANNA)
    assert (error.trouble, "again and again" in str(error)) == (Trouble.CREDENTIALS, True)


@pytest.mark.parametrize("udp", [False, True])
def test_a_camera_that_freezes_is_noticed(udp: bool):
    began_s = time.monotonic()
    error, units = trouble(Script(), udp=udp, patience=Patience(first_packet_s=10.0))
    assert (error.trouble, "froze" in str(error), len(units)) == (Trouble.SILENT, True, PICTURES)
    assert time.monotonic() - began_s < 5.0


def test_a_freeze_takes_less_than_a_second_to_notice():
    assert Patience().silence_s <= 0.8


def test_a_camera_that_hangs_up_has_ended():
    error, units = trouble(Script(then_close=True))
    assert (error.trouble, "hung up" in str(error), len(units)) == (Trouble.ENDED, True, PICTURES)


def test_a_camera_that_says_goodbye_has_ended():
    error, _ = trouble(Script(reports=[goodbye()]))
    assert (error.trouble, "ended the stream" in str(error)) == (Trouble.ENDED, True)


def test_one_that_plays_and_sends_nothing_is_silent():
    error, _ = trouble(Script(packets=[]), patience=QUICK)
    assert (error.trouble, "no picture comes" in str(error)) == (Trouble.SILENT, True)
    error, _ = trouble(Script(packets=[]), udp=True, patience=QUICK)
    assert "a firewall may stop UDP" in str(error)


def test_packets_of_something_else_do_not_hide_a_silence():
    error, _ = trouble(
        Script(packets=[rtp(b"x", number, 0, payload_type=8) for number in range(50)]), patience=QUICK
    )
    assert (error.trouble, "no picture comes" in str(error)) == (Trouble.SILENT, True)


@pytest.mark.parametrize("method", ["OPTIONS", "DESCRIBE", "SETUP", "PLAY"])
def test_one_that_does_not_answer_is_silent(method: str):
    error, _ = trouble(Script(answers={method: None}), patience=QUICK)
    assert (error.trouble, "does not answer" in str(error)) == (Trouble.SILENT, True)


def test_nobody_there_is_said():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    source = RtspSource(parse_stream_address(f"rtsp://127.0.0.1:{port}/x"), patience=QUICK)
    with pytest.raises(StreamError, match="does not answer: Connection refused") as caught:
        source.open()
    assert caught.value.trouble is Trouble.UNREACHABLE


@pytest.mark.parametrize(
    ("script", "kind", "sentence"),
    [
        (Script(answers={"DESCRIBE": said("404 No")}), UNREACHABLE, "has no such stream (404)"),
        (Script(answers={"DESCRIBE": said("403 No")}), Trouble.CREDENTIALS, "does not let this user in"),
        (Script(answers={"PLAY": said("503 No")}), UNREACHABLE, "does not play (503)"),
        (Script(refuses=("TCP", "UDP")), NOT_VIDEO, "sends neither over TCP nor over UDP"),
        (Script(sdp="v=0\r\nm=audio 0 RTP/AVP 0\r\n"), NOT_VIDEO, "has no video in it"),
        (Script(sdp="m=video 0 RTP/AVP 26\r\na=rtpmap:26 JPEG/90000\r\n"), NOT_VIDEO, "sends JPEG"),
        (Script(answers={"DESCRIBE": said("200 OK", "", b"<html>")}), NOT_VIDEO, "sends no description"),
        (Script(answers={"DESCRIBE": lines_of_sdp(70_000)}), REFUSED, "an answer of more than 64 kB"),
        (Script(answers={"DESCRIBE": lines_of_sdp(60_000)}), NOT_VIDEO, "sends no description"),
        (Script(answers={"OPTIONS": ENDLESS}), REFUSED, "headers without end"),
        (Script(answers={"OPTIONS": b"HTTP/1.1 400 Bad\r\n\r\n"}), NOT_VIDEO, "but not in RTSP"),
        (Script(greeting=b"220 mail.example ESMTP\r\n"), NOT_VIDEO, "answers, but not in RTSP"),
        (Script(greeting=bytes(range(256)) * 400), NOT_VIDEO, "answers, but not in RTSP"),
        (Script(greeting=interleaved(bytes(65_535)) * 200), REFUSED, "pictures instead of an answer"),
        (Script(answers={"SETUP": said("200 OK", WAY)}), NOT_VIDEO, "without a session"),
        (Script(answers={"SETUP": said("200 OK", f"Session: 1\r\n{NO_WAY}")}), REFUSED, "do not exist"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_said_in_one_sentence(script: Script, kind: Trouble, sentence: str):
    error, _ = trouble(script)
    assert (error.trouble, sentence in str(error)) == (kind, True), str(error)


@pytest.mark.parametrize(
    "location",
    ["rtsp://10.1.2.3/video", "rtsp://localhost.example/", "http://127.0.0.1/", "file:///etc/passwd", ""],
)
def test_nobody_sends_us_elsewhere(location: str):
    error, _ = trouble(Script(answers={"DESCRIBE": said("302 Moved", f"Location: {location}\r\n")}), ANNA)
    assert error.trouble is Trouble.REFUSED
    assert "sends us to" in str(error)


def test_a_circle_of_redirects_ends():
    with ScriptedCamera(Script()) as camera:
        camera.script = Script(answers={"DESCRIBE": said("302 Moved", f"Location: {camera.url}\r\n")})
        source = RtspSource(parse_stream_address(camera.url), patience=QUICK)
        with pytest.raises(StreamError, match="without end"):
            source.open()


def _oversize(_: list[list[bytes]]) -> list[bytes]:
    parts = fragments(b"\x65\x88" + bytes(5 << 20), [60_000], Encoding.H264)
    return [rtp(part, number, 0) for number, part in enumerate(parts)]


def _marked_by_nobody_and_all_at_once(_: list[list[bytes]]) -> list[bytes]:
    return [rtp(b"\x67abc", number, number) for number in range(20_000)]


@pytest.mark.parametrize("spoiled", [_oversize, _marked_by_nobody_and_all_at_once])
def test_a_picture_without_end_is_refused(spoiled: Callable[[list[list[bytes]]], list[bytes]]):
    error, _ = trouble(changed(Script(), spoiled))
    assert (error.trouble, "more than 4 MB" in str(error)) == (Trouble.REFUSED, True)


def test_hostile_packets_between_good_ones_do_no_harm():
    hostile = [
        b"",
        b"\x80",
        b"\xbf" + bytes(60),
        b"\x90\x60" + b"\xff" * 20,
        b"\xa0\xe0" + bytes(9) + b"\xff",
    ]

    def spoiled(by_picture: list[list[bytes]]) -> list[bytes]:
        parts = [part for picture in by_picture for part in picture]
        return [one for index, part in enumerate(parts) for one in (hostile[index % len(hostile)], part)]

    error, units = trouble(changed(Script(then_close=True), spoiled))
    assert error.trouble is Trouble.ENDED
    assert len(units) == PICTURES
    assert not any(unit.damaged for unit in units)


def test_packets_that_never_make_a_picture_are_noticed():
    sets_only = [rtp(b"\x67abc", number, 0) for number in range(40)]
    error, units = trouble(Script(packets=[*packets(coded()[:1])[0], *sets_only]), patience=QUICK)
    assert error.trouble is Trouble.SILENT
    assert len(units) == 1


def test_a_camera_that_forgot_the_session_has_ended():
    script = Script(session="1;timeout=1", answers={"GET_PARAMETER": said("454 Session Not Found")})
    with ScriptedCamera(script) as camera:
        patience = Patience(silence_s=8.0)
        source = RtspSource(parse_stream_address(camera.url), patience=patience)
        with pytest.raises(StreamError, match="knows the session no more") as caught:
            list(source.units())
    assert caught.value.trouble is Trouble.ENDED
