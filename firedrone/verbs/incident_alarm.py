"""`firedrone incident import-alarm` and `link`: what an alarm text said, and which incidents are one fire."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption
from incidents.alarm.alarm_import import import_alarm, open_from_alarm, times_of
from incidents.alarm.alarm_text import read_received
from incidents.alarm.doubt import AlarmError, Doubt
from incidents.alarm.match import already_open, doubts_of_match, is_imported, is_not_this
from incidents.alarm.pattern_set import known_sets, load_sets, set_named
from incidents.alarm.received import received_bytes, received_file
from incidents.folder import find, load
from incidents.journal import Journal, read_journal
from incidents.links import link as tie
from incidents.local_time import ZONE
from maps.foreign.limits import MAX_ALARM_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.alarm.received import Received
    from incidents.alarm.record import AlarmText
    from incidents.links import Link
    from incidents.signatures import Signer

STDIN = "-"
IdArgument = Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')]


def register(group: typer.Typer) -> None:
    """Attach the verbs to the group of incident verbs."""
    group.command("import-alarm")(import_alarm_text)
    group.command()(link)


def import_alarm_text(
    file: Annotated[
        str, typer.Argument(help="A .txt, .eml, .html or .json file with the alarm; -: what is typed in.")
    ] = STDIN,
    incident: Annotated[
        str | None, typer.Option(help='An incident that is there already, or "last"; without: a new one.')
    ] = None,
    chosen: Annotated[str | None, typer.Option("--set", help="Which pattern set, if unclear.")] = None,
    patterns: Annotated[Path | None, typer.Option(help="A pattern file of your own (TOML).")] = None,
    look: Annotated[bool, typer.Option("--preview", help="Only show what would be taken in.")] = False,
    anyway: Annotated[
        bool, typer.Option("--yes-anyway", help="Also if probably not this incident, or open already.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in the control room's alarm text: into an incident, or as a new one."""
    now = datetime.now(UTC)
    place = data_dir(data)
    sets = load_sets(patterns) if patterns else known_sets(place)
    if chosen is not None:
        sets = (set_named(sets, chosen),)
    alarm = read_received(_received(file), sets, now, ZONE)
    folder = find(place, incident) if incident is not None else None
    if look:
        _preview(place, alarm, folder, as_json)
    elif folder is not None:
        _into(folder, alarm, now, data, anyway, as_json)
    else:
        _as_new(place, alarm, now, data, anyway, as_json)


def link(
    incident: IdArgument,
    other: Annotated[str, typer.Argument(help="The other one, such as the neighbour's number.")],
    reason: Annotated[str, typer.Option(help="Why they are one.")] = "",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that two incidents are one fire. Both stay as they are."""
    place = data_dir(data)
    ids = [find(place, incident).name, find(place, other).name]
    entries = tie(place, ids[0], ids[1], reason, now=datetime.now(UTC), signer=_signer(data))
    say.result(
        {"incidents": ids, "entries": len(entries)},
        as_json,
        f"{ids[0]} and {ids[1]} linked" if entries else "linked before",
    )


def said_links(links: Iterable[Link]) -> list[dict[str, Any]]:
    """As `show` names them."""
    return [
        {"id": one.incident, "number": one.number, "what": one.what, "reason": one.reason} for one in links
    ]


def _received(file: str) -> Received:
    if file == STDIN:
        raw = sys.stdin.buffer.read(MAX_ALARM_BYTES + 1)
        if len(raw) > MAX_ALARM_BYTES:
            raise AlarmError(f"the text is larger than {MAX_ALARM_BYTES // 2**10} kB: keep the one alarm")
        return received_bytes(raw, "typed.txt")
    return received_file(Path(file))


def _preview(place: Path, alarm: AlarmText, folder: Path | None, as_json: bool) -> None:
    known = already_open(place, alarm) if folder is None else None
    doubts = (*alarm.doubts, *(doubts_of_match(alarm, load(folder)) if folder is not None else ()))
    document = {
        **_document(folder.name if folder else None, 0, doubts),
        **_read(alarm),
        "already": known.incident.id if known else None,
    }
    lines = [f"{key:12} {value}" for key, value in document.items() if isinstance(value, str)]
    lines += [f"{time.at:%Y-%m-%d %H:%M:%S} UTC  {time.kind}  {time.unit or ''}" for time in times_of(alarm)]
    say.result(document, as_json, "\n".join([*lines, *(_line(doubt) for doubt in doubts)]))


def _into(
    folder: Path, alarm: AlarmText, now: datetime, data: Path | None, anyway: bool, as_json: bool
) -> None:
    reasons = is_not_this(doubts_of_match(alarm, load(folder)))
    if reasons and not anyway and not is_imported(read_journal(folder), alarm):
        told = "; ".join(doubt.what for doubt in reasons)
        raise AlarmError(f"{alarm.file}: {folder.name}: {told}; --yes-anyway takes it in all the same")
    with Journal(folder, now, _signer(data)) as journal:
        imported = import_alarm(journal, alarm, now)
    _tell(folder.name, len(imported.entries), alarm, imported.doubts, as_json)


def _as_new(
    place: Path, alarm: AlarmText, now: datetime, data: Path | None, anyway: bool, as_json: bool
) -> None:
    known = None if anyway else already_open(place, alarm)
    if known is not None and known.same_text:
        _tell(known.incident.id, 0, alarm, [Doubt(None, "already_imported", alarm.file)], as_json)
        return
    if known is not None:
        told = f"number {alarm.number} is open already as {known.incident.id} ({known.incident.what})"
        mend = f"take it into that one with --incident {known.incident.id}, or --yes-anyway opens a second"
        raise AlarmError(f"{alarm.file}: {told}; {mend}")
    incident, imported = open_from_alarm(place, alarm, now, _signer(data))
    _tell(incident.id, len(imported.entries), alarm, imported.doubts, as_json)


def _tell(name: str, entries: int, alarm: AlarmText, doubts: Sequence[Doubt], as_json: bool) -> None:
    lines = [name, f"{entries} entries", *(_line(doubt) for doubt in doubts)]
    say.result({**_document(name, entries, doubts), **_read(alarm)}, as_json, "\n".join(lines))


def _document(name: str | None, entries: int, doubts: Iterable[Doubt]) -> dict[str, Any]:
    flags = [{"row": doubt.row, "code": doubt.code, "what": doubt.what} for doubt in doubts]
    return {"id": name, "entries": entries, "flags": flags}


def _read(alarm: AlarmText) -> dict[str, Any]:
    place = alarm.position
    return {
        "set": alarm.set_name,
        "number": alarm.number,
        "what": alarm.what,
        "where": alarm.where_in_words,
        "note": alarm.note,
        "position": place.written if place else None,
        "lat_deg": place.at.lat_deg if place and place.at else None,
        "lon_deg": place.at.lon_deg if place and place.at else None,
        "alarm_at": _utc(alarm.alarm_at.at) if alarm.alarm_at else None,
        "units": list(alarm.units),
        "times": [
            {"at": _utc(time.at), "code": time.kind, "unit": time.unit, "written": time.written}
            for time in times_of(alarm)
        ],
        "left_out": list(alarm.left_out),
        "not_understood": [{"row": row, "words": words} for row, words in alarm.not_understood],
        "sha256": alarm.sha256,
    }


def _line(doubt: Doubt) -> str:
    return f"line {doubt.row}: {doubt.what}" if doubt.row else doubt.what


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _signer(data: Path | None) -> Signer:
    return open_keys(data_dir(data), wait_s=KEY_WITHIN_S).laptop
