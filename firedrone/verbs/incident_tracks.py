"""`firedrone incident import-track` and `clocks`: where trucks and other drones were, whose clock is off."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption, place
from firedrone.verbs.say import UsageError
from incidents.clocks import clocks as all_clocks
from incidents.clocks import gps_times
from incidents.folder import find, incident_of
from incidents.journal import Journal, read_journal
from incidents.timeline import set_offset
from incidents.tracks.columns import load_columns
from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import TrackKind
from incidents.tracks.track_import import Run, import_track, told_by
from incidents.tracks.truck_events import RunNumbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.clocks import IncidentClock
    from incidents.tracks.read import ReadTrack
    from incidents.tracks.track import Doubt

IdArgument = Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')]
_USUAL = RunNumbers()


def register(group: typer.Typer) -> None:
    """Attach the verbs to the group of incident verbs."""
    group.command("import-track")(import_a_track)
    group.command("clocks")(clocks)


def import_a_track(
    incident: IdArgument,
    file: Annotated[
        Path,
        typer.Argument(help="GPX, NMEA, TAIP, Traccar JSON, CSV, DJI SRT or CSV, or a log of the drone."),
    ],
    kind: Annotated[str, typer.Option(help="What moved: truck or drone.")],
    name: Annotated[str | None, typer.Option(help="The call sign; without one as the file says.")] = None,
    day: Annotated[
        str | None, typer.Option("--date", help="The day of the first position, as 2026-04-12.")
    ] = None,
    tz: Annotated[str | None, typer.Option(help="The zone of local times, such as Europe/Riga.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="Of CSV: a mapping file of your own (TOML).")] = None,
    of: Annotated[str | None, typer.Option(help="Which one, where the file holds several tracks.")] = None,
    depot: Annotated[
        str | None, typer.Option(help="The station of a truck: LAT,LON; without: its first stop.")
    ] = None,
    left: Annotated[
        float, typer.Option(min=10.0, max=5000.0, help="Metres from the station that count as left.")
    ] = _USUAL.left_m,
    scene: Annotated[
        float, typer.Option(min=10.0, max=5000.0, help="Metres from the scene that count as there.")
    ] = _USUAL.scene_m,
    stop: Annotated[
        float, typer.Option(min=5.0, max=3600.0, help="Seconds of standing that count as a stop.")
    ] = _USUAL.stopped_s,
    slow: Annotated[
        float, typer.Option(min=0.1, max=10.0, help="Metres a second below which it stands.")
    ] = _USUAL.stopped_m_s,
    look: Annotated[bool, typer.Option("--preview", help="Only show what would be imported.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in where a truck went, or a drone that did not fly with us."""
    folder, now = find(data_dir(data), incident), datetime.now(UTC)
    columns = load_columns(mapping) if mapping else None
    read = read_track(file, Asked(_kind(kind), name, _day(day), tz, of, columns), now)
    run = Run(
        place(depot, "--depot"), RunNumbers(left_m=left, scene_m=scene, stopped_s=stop, stopped_m_s=slow)
    )
    if look:
        told = told_by(read, incident_of(folder, read_journal(folder)), run)
        events = [
            {"at": _utc(event.at), "code": event.code, "precision_s": event.precision_s}
            for event in told.events
        ]
        document = {**_document(read, 0, told.flags), "events": events}
        lines = [f"{event.at:%Y-%m-%d %H:%M:%S} UTC  {event.code}" for event in told.events]
        say.result(document, as_json, _text(read, "would come in", told.flags, lines))
        return
    with Journal(folder, now, open_keys(data_dir(data), wait_s=KEY_WITHIN_S).laptop) as journal:
        taken = import_track(journal, read, now, run)
    said = f"{len(taken.entries)} entries"
    say.result(_document(read, len(taken.entries), taken.flags), as_json, _text(read, said, taken.flags))


def clocks(
    incident: IdArgument,
    clock: Annotated[str | None, typer.Option("--set", help="Correct this clock.")] = None,
    offset_s: Annotated[
        float | None, typer.Option("--offset-s", help="Of --set: seconds to add to its times.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Of --set: why, for the record.")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say by how much each clock of an incident was corrected, and what speaks for it; correct one."""
    folder, now = find(data_dir(data), incident), datetime.now(UTC)
    if clock is None and (offset_s is not None or reason is not None):
        raise UsageError("--offset-s and --reason belong to a clock: say which with --set")
    entries = read_journal(folder)
    known = {entry.clock for entry in entries}
    if clock is not None:
        if clock not in known:
            raise UsageError(f"--set {clock}: is none of this incident's: {', '.join(sorted(known))}")
        if offset_s is None or reason is None:
            raise UsageError(f"--set {clock}: give --offset-s and --reason, too")
        with Journal(folder, now, open_keys(data_dir(data), wait_s=KEY_WITHIN_S).laptop) as journal:
            try:
                set_offset(journal, clock, offset_s, reason, now)
            except ValueError as error:
                raise UsageError(f"--set {clock}: {error}") from error
        entries = read_journal(folder)
    found = all_clocks(entries, gps_times(folder, entries))
    document = {"clocks": [_clock(one) for one in found]}
    say.result(document, as_json, "\n".join(line for one in found for line in _clock_lines(one)))


def _kind(text: str) -> TrackKind:
    if text not in set(TrackKind):
        raise UsageError(f"--kind {text}: is none of {', '.join(TrackKind)}")
    return TrackKind(text)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--date {text}: is no day; write it as 2026-04-12") from None


def _document(read: ReadTrack, entries: int, flags: Sequence[Doubt]) -> dict[str, Any]:
    track = read.track
    return {
        "entries": entries,
        "name": track.name,
        "kind": track.kind,
        "form": read.form,
        "points": len(track),
        "start": _utc(track.start),
        "end": _utc(track.end),
        "distance_m": round(track.distance_m(), 1),
        "flags": [{"row": flag.row, "code": flag.code, "what": flag.what} for flag in flags],
    }


def _text(read: ReadTrack, said: str, flags: Sequence[Doubt], more: Sequence[str] = ()) -> str:
    track = read.track
    when = f"{track.start:%Y-%m-%d %H:%M:%S} to {track.end:%H:%M:%S} UTC"
    first = f"{track.name}: {len(track)} points, {when}; {said}"
    return "\n".join([first, *more, *(flag.what for flag in flags)])


def _clock(clock: IncidentClock) -> dict[str, Any]:
    return {
        "clock": clock.name,
        "kind": clock.kind,
        "offset_s": round(clock.offset_s, 3),
        "reason": clock.reason,
        "evidence": [
            {
                "kind": one.kind,
                "offset_s": round(one.offset_s, 3),
                "spread_s": round(one.spread_s, 3),
                "count": one.count,
                "about": one.about,
            }
            for one in clock.evidence
        ],
    }


def _clock_lines(clock: IncidentClock) -> list[str]:
    reason = f"  ({clock.reason})" if clock.reason else ""
    lines = [f"{clock.name:24} {clock.offset_s:+.1f} s{reason}"]
    for one in clock.evidence:
        what = one.kind.replace("_", " ")
        lines.append(f"  {what}: {one.offset_s:+.1f} s ± {one.spread_s:.1f} s, {one.count}, {one.about}")
    return lines


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
