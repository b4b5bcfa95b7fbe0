"""The tracks that an incident has: read again from the files that are kept with it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from incidents.codes import IncidentCode
from incidents.facts import file_name_in, text_in
from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import TrackError
from incidents.tracks.track_import import clock_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from incidents.model import Entry
    from incidents.tracks.track import PositionTrack

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakenTrack:
    """One track of an incident."""

    media: str
    clock: str
    track: PositionTrack


def taken_tracks(folder: Path, entries: Iterable[Entry]) -> tuple[TakenTrack, ...]:
    """In the order in which they came in. A file that cannot be read any more has none; `verify` names it."""
    imported = (entry for entry in entries if entry.code == IncidentCode.TRACK_IMPORTED)
    taken = (taken_track(folder, entry) for entry in imported)
    return tuple(track for track in taken if track is not None)


def taken_track(folder: Path, entry: Entry) -> TakenTrack | None:
    """The track that one `track_imported` entry names."""
    media, asked = file_name_in(entry.facts, "media"), text_in(entry.facts, "asked")
    if media is None or asked is None:
        return None
    try:
        read = read_track(folder / "media" / media, msgspec.json.decode(asked, type=Asked))
    except (TrackError, msgspec.DecodeError) as error:
        log.warning("no track: %s", error)
        return None
    return TakenTrack(media, clock_of(read.track.name), read.track)
