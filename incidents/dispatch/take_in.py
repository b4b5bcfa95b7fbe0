"""Take a dispatch file into an incident: its bytes into `media/`, its times into the journal, once.

Whole or not at all: a row that cannot be read stops it until a person leaves that row out.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from incidents.codes import Clock, IncidentCode, Source
from incidents.dispatch.again import compare, told_before
from incidents.dispatch.profiles import DispatchError
from incidents.dispatch.record import Flag, distinct_times
from incidents.facts import place_in
from incidents.folder import incident_of, keep_media
from maps.geo import distance_m

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from incidents.dispatch.record import Dispatch, DispatchRow, DispatchTime
    from incidents.journal import Journal
    from incidents.model import Entry, Fact, Incident
    from maps.geo import LatLon

FAR_M = 50_000.0


@dataclass(frozen=True, slots=True)
class Imported:
    """What came into the journal from the dispatch centre, and what a person should look at."""

    entries: tuple[Entry, ...]
    flags: tuple[Flag, ...]


def import_dispatch(
    journal: Journal, dispatch: Dispatch, now: datetime, number: str | None = None
) -> Imported:
    """Write the rows of one incident number: `number`, else the incident's own, else the first in the file.

    The same file a second time changes nothing; of a corrected one only what is new comes in. DispatchError
    names the first row of this incident that cannot be read.
    """
    if any(
        entry.code == IncidentCode.DISPATCH_IMPORTED and entry.facts.get("sha256") == dispatch.sha256
        for entry in journal.entries
    ):
        return Imported((), (Flag(None, "already_imported", dispatch.file),))
    incident = incident_of(journal.folder, journal.entries)
    chosen = chosen_number(dispatch, number or incident.number)
    _refuse_bad_rows(dispatch, chosen)
    rows = [row for row in dispatch.rows if row.number == chosen]
    times = distinct_times(rows)
    compared = compare(told_before(journal.entries, chosen), times)
    flags = [*_kept_flags(dispatch, rows), *_doubts(dispatch, incident, chosen, rows), *compared.flags]
    media = keep_media(journal.folder, dispatch.raw, dispatch.suffix)
    facts = _file_facts(dispatch, media, len(rows), chosen)
    places = _new_places(_places(rows), journal.entries)
    journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.DISPATCH_IMPORTED, facts)
    clock = f"dispatch:{dispatch.profile}"
    entries: list[Entry] = []
    for row in places:
        at = times[0].at if times else now
        entries.append(
            journal.append(at, clock, Source.DISPATCH, IncidentCode.DISPATCH_PLACE, _place_facts(row, times))
        )
    told: set[int] = set()
    for time, supersedes in compared.new:
        facts = _time_facts(time, dispatch, told)
        if supersedes is not None:
            facts["supersedes"] = supersedes
        entries.append(journal.append(time.at, clock, Source.DISPATCH, time.kind, facts))
    for flag in flags:
        facts = {"row": flag.row, "flag": flag.code, "about": flag.about}
        journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.DISPATCH_FLAG, facts)
    return Imported(tuple(entries), tuple(flags))


def chosen_number(dispatch: Dispatch, wanted: str | None) -> str | None:
    """The incident number whose rows come in."""
    if wanted in dispatch.numbers or not dispatch.numbers:
        return wanted if wanted in dispatch.numbers else None
    return dispatch.numbers[0]


def _refuse_bad_rows(dispatch: Dispatch, chosen: str | None) -> None:
    bad = dispatch.bad_of(chosen)
    first = next(iter(bad), None)
    if first is None:
        return
    more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
    what = f"{dispatch.file}: row {first.row}: {first.flag.what}{more}; mend it, or leave such rows out"
    raise DispatchError(what, first.row)


def _file_facts(dispatch: Dispatch, media: str, rows: int, chosen: str | None) -> dict[str, Fact]:
    """`media` and the row of an entry lead back to the row as it was written."""
    facts: dict[str, Fact] = {
        "file": dispatch.file,
        "media": media,
        "sha256": dispatch.sha256,
        "profile": dispatch.profile,
        "encoding": dispatch.encoding,
        "tz": dispatch.tz,
        "rows": rows,
        "number": chosen,
    }
    return facts | ({"sheet": dispatch.sheet} if dispatch.sheet else {})


def _kept_flags(dispatch: Dispatch, rows: list[DispatchRow]) -> list[Flag]:
    """Those of the file, of its header, of these rows, and of rows that were left out."""
    others = {row.row for row in dispatch.rows} - {row.row for row in rows}
    return [flag for flag in dispatch.flags if flag.row not in others]


def _doubts(
    dispatch: Dispatch, incident: Incident, chosen: str | None, rows: list[DispatchRow]
) -> list[Flag]:
    others = [(row.row, row.number) for row in dispatch.rows if row.number != chosen]
    others += [(bad.row, bad.number) for bad in dispatch.bad if bad.number not in (None, chosen)]
    flags = [Flag(row, "other_incident", number or "") for row, number in sorted(others, key=itemgetter(0))]
    if incident.number and chosen and chosen != incident.number and rows:
        flags.append(Flag(rows[0].row, "number_differs", f"{chosen} ≠ {incident.number}"))
    flags.extend(Flag(row.row, "no_times") for row in rows if not row.times)
    if incident.scene is not None:
        flags.extend(_far_places(incident.scene, rows))
    return flags


def _far_places(scene: LatLon, rows: list[DispatchRow]) -> Iterator[Flag]:
    for row in _places(rows):
        away_m = distance_m(scene, row.place.at) if row.place.at else 0.0
        if away_m > FAR_M:
            yield Flag(row.row, "place_far", f"{away_m / 1000:.0f} km")


def _places(rows: list[DispatchRow]) -> list[DispatchRow]:
    """The rows that say something new about where it is; usually every row repeats the first."""
    seen: dict[tuple[object, ...], DispatchRow] = {}
    for row in rows:
        if row.address or row.place.at or row.type:
            seen.setdefault((row.address, row.place.at, row.type), row)
    return list(seen.values())


def _new_places(rows: list[DispatchRow], before: Sequence[Entry]) -> list[DispatchRow]:
    known = {
        (entry.facts.get("address"), place_in(entry.facts), entry.facts.get("type"))
        for entry in before
        if entry.code == IncidentCode.DISPATCH_PLACE
    }
    return [row for row in rows if (row.address, row.place.at, row.type) not in known]


def _place_facts(row: DispatchRow, times: Sequence[DispatchTime]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "address": row.address,
        "type": row.type,
        "lat_deg": row.place.at.lat_deg if row.place.at else None,
        "lon_deg": row.place.at.lon_deg if row.place.at else None,
        "written": row.place.written,
        "crs": row.place.crs,
        "area_m2": row.area_m2,
        "note": row.note,
        "number": row.number,
        "row": row.row,
        "precision_s": times[0].precision_s if times else None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _utc_offset_min(at: datetime, tz: str) -> float:
    """What was taken off the time as written: of an hour that comes twice it says which one was meant."""
    offset = at.astimezone(ZoneInfo(tz)).utcoffset()
    return offset.total_seconds() / 60.0 if offset is not None else 0.0


def _time_facts(time: DispatchTime, dispatch: Dispatch, told: set[int]) -> dict[str, Fact]:
    """Crew, kind and station stand with the first time of a unit only."""
    facts: dict[str, Fact] = {
        "written": time.written,
        "tz": dispatch.tz,
        "utc_offset_min": _utc_offset_min(time.at, dispatch.tz),
        "precision_s": time.precision_s,
        "row": time.row,
    }
    if time.unit is not None:
        facts["unit"] = time.unit.call_sign
        if time.row not in told:
            told.add(time.row)
            more = {"kind": time.unit.kind, "station": time.unit.station, "crew": time.unit.crew}
            facts.update({key: value for key, value in more.items() if value})
    return facts
