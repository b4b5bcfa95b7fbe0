"""A camera that speaks RTSP: heard in every way it may want, and left properly."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import time

import pytest

from telemetry.video.access_unit import AccessUnit, CodedSource, Encoding
from telemetry.video.address import Transport, parse_stream_address
from telemetry.video.credentials import Credentials
from telemetry.video.rtsp.patience import Patience
from telemetry.video.rtsp.rtp import parse_rtp
from telemetry.video.rtsp.source import RtspSource
from tests.telemetry.video.rtsp.encoded import PICTURES, annex_b, coded, decoded, shows
from tests.telemetry.video.rtsp.packets import packets, rtp, sender_report
from tests.telemetry.video.rtsp.scripted_camera import (
    PATIENCE_S,
    Script,
    ScriptedCamera,
    changed,
    interleaved,
    said,
)

ANNA = Credentials("anna", 'h o"s\\e,é')
LOGIN = (ANNA.user, ANNA.password)
CALM = Patience(
    silence_s=PATIENCE_S, first_packet_s=PATIENCE_S
)  # a slow computer does not look like a freeze


def source_of(
    camera: ScriptedCamera, credentials: Credentials | None = None, *, udp: bool = False
) -> RtspSource:
    url = camera.url.replace("rtsp", "rtsp+udp", 1) if udp else camera.url
    return RtspSource(parse_stream_address(url), credentials, patience=CALM)


def some(source: CodedSource, count: int = PICTURES) -> list[AccessUnit]:
    """So many pictures; then it is closed, and ends."""
    units: list[AccessUnit] = []
    for unit in source.units():
        units.append(unit)
        if len(units) == count:
            source.close()
    assert len(units) == count
    return units


@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize("udp", [False, True])
def test_what_was_filmed_is_what_is_seen(encoding: Encoding, udp: bool):
    with ScriptedCamera(Script(encoding=encoding)) as camera:
        source = source_of(camera, udp=udp)
        units = some(source)
    assert [shows(luma) for luma in decoded([unit.data for unit in units], encoding)] == list(range(PICTURES))
    assert not any(unit.damaged for unit in units)
    assert source.encoding is encoding
    assert source.transport is (Transport.UDP if udp else Transport.TCP)
    assert source.packets_received == sum(map(len, packets(coded(encoding), encoding)))


def test_the_last_picture_is_given_out_though_nothing_comes_after_it():
    with ScriptedCamera() as camera:
        assert some(source_of(camera))[-1].data == annex_b(coded()[-1])


def test_the_camera_is_told_when_we_leave():
    with ScriptedCamera() as camera:
        some(source_of(camera))
        assert camera.wait_for("TEARDOWN")
        assert camera.methods() == ["OPTIONS", "DESCRIBE", "SETUP", "PLAY", "TEARDOWN"]
        assert [asked.url for asked in camera.asked[2:]] == [
            f"{camera.url}/track0", f"{camera.url}/", f"{camera.url}/",
        ]  # fmt: skip
        assert {asked.headers.get("session") for asked in camera.asked[3:]} == {"4711"}
        assert camera.gone.wait(PATIENCE_S)


def test_it_tells_what_it_is_before_the_first_picture_by_opening():
    with ScriptedCamera(Script(sdp=(
        "v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"
        "a=fmtp:96 sprop-parameter-sets=Z0IAHg==,aM48gA==\r\n"
    ))) as camera:  # fmt: skip
        source = source_of(camera)
        assert source.encoding is Encoding.H264
        assert source.parameter_sets == b"\0\0\0\1\x67\x42\x00\x1e\0\0\0\1\x68\xce\x3c\x80"
        assert len(some(source)) == PICTURES
        assert camera.methods().count("DESCRIBE") == 1


@pytest.mark.parametrize("refused", ["TCP", "UDP"])
def test_a_camera_that_sends_only_in_the_other_way_is_heard_so(refused: str):
    with ScriptedCamera(Script(refuses=(refused,))) as camera:
        source = source_of(camera, udp=refused == "UDP")
        assert len(some(source)) == PICTURES
        assert source.transport is (Transport.UDP if refused == "TCP" else Transport.TCP)


@pytest.mark.parametrize(
    "way_in", ["MD5", "MD5 auth", "SHA-256 auth", "SHA-256", "Basic", "Basic|MD5 auth|SHA-256 auth"]
)
def test_a_camera_with_a_password_is_entered(way_in: str):
    with ScriptedCamera(Script(login=LOGIN, way_in=way_in)) as camera:
        source = source_of(camera, ANNA)
        assert len(some(source)) == PICTURES
        assert source.password_in_clear == (way_in == "Basic")
        assert camera.wait_for("TEARDOWN")


@pytest.mark.parametrize("says_stale", [True, False])
def test_a_nonce_that_grew_old_is_changed(says_stale: bool):
    with ScriptedCamera(Script(login=LOGIN, stale_after=2, says_stale=says_stale)) as camera:
        assert len(some(source_of(camera, ANNA))) == PICTURES
        assert camera.methods().count("SETUP") == 2


def test_a_second_video_is_chosen_by_its_number():
    both = (
        "v=0\r\nm=video 0 RTP/AVP 97\r\na=rtpmap:97 H265/90000\r\na=control:one\r\n"
        "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:two\r\n"
    )
    with ScriptedCamera(Script(sdp=both)) as camera:
        source = RtspSource(parse_stream_address(camera.url), media=1, patience=CALM)
        assert len(some(source)) == PICTURES
        assert camera.asked[2].url.endswith("/two")


def test_packets_before_the_answer_to_play_are_not_lost():
    with ScriptedCamera(Script(before_play_reply=30)) as camera:
        assert len(some(source_of(camera))) == PICTURES


def test_the_time_of_the_camera_is_known_along_the_stream():
    first = 0xFFFFF000  # of the first packet
    with ScriptedCamera(Script(reports=[sender_report(1.7e9, first + 45_000)])) as camera:
        source = source_of(camera)
        assert source.sender_utc_s(0.0) is None
        some(source)
        assert source.sender_utc_s(2.0) == pytest.approx(1.7e9 + 1.5)


@pytest.mark.parametrize("udp", [False, True])
def test_packets_that_are_dropped_damage_a_picture_and_are_counted(udp: bool):
    def spoiled(by_picture: list[list[bytes]]) -> list[bytes]:
        del by_picture[2][3:5]
        return [part for picture in by_picture for part in picture]

    with ScriptedCamera(changed(Script(), spoiled)) as camera:
        source = source_of(camera, udp=udp)
        units = some(source)
        assert [number for number, unit in enumerate(units) if unit.damaged] == [2]
        assert source.packets_lost == 2


def test_datagrams_out_of_order_are_put_in_order():
    def mixed(by_picture: list[list[bytes]]) -> list[bytes]:
        parts = [part for picture in by_picture for part in picture]
        for index in range(5, len(parts) - 2, 4):
            parts[index], parts[index + 2] = parts[index + 2], parts[index]
        return parts

    with ScriptedCamera(changed(Script(), mixed)) as camera:
        units = some(source_of(camera, udp=True))
    assert [unit.data for unit in units] == [annex_b(picture) for picture in coded()]
    assert not any(unit.damaged for unit in units)


@pytest.mark.parametrize(("public", "method"), [("GET_PARAMETER", "GET_PARAMETER"), ("DESCRIBE", "OPTIONS")])
def test_the_session_is_kept_alive_and_the_camera_told_how_the_stream_arrives(public: str, method: str):
    script = Script(session="77;timeout=3", public=public, packets=packets(coded()[:1])[0])
    with ScriptedCamera(script) as camera:
        source = source_of(camera)
        thread = threading.Thread(target=list, args=(source.units(),))
        thread.start()
        assert camera.wait_for("PLAY")
        asked, began_s = len(camera.asked), time.monotonic()
        assert camera.wait_for("$")
        channel, report = camera.heard[0]
        assert (channel, report[1]) == (1, 201)
        camera.wait_for_next(asked)
        assert time.monotonic() - began_s < 3.0
        assert camera.asked[asked].method == method
        assert camera.asked[asked].headers["session"] == "77"
        source.close()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


@pytest.mark.parametrize("while_", ["connecting", "playing"])
def test_it_is_closed_from_another_thread_whatever_it_waits_for(while_: str):
    script = Script(answers={"DESCRIBE": None}) if while_ == "connecting" else Script(packets=[])
    with ScriptedCamera(script) as camera:
        endless = Patience(reply_s=60.0, first_packet_s=60.0)
        source = RtspSource(parse_stream_address(camera.url), patience=endless)
        units: list[AccessUnit] = []
        thread = threading.Thread(target=lambda: units.extend(source.units()))
        thread.start()
        assert camera.wait_for("DESCRIBE" if while_ == "connecting" else "PLAY")
        source.close()
        source.close()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()
        assert units == []
        assert camera.gone.wait(PATIENCE_S)
    assert list(source.units()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="127.0.0.2 is an address on Linux only")
def test_datagrams_of_a_stranger_are_passed_over():
    first, second = packets(coded()[:2])
    with (
        ScriptedCamera(Script(packets=first)) as camera,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger,
    ):
        stranger.bind(("127.0.0.2", 0))
        units = source_of(camera, udp=True).units()
        next(units)
        ours = "127.0.0.1", int(re.findall(r"client_port=(\d+)", camera.asked[2].headers["transport"])[0])
        before = parse_rtp(second[0])
        stranger.sendto(rtp(b"\x41\x80forged", before.sequence, before.timestamp, marker=True), ours)
        for part in second:
            camera.udp.sendto(part, ours)
        assert next(units).data == annex_b(coded()[1])


def test_it_brings_no_decoder_with_it():
    code = "import sys, telemetry.video.rtsp.source; print(sys.modules.keys() & {'av', 'cv2', 'numpy'})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_closed_before_it_was_opened_it_asks_nobody():
    with ScriptedCamera() as camera:
        source = source_of(camera)
        source.close()
        assert list(source.units()) == []
        assert camera.asked == []


def test_whoever_stops_looking_leaves_the_camera_properly():
    with ScriptedCamera(Script(packets=packets(coded()[:1])[0])) as camera:
        for unit in source_of(camera).units():
            assert unit.key
            break
        assert camera.wait_for("TEARDOWN")
        assert camera.gone.wait(PATIENCE_S)


def test_sent_elsewhere_on_the_same_host_it_goes_there():
    with ScriptedCamera() as there:
        moved = said("302 Moved", f"Location: {there.url}\r\n")
        with ScriptedCamera(Script(answers={"DESCRIBE": moved})) as here:
            assert len(some(source_of(here))) == PICTURES
            assert here.methods() == ["OPTIONS", "DESCRIBE"]


def test_questions_of_the_camera_are_answered():
    first, second = packets(coded()[:2])
    with ScriptedCamera(Script(packets=first)) as camera:
        units = source_of(camera).units()
        next(units)
        camera.say(b"OPTIONS rtsp://x/ RTSP/1.0\r\nCSeq: 5\r\n\r\n" + b"".join(map(interleaved, second)))
        next(units)
        assert camera.wait_for("RTSP/1.0")
        assert (camera.asked[-1].url, camera.asked[-1].headers) == ("200", {"cseq": "5"})
