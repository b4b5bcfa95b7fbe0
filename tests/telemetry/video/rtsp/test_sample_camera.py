"""The test camera of the training ground, in its own process, seen with its password over TCP and UDP."""

from __future__ import annotations

import time

import pytest

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.address import parse_stream_address
from telemetry.video.credentials import Credentials
from telemetry.video.rtsp.patience import Patience
from telemetry.video.rtsp.source import RtspSource
from tests.telemetry.video.rtsp.encoded import decoded
from training.camera.digest import Credentials as CameraCredentials
from training.camera.own_process import TestCamera
from training.camera.settings import CameraSettings

PICTURES = 35  # with the second key picture, and a report
WITHIN_S = 60.0
CALM = Patience(silence_s=10.0, first_packet_s=10.0)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", Encoding)
def test_its_streams_are_seen_over_tcp_and_udp(encoding: Encoding):
    settings = CameraSettings(
        cell_m=1.0,
        thermal_px=(320, 256),
        visible_px=(320, 192),
        encoding=encoding,
        credentials=CameraCredentials("anna", "h o,se"),
        first_rtp_time=0xFFFFFFFF - 45_000,  # wraps after half a second
    )
    with TestCamera(settings) as camera:
        url = camera.wait_ready(WITHIN_S).thermal
        for scheme in ("rtsp", "rtsp+udp"):
            address = parse_stream_address(url.replace("rtsp", scheme, 1))
            source = RtspSource(address, Credentials("anna", "h o,se"), patience=CALM)
            units: list[AccessUnit] = []
            for unit in source.units():
                units.append(unit)
                if len(units) == PICTURES:
                    source.close()
            assert source.encoding is encoding
            assert source.parameter_sets
            assert units[0].key
            assert not any(unit.damaged for unit in units)
            assert {luma.shape for luma in decoded([unit.data for unit in units], encoding)} == {(192, 320)}
            times = [unit.stream_s for unit in units]
            assert times == sorted(times)
            assert times[-1] < 30.0
            filmed_s = source.sender_utc_s(times[-1])
            assert filmed_s is not None
            assert 0.0 <= time.time() - filmed_s < 10.0
