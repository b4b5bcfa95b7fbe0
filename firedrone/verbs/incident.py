"""`firedrone incident`: what happened, from the alarm to the report."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir, database_url
from firedrone.verbs import (
    incident_alarm,
    incident_alarms,
    incident_bundle,
    incident_dispatch,
    incident_hot_spots,
    incident_index,
    incident_privacy,
    incident_report,
    incident_tracks,
    say,
)
from firedrone.verbs.incident_privacy import looked
from firedrone.verbs.options import DataOption, JsonOption, reading_language
from firedrone.verbs.say import UsageError
from incidents.attach import attach_flight
from incidents.folder import create, find, incident_of
from incidents.journal import read_journal
from incidents.links import links_of
from incidents.metrics import measured
from incidents.privacy.access import Doing
from incidents.store.index import Index
from incidents.timeline import timeline as on_one_clock
from incidents.words import say as spoken
from maps.coordinates.position import parse_position
from maps.grids import PositionError

if TYPE_CHECKING:
    from incidents.metrics import Interval
    from incidents.model import Entry, Incident
    from incidents.signatures import Signer
    from incidents.timeline import Moment

IdArgument = Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')]


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(help="What happened, from the alarm to the report.", rich_markup_mode=None)
    group.command()(new)
    group.command("list")(list_all)
    group.command()(show)
    incident_dispatch.register(group)
    group.command("attach-flight")(attach)
    group.command()(timeline)
    incident_report.register(group)
    incident_hot_spots.register(group)
    incident_index.register(group)
    incident_tracks.register(group)
    incident_alarm.register(group)
    incident_alarms.register(group)
    incident_bundle.register(group)
    incident_privacy.register(group)
    app.add_typer(group, name="incident")


def new(
    what: Annotated[str, typer.Option(help="What happened, such as: Grass fire.")],
    where: Annotated[str, typer.Option(help="The address or the place in words.")],
    number: Annotated[str | None, typer.Option(help="The dispatch centre's number.")] = None,
    at: Annotated[str | None, typer.Option(help="The scene, as LAT,LON or grid metres.")] = None,
    alarm_at: Annotated[str | None, typer.Option(help="When the call came: 2026-04-12T13:05+03:00.")] = None,
    training: Annotated[bool, typer.Option("--training", help="An exercise: every page says so.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Begin an incident."""
    incident = create(
        data_dir(data),
        what,
        where,
        number=number,
        scene=_position(at) if at else None,
        alarm_at=_time(alarm_at) if alarm_at else None,
        training=training,
        signer=_signer(data),
    )
    say.result({"id": incident.id}, as_json, incident.id)


def list_all(
    search: Annotated[str, typer.Argument(help="Words that must occur; none: all incidents.")] = "",
    everywhere: Annotated[
        bool,
        typer.Option("--everywhere", help="Of all stations that share the index."),
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the incidents, newest first."""
    with Index(data_dir(data), database_url()) as index:
        listed = index.search_everywhere(search) if everywhere else index.search(search)
        here = index.station
    document = {
        "incidents": [
            {**_public(one.incident), "entries": one.entries, "station": one.station} for one in listed
        ]
    }
    lines = [
        f"{one.incident.id}  {one.incident.what}, {one.incident.where}"
        + ("" if one.station == here else f"  (station {one.station})")
        for one in listed
    ]
    say.result(document, as_json, "\n".join(lines) or "no incident")


def show(incident: IdArgument, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Say what is known of an incident."""
    folder = find(data_dir(data), incident)
    entries = read_journal(folder)
    head = incident_of(folder, entries)
    last = entries[-1]
    looked(data_dir(data), folder.name, Doing.OPENED)
    document = {**_public(head), "entries": len(entries), "head": last.hash, "folder": str(folder)}
    links = links_of(entries)
    rows = [f"{key:10} {value}" for key, value in document.items() if value is not None]
    rows += [f"{'linked':10} {link.incident}  {link.number or ''}".rstrip() for link in links]
    document["links"] = incident_alarm.said_links(links)
    say.result(document, as_json, "\n".join(rows))


def attach(
    incident: IdArgument,
    flight: Annotated[Path, typer.Argument(help="The folder of a recorded flight.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tie a recorded flight to this incident."""
    entries = attach_flight(find(data_dir(data), incident), flight, signer=_signer(data))
    document = {"flight": flight.name, "entries": len(entries)}
    say.result(document, as_json, f"{flight.name}: {len(entries)} entries" if entries else "attached before")


def timeline(
    incident: IdArgument,
    lang: Annotated[str, typer.Option(help="en, lv or lt; for people, not for --json.")] = "en",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """All sources on one clock, and the intervals between them."""
    folder = find(data_dir(data), incident)
    entries = read_journal(folder)
    moments = on_one_clock(entries)
    found = measured(moments, incident_of(folder, entries))
    looked(data_dir(data), folder.name, Doing.OPENED)
    document = {
        "entries": [_moment(moment) for moment in moments],
        "intervals": {one.name: one.seconds for one in found},
        "intervals_detail": {one.name: incident_report.detail(one) for one in found},
        "searched": incident_report.searched_document(entries),
    }
    language = reading_language(lang)
    lines = [f"{moment.at:%Y-%m-%d %H:%M:%S}  {spoken(moment.entry, language)}" for moment in moments]
    lines += [f"{one.name:34} {_seconds(one)}" for one in found]
    say.result(document, as_json, "\n".join(lines))


def _position(text: str) -> Any:
    try:
        return parse_position(text)
    except PositionError as error:
        raise UsageError(f"--at {text}: {error}") from error


def _time(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--alarm-at {text}: is no time; write it as 2026-04-12T13:05+03:00") from None
    return at if at.tzinfo else at.astimezone()  # without a zone: this laptop's


def _public(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "created_at": _utc(incident.created_at),
        "what": incident.what,
        "where": incident.where,
        "number": incident.number,
        "lat_deg": incident.scene.lat_deg if incident.scene else None,
        "lon_deg": incident.scene.lon_deg if incident.scene else None,
        "alarm_at": _utc(incident.alarm_at) if incident.alarm_at else None,
        "training": incident.training,
    }


def _moment(moment: Moment) -> dict[str, Any]:
    entry: Entry = moment.entry
    return {
        "at": _utc(moment.at),
        "clock": entry.clock,
        "source": entry.source,
        "code": entry.code,
        "facts": dict(entry.facts),
        "n": entry.n,
        "at_as_written": _utc(entry.at),
    }


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _seconds(one: Interval) -> str:
    if one.seconds is None:
        return "not recorded"
    doubt = f" ± {one.uncertainty_s:.0f} s" if one.uncertainty_s else ""
    return f"{one.seconds:.0f} s{doubt}"


def _signer(data: Path | None) -> Signer:
    """The key that vouches for what a verb writes; waited for, because a verb is soon over."""
    return open_keys(data_dir(data), wait_s=KEY_WITHIN_S).laptop
