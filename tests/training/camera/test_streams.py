"""Strangers watch the test camera over RTSP: PyAV, ffprobe, GStreamer, and a client written by hand."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import socket
import subprocess
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from telemetry.video.access_unit import Encoding
from tests.training.camera.served import PATIENCE_S, served
from training.camera.digest import Credentials
from training.camera.errors import CameraError
from training.camera.faults import BLACK, SOUND, STUCK, StreamFaults
from training.camera.stamp import read_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.training.camera.served import Served


@pytest.fixture(scope="module")
def running() -> Iterator[Served]:
    with served() as camera:
        yield camera


def pictures(url: str, count: int, transport: str = "tcp") -> list[av.VideoFrame]:
    # by default it watches a second or two before it starts: it need not, the description says everything
    options = {"rtsp_transport": transport, "analyzeduration": "1", "fpsprobesize": "0"}
    found: list[av.VideoFrame] = []
    with av.open(url, options=options, timeout=PATIENCE_S) as container:
        for frame in container.decode(video=0):
            found.append(frame)
            if len(found) == count:
                break
    return found


class Talk:
    """An RTSP client by hand."""

    def __init__(self, url: str) -> None:
        self.url = url
        host, _, port = url.removeprefix("rtsp://").partition("/")[0].partition(":")
        self.sock = socket.create_connection((host, int(port)), timeout=PATIENCE_S)
        self._file = self.sock.makefile("rb")
        self._sequence = 0

    def ask(self, method: str, path: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
        self._sequence += 1
        lines = [f"{method} {self.url}{path} RTSP/1.0", f"CSeq: {self._sequence}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self.sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return self.reply()

    def reply(self) -> tuple[int, dict[str, str], str]:
        code = int(self._file.readline().split()[1])
        heard: dict[str, str] = {}
        while line := self._file.readline().strip().decode():
            name, _, value = line.partition(":")
            heard[name.lower()] = value.strip()
        return code, heard, self._file.read(int(heard.get("content-length", "0"))).decode()

    def frame(self) -> tuple[int, bytes]:
        """The next interleaved one: its channel and bytes."""
        head = self._file.read(4)
        assert head[:1] == b"$"
        return head[1], self._file.read(int.from_bytes(head[2:], "big"))

    def play(self) -> None:
        assert self.ask("SETUP", "/track0", Transport="RTP/AVP/TCP;unicast;interleaved=4-5")[0] == 200
        assert self.ask("PLAY")[0] == 200

    def close(self) -> None:
        self._file.close()
        self.sock.close()


def watch_on(talk: Talk) -> None:
    while True:
        talk.frame()


@pytest.fixture
def talk(running: Served) -> Iterator[Talk]:
    client = Talk(running.at.thermal)
    yield client
    client.close()


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_pyav_watches_over_tcp_and_udp(running: Served, transport: str):
    frames = pictures(running.at.thermal, 5, transport)
    assert {(frame.width, frame.height) for frame in frames} == {(640, 512)}
    assert frames[0].key_frame
    assert float(frames[-1].to_ndarray(format="gray").std()) > 3.0


def test_the_visible_picture_has_colours(running: Served):
    rgb = pictures(running.at.visible, 1)[0].to_ndarray(format="rgb24").astype(int)
    assert rgb.shape == (192, 320, 3)
    assert float((rgb.max(axis=2) - rgb.min(axis=2)).mean()) > 15.0


def test_both_streams_have_the_names_that_cameras_give_them(running: Served):
    base = running.at.thermal.removesuffix("/thermal")
    assert pictures(f"{base}/video1", 1)[0].width == 640
    assert pictures(f"{base}/video2", 1)[0].width == 320


def test_simulated_is_written_in_each_picture(running: Served):
    """Light letters in a dark box, where nothing else is so even."""
    for url, share in ((running.at.thermal, 0.08), (running.at.visible, 0.08)):
        luma = pictures(url, 1)[0].to_ndarray(format="gray").astype(int)
        height, width = luma.shape
        corner = luma[int(height * 0.90) : int(height * 0.97), int(width * 0.03) : int(width * 0.16)]
        assert share < float((corner > 70).mean()) < 0.6
        assert float((corner < 30).mean()) > 0.25


def test_h265_comes_as_well():
    with served(encoding=Encoding.H265) as camera:
        assert pictures(camera.at.thermal, 3)[0].width == 640


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
def test_ffprobe_knows_what_it_is(running: Served):
    said = subprocess.run(
        ["ffprobe", "-v", "error", "-rtsp_transport", "tcp", "-show_entries",
         "stream=codec_name,width,height",
         "-of", "csv=p=0", running.at.thermal],
        capture_output=True, text=True, timeout=PATIENCE_S, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "h264,640,512"


@pytest.mark.skipif(shutil.which("gst-launch-1.0") is None, reason="GStreamer is not installed")
def test_gstreamer_watches(running: Served):
    said = subprocess.run(
        ["gst-launch-1.0", "rtspsrc", f"location={running.at.thermal}", "protocols=tcp", "latency=0", "!",
         "fakesink", "num-buffers=20"],
        capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    # not its exit code: at the end it may interrupt its own PAUSE, and call that an error
    assert "Got EOS" in said.stdout, said.stderr


def test_two_clients_watch_at_once_and_one_that_leaves_disturbs_nobody(running: Served):
    one, other = Talk(running.at.thermal), Talk(running.at.thermal)
    one.play()
    other.play()
    assert one.frame()[0] in {4, 5}
    one.close()
    assert [other.frame()[0] for _ in range(30)].count(4) > 20
    other.close()


def test_a_new_client_starts_at_a_key_frame_with_its_parameter_sets(talk: Talk):
    talk.play()
    channel, first = talk.frame()
    assert channel == 5  # the report comes before, so that the first picture is dated
    assert first[1] == 200
    channel, first = talk.frame()
    assert channel == 4
    assert first[12] & 31 in {6, 7}  # an SPS, behind the encoder's remark


def test_reports_date_the_pictures(talk: Talk):
    talk.play()
    _, report = talk.frame()
    ntp_s = int.from_bytes(report[8:16], "big") / 2**32 - 2_208_988_800
    _, packet = talk.frame()
    assert abs(ntp_s - time.time()) < 2.0
    assert report[16:20] == packet[4:8]  # of this very picture


def test_packets_fit_the_network_and_the_last_of_a_picture_is_marked(talk: Talk):
    talk.play()
    marked, sequence = 0, list[int]()
    while marked < 3:
        channel, data = talk.frame()
        if channel == 4:
            assert len(data) <= 1412
            sequence.append(int.from_bytes(data[2:4], "big"))
            marked += data[1] >> 7
    assert all((after - before) & 0xFFFF == 1 for before, after in itertools.pairwise(sequence))


def test_the_session_is_kept_alive_and_ended(talk: Talk):
    code, heard, _ = talk.ask("SETUP", "/track0", Transport="RTP/AVP/TCP;unicast;interleaved=0-1")
    assert (code, heard["session"].partition(";")[2]) == (200, "timeout=60")
    assert talk.ask("GET_PARAMETER")[0] == 200
    assert talk.ask("TEARDOWN")[0] == 200


@pytest.mark.parametrize(
    ("method", "path", "headers", "code"),
    [
        ("DESCRIBE", "/nothing", {}, 404),
        ("SETUP", "/track0", {"Transport": "RTP/AVP;multicast"}, 461),
        ("PLAY", "", {}, 455),
        ("RECORD", "", {}, 405),
    ],
)
def test_what_it_does_not_do_is_said_by_number(
    talk: Talk, method: str, path: str, headers: dict[str, str], code: int
):
    assert talk.ask(method, path, **headers)[0] == code


def test_garbage_ends_its_connection_only(running: Served):
    with socket.create_connection(
        ("127.0.0.1", int(running.at.thermal.split(":")[2].split("/")[0])), timeout=PATIENCE_S
    ) as sock:
        sock.sendall(b"\xff" * 20_000 + b"\r\n\r\n")
        with contextlib.suppress(ConnectionResetError):
            assert sock.recv(100) == b""
    assert pictures(running.at.thermal, 1)


# --- who may watch, and where ------------------------------------------------------------------------


def test_the_right_password_is_let_in_and_a_wrong_one_is_not():
    with served(credentials=Credentials("crew", "hose 4")) as camera:
        place = camera.at.thermal.removeprefix("rtsp://")
        assert pictures(f"rtsp://crew:hose%204@{place}", 1)
        for wrong in (f"rtsp://crew:hose%205@{place}", f"rtsp://chief:hose%204@{place}", f"rtsp://{place}"):
            with pytest.raises(av.error.HTTPUnauthorizedError):
                pictures(wrong, 1)


def test_a_password_is_not_in_what_is_logged():
    assert "hose" not in repr(Credentials("crew", "hose 4"))


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])  # noqa: S104  refused
def test_it_never_listens_to_the_network(host: str):
    with pytest.raises(CameraError, match=r"this computer only; use 127\.0\.0\.1"), served(host=host):
        pass


def test_a_taken_port_is_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CameraError, match=f"{port} cannot be opened"), served(rtsp_port=port):
            pass


# --- faults ------------------------------------------------------------------------------------------


def test_a_frozen_stream_stays_connected_and_sends_nothing_until_it_is_mended(running: Served, talk: Talk):
    talk.play()
    talk.frame()
    running.do(running.camera.fault, StreamFaults(frozen=True), "thermal")
    talk.sock.settimeout(0.3)
    with pytest.raises(TimeoutError):
        watch_on(talk)
    running.do(running.camera.fault, SOUND)
    assert pictures(running.at.thermal, 1)


def test_a_stuck_camera_sends_one_and_the_same_picture_and_a_black_one_nothing_but_the_word(running: Served):
    running.do(running.camera.fault, STUCK, "visible")
    # noise alone makes 1.8 of difference; the codec is still at work on the first ones
    *_, before, last = (frame.to_ndarray(format="gray") for frame in pictures(running.at.visible, 10))
    assert float(np.abs(before.astype(int) - last).mean()) < 0.5
    running.do(running.camera.fault, BLACK, "visible")
    black = pictures(running.at.visible, 2)[-1].to_ndarray(format="gray")
    assert np.median(black) < 24
    assert black.max() > 60
    running.do(running.camera.fault, SOUND)
    assert np.median(pictures(running.at.visible, 2)[-1].to_ndarray(format="gray")) > 40


def test_hanging_up_ends_the_connection(running: Served, talk: Talk):
    talk.play()
    running.do(running.camera.close_clients)
    with pytest.raises((ConnectionResetError, AssertionError)):
        watch_on(talk)


def test_lost_packets_leave_gaps_and_swapped_ones_come_late(running: Served):
    for faults, late in ((StreamFaults(lost=0.3), False), (StreamFaults(swapped=0.3), True)):
        client = Talk(running.at.thermal)
        running.do(running.camera.fault, faults, "thermal")
        client.play()
        numbers: list[int] = []
        while len(numbers) < 60:
            channel, data = client.frame()
            if channel == 4:
                numbers.append(int.from_bytes(data[2:4], "big"))
        client.close()
        running.do(running.camera.fault, SOUND)
        steps = [(b - a + 0x8000) % 0x10000 - 0x8000 for a, b in itertools.pairwise(numbers)]
        assert max(steps) > 1
        assert (min(steps) < 0) is late


def test_another_size_comes_with_a_key_frame(running: Served):
    running.do(running.camera.fault, replace(SOUND, size_px=(320, 256)), "thermal")
    assert pictures(running.at.thermal, 3)[-1].width == 320
    running.do(running.camera.fault, SOUND)
    assert pictures(running.at.thermal, 3)[-1].width == 640


def test_the_clock_burnt_in_is_that_of_now():
    with served(clock=True) as camera:
        luma = pictures(camera.at.thermal, 1)[0].to_ndarray(format="gray")
        assert 0.0 <= time.monotonic() - read_clock(luma) < 5.0
