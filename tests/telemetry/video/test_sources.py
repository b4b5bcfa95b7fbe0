"""What a person types becomes a source; what a stranger sends opens nothing else."""

from __future__ import annotations

import socket
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, cast

import av
import pytest

from telemetry.video.access_unit import Encoding
from telemetry.video.address import from_vehicle, parse_stream_address
from telemetry.video.decoding import PictureDecoder
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.rtsp.source import RtspSource
from telemetry.video.sources import (
    Login,
    SourceKind,
    SourceSpec,
    login_in,
    open_source,
    spec_of,
    spec_of_address,
)
from tests.telemetry.video.coded import TICKS, as_file, coded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from telemetry.video.access_unit import AccessUnit, CodedSource
    from telemetry.video.picture_source import PictureSource


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        (" rtsp://host/a ", SourceKind.ADDRESS, "rtsp://host/a"),
        ("rtsp://crew:hose@host:554/a?b=@", SourceKind.ADDRESS, "rtsp://host:554/a?b=@"),
        ("RTSP+udp://crew:ho@se@host", SourceKind.ADDRESS, "RTSP+udp://host"),
        ("udp://@:5600", SourceKind.ADDRESS, "udp://@:5600"),
        ("5600", SourceKind.ADDRESS, "5600"),
        ("/dev/video0", SourceKind.GRABBER, "/dev/video0"),
        ("/a/b.SDP", SourceKind.SDP, "/a/b.SDP"),
        ("/a/b.mp4", SourceKind.FILE, "/a/b.mp4"),
    ],
)
def test_what_is_typed_is_understood(typed: str, kind: SourceKind, text: str):
    spec = spec_of(typed)
    assert (spec.kind, spec.text) == (kind, text)


def test_a_typed_password_is_kept_apart_and_in_no_text():
    typed = "rtsp://crew:ho%40se@host/a"
    login = login_in(typed)
    assert login == Login("crew", "ho@se")
    assert "se" not in repr(login)
    assert "host" not in repr(spec_of(typed))
    assert login_in("rtsp://host/a") is None


@pytest.mark.parametrize("typed", ["rtsp://10.0.0.1:8554/a?token=x", "rtsp+udp://10.0.0.1/a", "udp://@:5600"])
def test_an_address_stays_what_it_is(typed: str):
    address = parse_stream_address(typed)
    assert parse_stream_address(spec_of_address(address).text) == address


def test_what_a_drone_says_of_its_stream_goes_along():
    spec = spec_of_address(from_vehicle("5600", 1, 2))
    assert (spec.payload, spec.encoding) == ("rtp", "hevc")


def test_an_rtsp_address_is_asked_with_the_login():
    source = open_source(spec_of("rtsp://127.0.0.1:9/a"), Login("crew", "hose"))
    assert isinstance(source, RtspSource)
    source.close()


def test_what_is_no_address_is_refused_on_opening():
    with pytest.raises(StreamError) as refused:
        open_source(spec_of("http://host/a"))
    assert refused.value.trouble is Trouble.REFUSED


def all_of(source: CodedSource) -> tuple[list[AccessUnit], StreamError]:
    found: list[AccessUnit] = []
    try:
        for unit in source.units():
            found.append(unit)  # noqa: PERF402  kept when it breaks off
    except StreamError as error:
        return found, error
    raise AssertionError("a source ends with a reason")


def fast(path: Path) -> SourceSpec:
    return SourceSpec(SourceKind.FILE, str(path), real_time=False)


@pytest.mark.parametrize("encoding", list(Encoding))
def test_a_recording_is_read_to_its_end(encoding: Encoding, tmp_path: Path):
    source = cast("CodedSource", open_source(fast(as_file(tmp_path / "a.ts", coded(encoding), encoding))))
    assert source.encoding is encoding
    units, end = all_of(source)
    assert [unit.key for unit in units] == [number % 10 == 0 for number in range(30)]
    assert end.trouble is Trouble.ENDED
    decoder = PictureDecoder(encoding)
    assert sum(len(decoder.decode(unit)) for unit in units) == 30


def jpeg_file(path: Path, count: int) -> Path:
    with av.open(str(path), "w") as container:
        muxer: Any = container
        stream = muxer.add_stream("mjpeg", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
        frame = av.VideoFrame(64, 48, "yuvj420p")
        for plane in frame.planes:
            plane.update(bytes([90]) * plane.buffer_size)
        for number in range(count):
            frame.pts = number
            muxer.mux(stream.encode(frame))
        muxer.mux(stream.encode(None))
    return path


def test_jpeg_pictures_come_decoded(tmp_path: Path):
    source = cast("PictureSource", open_source(fast(jpeg_file(tmp_path / "a.avi", 3))))
    assert source.format_name == "mjpeg"
    pictures = source.pictures()
    for _ in range(3):
        picture = next(pictures)
        assert picture.luma.shape == (48, 64)
        assert abs(int(picture.luma[20, 20]) - 90) < 10
        assert picture.chroma is not None
    with pytest.raises(StreamError, match="is over"):
        next(pictures)


def test_a_source_that_was_never_asked_is_closed_all_the_same(tmp_path: Path):
    source = cast("CodedSource", open_source(fast(as_file(tmp_path / "a.ts", coded()))))
    source.close()
    source.close()
    assert all_of(source)[0] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(range(256)) * 20,
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile '/etc/passwd'\n",
        b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nm=video 5600 RTP/AVP 96\r\n",
    ],
)
def test_a_file_that_is_no_video_opens_nothing_else(content: bytes, tmp_path: Path):
    path = tmp_path / "a.ts"
    path.write_bytes(content)
    with pytest.raises(StreamError) as refused:
        open_source(fast(path))
    assert refused.value.trouble in {Trouble.NOT_VIDEO, Trouble.UNREACHABLE}


@pytest.mark.parametrize(
    ("spec", "trouble"),
    [
        (SourceSpec(SourceKind.FILE, "/no/such.ts"), Trouble.UNREACHABLE),
        (SourceSpec(SourceKind.SDP, "/no/such.sdp"), Trouble.UNREACHABLE),
        (SourceSpec(SourceKind.GRABBER, "/dev/video0; reboot"), Trouble.REFUSED),
        (SourceSpec(SourceKind.GRABBER, "/dev/video987"), Trouble.UNREACHABLE),
    ],
)
def test_what_is_not_there_is_said(spec: SourceSpec, trouble: Trouble):
    with pytest.raises(StreamError) as refused:
        open_source(spec)
    assert refused.value.trouble is trouble


@pytest.mark.parametrize(
    ("content", "trouble"), [(b"no", Trouble.NOT_VIDEO), (b"v=0" * 30_000, Trouble.REFUSED)]
)
def test_what_is_no_sdp_is_refused(content: bytes, trouble: Trouble, tmp_path: Path):
    path = tmp_path / "a.sdp"
    path.write_bytes(content)
    with pytest.raises(StreamError) as refused:
        open_source(spec_of(str(path)))
    assert refused.value.trouble is trouble


@pytest.fixture
def port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def sends(port: int) -> Iterator[None]:
    """MPEG-TS to the port, over and over, 200 pictures a second."""
    stop = Event()

    def send(units: Sequence[AccessUnit]) -> None:
        with av.open(f"udp://127.0.0.1:{port}?pkt_size=1316", "w", format="mpegts") as container:
            muxer: Any = container
            stream = muxer.add_mux_stream("h264")
            stream.time_base = TICKS
            number = 0
            while not stop.wait(0.005):
                unit = units[number % len(units)]
                packet: Any = av.Packet(unit.data)
                packet.stream, packet.time_base, packet.is_keyframe = stream, TICKS, unit.key
                packet.pts = packet.dts = number * 3000
                muxer.mux_one(packet)
                number += 1

    thread = Thread(target=send, args=(coded(),), daemon=True)
    thread.start()
    yield
    stop.set()
    thread.join(10.0)


@pytest.mark.usefixtures("sends")
def test_mpeg_ts_that_is_sent_to_a_port_is_shown(port: int):
    source = cast("CodedSource", open_source(spec_of(f"udp://127.0.0.1:{port}")))
    decoder = PictureDecoder(source.encoding, source.parameter_sets)
    pictures = (picture for unit in source.units() for picture in decoder.decode(unit))
    assert next(pictures).luma.shape == (128, 160)
    source.close()


def test_a_port_that_nobody_sends_to_is_silent(port: int):
    with pytest.raises(StreamError, match="nothing comes") as refused:
        open_source(spec_of(f"udp://127.0.0.1:{port}"))
    assert refused.value.trouble is Trouble.SILENT
