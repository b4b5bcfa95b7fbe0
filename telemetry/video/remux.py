"""Make an MP4 of a closed recording without loss, and hash it. The MPEG-TS goes when that is proven."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from telemetry.safe_files import sync_folder
from telemetry.video.recording import RecordingError, segments_in, times_path

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
_PART = ".mp4.part"
_HASHED_BYTES = 1 << 20
# Only this, whatever a damaged file looks like, and nothing that it names: no file, no net.
_ONLY_TS = {"format_whitelist": "mpegts", "protocol_whitelist": "none"}
_ONLY_MP4 = {"format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2", "protocol_whitelist": "none"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A recording that is closed and will not change any more."""

    path: Path
    sha256: str
    size_bytes: int
    pictures: int
    began_at: datetime | None  # when the first and the last picture came; None: their times are not there
    ended_at: datetime | None


def finish(segment: Path) -> Kept | None:
    """MP4 beside `segment` (an MPEG-TS that nobody writes any more), which is then removed.

    Where that does not work the MPEG-TS is what is kept. None: there is no picture in it; it stays as it is.
    RecordingError when it cannot even be read.
    """
    try:
        pictures = _count(segment, _ONLY_TS)
        if not pictures:
            log.warning("%s holds no picture", segment)
            return None
        kept = _as_mp4(segment, pictures)
        return _kept(kept, segment, pictures)
    except OSError as error:
        raise RecordingError(
            f"{segment}: cannot be read ({error.strerror or error}); copy it away"
        ) from error


def finish_orphans(folder: Path, name: str | None = None) -> tuple[Kept, ...]:
    """Finish what a crash left behind in a flight folder, oldest first. Nobody may be recording into it.

    `name`: of this stream only. What cannot be made an MP4 stays as it is, and is among those told each time.
    """
    found: list[Kept] = []
    for segment in sorted(folder.glob("video-*.ts")) if name is None else segments_in(folder, name):
        try:
            kept = finish(segment)
        except RecordingError as error:
            log.warning("%s", error)
            continue
        if kept is not None:
            found.append(kept)
    return tuple(found)


def _as_mp4(segment: Path, pictures: int) -> Path:
    """The MP4, proven to hold as many pictures; or the segment itself, when that fails."""
    from av import error as av_error  # noqa: PLC0415  only who finishes a recording needs it

    target, part = segment.with_suffix(".mp4"), segment.with_suffix(_PART)
    try:
        if not (target.exists() and _count(target, _ONLY_MP4) == pictures):
            _remux(segment, part)
            if _count(part, _ONLY_MP4) != pictures or target.exists():
                log.error("%s stays as it is: its MP4 would not hold the same pictures", segment)
                part.unlink()
                return segment
            part.replace(target)
            sync_folder(segment.parent)
    except (OSError, av_error.FFmpegError, ValueError) as error:
        log.warning("%s stays as it is: no MP4 could be made of it (%s)", segment, error)
        part.unlink(missing_ok=True)
        return segment
    segment.unlink()
    return target


def _remux(segment: Path, part: Path) -> None:
    import av  # noqa: PLC0415  as above

    with (
        segment.open("rb") as source,
        av.open(source, "r", options=_ONLY_TS) as coming,
        av.open(str(part), "w", format="mp4", options={"movflags": "faststart"}) as going,
    ):
        muxer: Any = going
        stream = coming.streams.video[0]
        out = muxer.add_stream_from_template(stream)
        for packet in coming.demux(stream):
            if packet.size:
                packet.stream = out
                muxer.mux_one(packet)
    with part.open("rb+") as written:
        os.fsync(written.fileno())


def _count(path: Path, only: dict[str, str]) -> int:
    """How many pictures a file holds. OSError when it cannot be read."""
    import av  # noqa: PLC0415  as above
    from av import error as av_error  # noqa: PLC0415

    try:
        with path.open("rb") as file, av.open(file, "r", options=only) as container:
            if not container.streams.video:
                return 0
            return sum(1 for packet in container.demux(container.streams.video[0]) if packet.size)
    except av_error.InvalidDataError:
        return 0  # too short to be anything
    except av_error.FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error


def _kept(path: Path, segment: Path, pictures: int) -> Kept:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_HASHED_BYTES):
            digest.update(block)
        size_bytes = file.tell()
    began_at, ended_at = _span(times_path(segment))
    return Kept(path, digest.hexdigest(), size_bytes, pictures, began_at, ended_at)


def _span(times: Path) -> tuple[datetime | None, datetime | None]:
    """The UTC times of the first and the last whole line."""
    try:
        lines = times.read_bytes().split(b"\n")[:-1]
    except OSError:
        return None, None
    return (_utc(lines[0]), _utc(lines[-1])) if lines else (None, None)


def _utc(line: bytes) -> datetime | None:
    try:
        facts: Any = json.loads(line)
        return datetime.fromisoformat(facts["utc"])
    except (ValueError, KeyError, TypeError):
        return None
