"""What a bundle says of itself, for programs: `data/about.json`."""

from __future__ import annotations

from datetime import datetime  # at run time too: msgspec reads the annotations
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field

from incidents.bundle.errors import BundleError
from maps.foreign.file import FormatError, read_bytes
from maps.foreign.limits import MAX_BUNDLE_TAG_BYTES
from maps.packs.manifest import is_name
from telemetry.chained_line import body_of

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = "about.json"
AGENT = "FireDrone"
REDACTED_SUFFIX = "-redacted"

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Counts(Struct, frozen=True):
    """Of files."""

    flights: int = 0  # folders
    media: int = 0
    videos: int = 0
    reports: int = 0


class About(Struct, frozen=True):
    """A form that only grows: what an older program does not know it passes over."""

    id: Annotated[str, Meta(max_length=100)]  # of the incident, and its folder's name
    seal: Annotated[int, Meta(ge=1)]  # counts the seals of this incident
    sealed_at: datetime
    entries: Annotated[int, Meta(ge=1)]
    head: Sha256  # hash of the journal's last entry
    training: bool
    counts: Counts
    languages: tuple[str, ...] = ()  # of the reports in it
    left_out: dict[str, str] = field(default_factory=dict[str, str])  # below data/, and why
    redacted: tuple[str, ...] = ()  # what was taken out: names, pictures, notes
    original_head: Sha256 | None = None  # of the record that was redacted
    supersedes: Sha256 | None = None  # manifest of the bundle that this one replaces
    program: Annotated[str, Meta(max_length=100)] = AGENT
    form: Literal[1] = 1


def about_bytes(about: About) -> bytes:
    """The file's content; the same bytes for the same facts."""
    return body_of(msgspec.to_builtins(about)) + b"\n"


def read_about(folder: Path) -> About | None:
    """Of the bag in `folder`; None: it holds no incident of ours. BundleError: what it says is no use."""
    path = folder / "data" / ABOUT
    if not path.is_file():
        return None
    try:
        about = msgspec.json.decode(read_bytes(path, MAX_BUNDLE_TAG_BYTES), type=About)
    except FormatError as error:
        raise BundleError(f"{folder.name}: {error}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BundleError(f"{folder.name}: data/{ABOUT} is not one this program can read: {error}") from error
    if not is_name(about.id) or about.sealed_at.tzinfo is None:
        raise BundleError(f"{folder.name}: data/{ABOUT} names no incident that can be one")
    return about
