"""The video in a session description: its coding, its parameter sets, and how it is asked for (RFC 8866)."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Final

from telemetry.video.access_unit import Encoding
from telemetry.video.errors import StreamError, Trouble

START_CODE = b"\0\0\0\1"
DESCRIPTION_BYTES = 64 * 1024
LINES = 2000
_ENCODINGS: Final = {"H264": Encoding.H264, "H265": Encoding.H265, "HEVC": Encoding.H265}
# RFC 6184 section 8.1, RFC 7798 section 7.1
_SETS = ("sprop-vps", "sprop-sps", "sprop-pps", "sprop-parameter-sets")
_RTPMAP = re.compile(r"(\d{1,3})\s+([A-Za-z0-9._-]{1,30})/(\d{1,9})(?:/\d+)?\s*")
_MEDIA = re.compile(r"(\w+)\s+\d+(?:/\d+)?\s+(\S+)\s+([\d\s]+)")
_CONTROL = re.compile(r"[!-~]{1,1000}")  # it becomes part of a request: no space, no line end


@dataclass(frozen=True, slots=True)
class VideoMedia:
    """One video of a session."""

    encoding: Encoding
    payload_type: int
    clock_hz: int
    parameter_sets: bytes  # Annex B; empty: they come in the stream
    control: str  # the URL that is set up


@dataclass(frozen=True, slots=True)
class Description:
    """What a server offers, as far as it can be shown."""

    control: str  # the URL that is played
    videos: tuple[VideoMedia, ...]
    videos_unknown: tuple[str, ...]  # codings that cannot be shown


@dataclass(slots=True)
class _Section:
    kind: str = ""
    formats: tuple[int, ...] = ()
    control: str = ""
    codings: dict[int, tuple[str, int]] = field(default_factory=dict[int, tuple[str, int]])
    parameters: dict[int, dict[str, str]] = field(default_factory=dict[int, dict[str, str]])


def parse_description(body: bytes, base: str) -> Description:
    """`base`: Content-Base, or the URL that was asked. StreamError: too long, or not a description."""
    if len(body) > DESCRIPTION_BYTES:
        raise StreamError(Trouble.REFUSED, f"sends a description of more than {DESCRIPTION_BYTES // 1024} kB")
    lines = body.decode("utf-8", "replace").splitlines()
    if len(lines) > LINES or not any(line.startswith(("v=", "m=")) for line in lines):
        raise StreamError(Trouble.NOT_VIDEO, "sends no description of a stream")
    session, *medias = _sections(lines)
    base = joined(base, session.control)
    videos: list[VideoMedia] = []
    unknown: list[str] = []
    for media in medias:
        if media.kind != "video":
            continue
        video = _video(media, base)
        if video is None:
            unknown.extend(name for name, _ in list(media.codings.values())[:1] or [("unnamed", 0)])
        else:
            videos.append(video)
    return Description(base, tuple(videos), tuple(unknown))


def pick_video(description: Description, index: int) -> VideoMedia:
    """The video of this number among those that can be shown, from 0. StreamError (NOT_VIDEO) without."""
    if 0 <= index < len(description.videos):
        return description.videos[index]
    if description.videos:
        raise StreamError(
            Trouble.NOT_VIDEO, f"has {len(description.videos)} videos, so none of number {index + 1}"
        )
    if description.videos_unknown:
        name = description.videos_unknown[0]
        raise StreamError(
            Trouble.NOT_VIDEO, f"sends {name}: only H.264 and H.265 are shown, set the camera so"
        )
    raise StreamError(Trouble.NOT_VIDEO, "has no video in it")


def joined(base: str, control: str) -> str:
    """As cameras mean it: behind the base, whatever RFC 1808 says of its last part."""
    if not control or control == "*" or not _CONTROL.fullmatch(control):
        return base
    if re.match(r"rtspu?://", control, re.IGNORECASE):
        return control
    return f"{base.rstrip('/')}/{control.lstrip('/')}"


def _sections(lines: list[str]) -> list[_Section]:
    sections = [_Section()]
    for line in lines:
        kind, _, value = line.partition("=")
        if kind == "m":
            media = _MEDIA.fullmatch(value.strip())
            formats = tuple(int(part) for part in media[3].split() if len(part) < 4) if media else ()
            sections.append(_Section(media[1].lower() if media else "", formats))
        elif kind == "a":
            _attribute(sections[-1], value)
    return sections


def _attribute(section: _Section, text: str) -> None:
    name, _, value = text.partition(":")
    match name.strip().lower():
        case "control":
            section.control = value.strip()
        case "rtpmap" if found := _RTPMAP.fullmatch(value):
            section.codings[int(found[1])] = (found[2], int(found[3]))
        case "fmtp":
            number, _, rest = value.strip().partition(" ")
            if number.isascii() and number.isdecimal() and len(number) < 4:
                pairs = (part.partition("=") for part in rest.split(";"))
                section.parameters[int(number)] = {
                    key.strip().lower(): given.strip() for key, _, given in pairs
                }
        case _:
            pass


def _video(media: _Section, base: str) -> VideoMedia | None:
    """The first of its formats that can be shown."""
    for number in media.formats:
        name, clock_hz = media.codings.get(number, ("", 0))
        encoding = _ENCODINGS.get(name.upper())
        parameters = media.parameters.get(number, {})
        # Pictures out of order on the wire are for video telephones: no camera sends so.
        shuffled = parameters.get("packetization-mode") == "2" or parameters.get(
            "sprop-max-don-diff", "0"
        ) not in {"0", ""}
        if encoding is not None and not shuffled and 1000 <= clock_hz <= 10_000_000:
            return VideoMedia(
                encoding, number, clock_hz, _parameter_sets(parameters), joined(base, media.control)
            )
    return None


def _parameter_sets(parameters: dict[str, str]) -> bytes:
    units: list[bytes] = []
    for name in _SETS:
        for text in parameters.get(name, "").split(","):
            try:
                unit = base64.b64decode(text.strip(), validate=True)
            except (binascii.Error, ValueError):
                continue  # the stream has them too, as a rule
            if unit:
                units.append(START_CODE + unit.removeprefix(START_CODE))
    return b"".join(units)
