"""Which streams open by themselves, which are asked for first, and what is remembered of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING

import pytest

from firedrone import settings as settings_file
from firedrone.app import open_station
from firedrone.settings import Settings
from maps.geo import LatLon
from telemetry.camera.state import Camera, StreamKind
from telemetry.camera.state import VideoStream as Announced
from telemetry.events import Event, EventCode
from telemetry.mailbox import Latest
from telemetry.state import VehicleState
from telemetry.video.access_unit import Encoding
from telemetry.video.stream_status import StreamState, StreamStatus
from ui.desk.video_desk import Eye
from ui.video.stream_choice import StreamChoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from telemetry.video.picture import Picture
    from telemetry.video.sources import Login, SourceSpec
    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)


class Quiet:
    """A stream that connects to nobody."""

    def __init__(self, name: str, spec: SourceSpec, login: Login | None = None, **_: object) -> None:
        self.name, self.spec, self.login = name, spec, login
        self.picture: Latest[Picture | None] = Latest(None)
        self.status: Latest[StreamStatus] = Latest(StreamStatus())
        self.news: SimpleQueue[Event] = SimpleQueue()

    def start(self) -> None: ...
    def record(self, folder: Path) -> None: ...
    def stop_recording(self) -> None: ...
    def try_again(self, login: Login | None = None) -> None: ...
    def close(self) -> None: ...


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    opened.parts.video._make = Quiet
    qtbot.addWidget(opened.parts.window)
    yield opened
    opened.close()


def announced(uri: str, *, thermal: bool, number: int = 1) -> Announced:
    return Announced(
        stream=number,
        kind=StreamKind.RTSP,
        name="Thermal" if thermal else "Visible",
        uri=uri,
        encoding=Encoding.H264,
        resolution_px=(640, 512),
        rate_hz=30.0,
        hfov_deg=24.0,
        rotation_deg=0,
        running=True,
        thermal=thermal,
        tells_range=thermal,
        received_s=1.0,
    )


def hear(station: Station, *streams: Announced) -> None:
    camera = Camera(component=1, device=1, streams=streams)
    station.parts.pump.vehicle_changed.emit(VehicleState(cameras=(camera,)), 1.0)


def opened(station: Station) -> dict[Eye, str]:
    video = station.parts.video
    specs = {eye: video.spec(eye) for eye in Eye}
    return {eye: spec.text for eye, spec in specs.items() if spec is not None}


def test_what_the_drone_has_at_its_own_address_is_shown_by_itself(station: Station, qtbot: QtBot):
    station.parts.training.start(PLACE, 1.0)  # practice is at home on this computer
    hear(
        station,
        announced("rtsp://127.0.0.1:8554/video1", thermal=True),
        announced("rtsp://127.0.0.1:8554/video2", thermal=False, number=2),
    )
    wanted = {
        Eye.THERMAL: "rtsp://127.0.0.1:8554/video1",
        Eye.VISIBLE: "rtsp://127.0.0.1:8554/video2",
    }
    qtbot.waitUntil(lambda: opened(station) == wanted)  # the key store is asked first


@pytest.mark.parametrize(
    "uri", ["rtsp://203.0.113.9/video", "gst://videotestsrc", "/etc/passwd", "rtsp://127.0.0.1:8554/a;rm"]
)
def test_what_leads_elsewhere_or_is_no_stream_is_not_opened(station: Station, uri: str, qtbot: QtBot):
    station.parts.training.start(PLACE, 1.0)
    own = announced("rtsp://127.0.0.1:8554/video2", thermal=False, number=2)
    hear(station, announced(uri, thermal=True), own)
    qtbot.waitUntil(lambda: bool(opened(station)))
    assert opened(station) == {Eye.VISIBLE: own.uri}


def test_what_the_drone_sends_to_a_port_is_opened_as_it_says(station: Station, qtbot: QtBot):
    station.parts.training.start(PLACE, 1.0)
    sent = replace(announced("5600", thermal=False), kind=StreamKind.RTP_UDP, encoding=Encoding.H265)
    hear(station, sent)
    qtbot.waitUntil(lambda: opened(station) == {Eye.VISIBLE: "udp://@:5600"})
    spec = station.parts.video.spec(Eye.VISIBLE)
    assert spec is not None
    assert (spec.payload, spec.encoding) == ("rtp", "hevc")


def test_a_key_in_a_path_reaches_the_camera_and_no_sheet(station: Station, qtbot: QtBot):
    station.parts.training.start(PLACE, 1.0)
    hear(station, announced("rtsp://127.0.0.1:8554/live?token=s3cret", thermal=True))
    qtbot.waitUntil(lambda: opened(station) == {Eye.THERMAL: "rtsp://127.0.0.1:8554/live?token=s3cret"})
    assert [one.address for one in station.streaming._announced.values()] == [
        "rtsp://127.0.0.1:8554/live?token=***"
    ]
    assert "s3cret" not in repr(station.parts.video.spec(Eye.THERMAL))


def test_a_typed_key_in_a_path_reaches_the_camera_and_is_not_remembered(
    station: Station, tmp_path: Path, qtbot: QtBot
):
    station.streaming.open_sheet()
    typed = StreamChoice("rtsp://192.168.144.25:8554/live?token=s3cret", thermal=True)
    station.streaming._on_choice(typed)
    wanted = {Eye.THERMAL: "rtsp://192.168.144.25:8554/live?token=s3cret"}
    qtbot.waitUntil(lambda: opened(station) == wanted)
    assert "s3cret" not in (tmp_path / "data" / "settings.toml").read_text("utf-8")


def test_a_typed_address_is_remembered_without_its_password(station: Station, tmp_path: Path):
    station.streaming.open_sheet()
    station.streaming._on_choice(
        StreamChoice("rtsp://192.168.144.25:8554/video1", thermal=True, user="crew", password="s3cret")  # noqa: S106
    )
    assert opened(station) == {Eye.THERMAL: "rtsp://192.168.144.25:8554/video1"}
    kept = settings_file.load(tmp_path / "data").video
    assert kept.thermal == "rtsp://192.168.144.25:8554/video1"
    assert "s3cret" not in (tmp_path / "data" / "settings.toml").read_text("utf-8")


def test_what_is_chosen_in_a_training_is_not_remembered(station: Station):
    station.parts.training.start(PLACE, 1.0)
    station.streaming._on_choice(StreamChoice("rtsp://127.0.0.1:9/x", thermal=True))
    assert station.streaming.settings.thermal == ""


def test_a_stream_that_says_nothing_of_itself_is_thermal_by_its_size(station: Station, qtbot: QtBot):
    station.streaming._on_choice(StreamChoice("rtsp://192.168.144.25:8554/video1"))
    qtbot.waitUntil(lambda: list(opened(station)) == [Eye.VISIBLE])
    live = StreamStatus(StreamState.LIVE, width_px=640, height_px=512)
    station.parts.video.status_changed.emit(Eye.VISIBLE, live)
    qtbot.waitUntil(lambda: list(opened(station)) == [Eye.THERMAL])


def test_a_recording_is_written_down_for_the_flight_it_belongs_to_and_once(station: Station):
    parts = station.parts
    parts.incidents.create("Peat fire", "Bog", scene=PLACE)
    parts.training.start(PLACE, 1.0)
    flight = "20260822T140000Z_earlier"
    at = datetime(2026, 8, 22, 14, 0, tzinfo=UTC)
    parts.incidents.happened(Event(EventCode.ARMED, at, 0.0, {}), flight, training=True)
    facts = {"stream": "thermal", "file": "video-thermal-000.mp4", "sha256": "ab" * 32, "folder": flight}
    segment = Event(EventCode.VIDEO_SEGMENT, at, 0.0, facts)
    station.streaming.record_event(segment)
    station.streaming.record_event(segment)
    station.streaming.record_event(
        replace(segment, facts={**facts, "folder": "another", "sha256": "cd" * 32})
    )
    written = [entry for entry in parts.incidents.entries if entry.code == EventCode.VIDEO_SEGMENT]
    assert [entry.facts["flight"] for entry in written] == [flight]
    assert "folder" not in written[0].facts
