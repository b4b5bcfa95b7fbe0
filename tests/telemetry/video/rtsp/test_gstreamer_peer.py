"""GStreamer's RTSP server, which many cameras and companion computers run, seen with its password."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.address import parse_stream_address
from telemetry.video.credentials import Credentials
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.patience import Patience
from telemetry.video.rtsp.source import RtspSource
from tests.telemetry.video.rtsp.encoded import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER = Path(__file__).with_name("gstreamer_server.py")
SYSTEM_PYTHON = "/usr/bin/python3"  # GStreamer's bindings are the system's
CALM = Patience(reply_s=20.0, silence_s=10.0, first_packet_s=20.0)
PICTURES = 40


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    if not Path(SYSTEM_PYTHON).exists():
        pytest.skip("there is no system Python")
    with subprocess.Popen([SYSTEM_PYTHON, str(SERVER)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          text=True) as server:  # fmt: skip
        try:
            line = server.stdout.readline() if server.stdout else ""
            if not line:
                pytest.skip("GStreamer's RTSP server is not here (gir1.2-gst-rtsp-server-1.0, python3-gi)")
            yield int(line)
        finally:
            server.kill()


@pytest.mark.peers
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["rtsp", "rtsp+udp"])
@pytest.mark.parametrize(("path", "encoding"), [("h264", Encoding.H264), ("h265", Encoding.H265)])
def test_its_pictures_are_seen(port: int, scheme: str, path: str, encoding: Encoding):
    address = parse_stream_address(f"{scheme}://127.0.0.1:{port}/{path}")
    source = RtspSource(address, Credentials("anna", "hose"), patience=CALM)
    units: list[AccessUnit] = []
    try:
        for unit in source.units():
            units.append(unit)
            if len(units) == PICTURES:
                source.close()
    except StreamError as error:
        if "503" in str(error):
            pytest.skip(f"GStreamer has no encoder for {path} here")
        raise
    assert source.encoding is encoding
    assert not any(unit.damaged for unit in units)
    assert any(unit.key for unit in units[1:])
    assert {luma.shape for luma in decoded([unit.data for unit in units], encoding)} == {(192, 320)}
    assert units[-1].stream_s == pytest.approx((PICTURES - 1) / 30, abs=0.1)


@pytest.mark.peers
@pytest.mark.slow
def test_its_no_to_a_wrong_password_is_understood(port: int):
    source = RtspSource(parse_stream_address(f"rtsp://127.0.0.1:{port}/h264"), Credentials("anna", "wrong"))
    with pytest.raises(StreamError, match="does not take this user name and password") as caught:
        source.open()
    assert caught.value.trouble is Trouble.CREDENTIALS
