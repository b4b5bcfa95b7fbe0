"""Streams that are not RTSP: MPEG-TS and RTP over UDP, grabbers, files. They come one picture later."""

from __future__ import annotations

import io
import re
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telemetry.video.access_unit import Encoding
from telemetry.video.demuxed import DecodedSource, DemuxedSource
from telemetry.video.errors import StreamError, Trouble

if TYPE_CHECKING:
    from telemetry.video.access_unit import CodedSource
    from telemetry.video.picture_source import PictureSource

SILENT_S = 1.0  # a live stream that says nothing for so long is silent
PATIENT_S = 5.0  # for a file on a slow disk, and for a stream's first key picture
MOST_SDP_BYTES = 64 << 10
_MOST_UNIT_BYTES = 4 << 20
# What a file may be. No playlists and no pictures in sequence: they open other files, or the net.
_FORMATS = "mpegts,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,mpeg,h264,hevc"
_NOTHING_ELSE = "none"  # no such protocol: what is handed over is already open
_GRABBER = re.compile(r"/dev/video\d{1,3}")
_HOST = re.compile(r"[A-Za-z0-9.:_-]{0,255}")
_RTP_NAMES = {Encoding.H264: "H264", Encoding.H265: "H265"}
_TS_SYNC = 0x47


def open_file(path: str, *, real_time: bool = True) -> CodedSource | PictureSource:
    """A recording: MPEG-TS, MP4, Matroska, AVI, bare H.264 or H.265. Anything else: StreamError NOT_VIDEO."""
    try:
        file = Path(path).open("rb")  # noqa: SIM115  the source closes it
    except OSError as error:
        raise StreamError(Trouble.UNREACHABLE, f"{path}: cannot be opened ({error.strerror})") from error
    options = {"format_whitelist": _FORMATS, "protocol_whitelist": _NOTHING_ELSE}
    try:
        return _opened(path, file, None, options, PATIENT_S, live=False, real_time=real_time)
    except StreamError:
        file.close()
        raise


def open_sdp(path: str) -> CodedSource | PictureSource:
    """An RTP stream as an SDP file describes it. StreamError when it is no such file, or nothing comes."""
    try:
        with Path(path).open("rb") as file:
            text = file.read(MOST_SDP_BYTES + 1)
    except OSError as error:
        raise StreamError(Trouble.UNREACHABLE, f"{path}: cannot be opened ({error.strerror})") from error
    if len(text) > MOST_SDP_BYTES:
        raise StreamError(Trouble.REFUSED, f"{path}: an SDP file has at most {MOST_SDP_BYTES >> 10} kB")
    if not text.startswith(b"v=0"):
        raise StreamError(Trouble.NOT_VIDEO, f"{path}: this is no SDP file, which begins with v=0")
    return _open_sdp_text(path, text)


def open_udp(
    host: str, port: int, payload: str | None, encoding: Encoding | None = None
) -> CodedSource | PictureSource:
    """What comes to `port`: "rtp", "mpeg_ts", or None: the first datagram tells. Empty `host`: from anywhere.

    StreamError SILENT when nothing comes within a second.
    """
    if not _HOST.fullmatch(host) or not 0 < port < 65_536:
        raise StreamError(Trouble.REFUSED, "that is no host and port to listen at")
    where = f"udp://{host or '@'}:{port}"
    payload = payload or _heard(host, port, where)
    if payload == "rtp":
        return _open_sdp_text(where, _sdp(host, port, encoding or Encoding.H264))
    written = f"[{host}]" if ":" in host else host or "0.0.0.0"  # noqa: S104  a camera sends from anywhere
    url = f"udp://{written}:{port}?fifo_size=4096&overrun_nonfatal=1&timeout={int(SILENT_S * 1e6)}"
    options = {"protocol_whitelist": "udp", "format_whitelist": "mpegts", "probesize": "500000"}
    return _opened(where, url, "mpegts", options, PATIENT_S, live=True)


def open_grabber(path: str) -> CodedSource | PictureSource:
    """A grabber or camera of this computer, /dev/video0; Linux only. StreamError where it does not open."""
    if sys.platform != "linux":
        raise StreamError(Trouble.NOT_VIDEO, "grabbers are read on Linux only: use a network stream")
    if not _GRABBER.fullmatch(path):
        raise StreamError(Trouble.REFUSED, "a grabber is named /dev/video and a number")
    return _opened(path, path, "video4linux2", {}, PATIENT_S, live=True)


def _open_sdp_text(where: str, text: bytes) -> CodedSource | PictureSource:
    options = {
        "protocol_whitelist": "rtp,udp",
        "format_whitelist": "sdp,rtp",
        "reorder_queue_size": "8",
        "probesize": "500000",
    }
    return _opened(where, io.BytesIO(text), "sdp", options, PATIENT_S, live=True)


def _opened(
    where: str,
    what: Any,
    form: str | None,
    options: dict[str, str],
    patience_s: float,
    *,
    live: bool,
    real_time: bool = True,
) -> CodedSource | PictureSource:
    import av  # noqa: PLC0415  only the process that receives needs it
    from av import error as av_error  # noqa: PLC0415

    silence_s = SILENT_S if live else PATIENT_S
    try:
        container = av.open(what, "r", format=form, options=options, timeout=(patience_s, silence_s))
    except av_error.FFmpegError as error:
        raise _not_opened(where, error) from error
    stream = container.streams.best("video")
    if stream is None:
        container.close()
        raise StreamError(Trouble.NOT_VIDEO, f"{where}: there is no video in it; choose another")
    name = stream.codec_context.name
    paced, file = real_time and not live, None if isinstance(what, str) else what
    with suppress(ValueError):
        encoding = Encoding(name)
        return DemuxedSource(container, stream, encoding, where, _MOST_UNIT_BYTES, paced=paced, file=file)
    if name in {"mjpeg", "rawvideo"}:
        return DecodedSource(container, stream, where, paced=paced, file=file)
    container.close()
    raise StreamError(
        Trouble.NOT_VIDEO, f"{where}: {name} is not shown here; choose H.264 or H.265 in the camera"
    )


def _not_opened(where: str, error: Any) -> StreamError:
    from av import error as av_error  # noqa: PLC0415  as above

    match error:
        case av_error.ExitError() | TimeoutError():
            return StreamError(Trouble.SILENT, f"{where}: nothing came; is the stream running?")
        case av_error.InvalidDataError() | ValueError():
            return StreamError(Trouble.NOT_VIDEO, f"{where}: this is not video that can be shown")
        case _:
            reason = error.strerror or "unknown"
            return StreamError(Trouble.UNREACHABLE, f"{where}: cannot be opened ({reason})")


def _heard(host: str, port: int, where: str) -> str:
    """What the first datagram is."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as ear:
        ear.settimeout(SILENT_S)
        try:
            ear.bind((host, port))
            first = ear.recv(2048)
        except TimeoutError as error:
            raise StreamError(Trouble.SILENT, f"{where}: nothing comes; is the stream running?") from error
        except OSError as error:
            raise StreamError(
                Trouble.UNREACHABLE, f"{where}: cannot be listened at ({error.strerror})"
            ) from error
    return "mpeg_ts" if first[:1] == bytes((_TS_SYNC,)) else "rtp"


def _sdp(host: str, port: int, encoding: Encoding) -> bytes:
    family = "IP6" if ":" in host else "IP4"
    lines = (
        "v=0",
        f"o=- 0 0 IN {family} {host or '0.0.0.0'}",  # noqa: S104  as above
        "s=-",
        f"c=IN {family} {host or '0.0.0.0'}",  # noqa: S104
        "t=0 0",
        f"m=video {port} RTP/AVP 96",
        f"a=rtpmap:96 {_RTP_NAMES[encoding]}/90000",
    )
    return "\r\n".join((*lines, "")).encode()
