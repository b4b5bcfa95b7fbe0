"""`firedrone incident report` and `weather`: what is handed over of an incident, and what belongs on it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.incident_privacy import looked
from firedrone.verbs.options import DataOption, JsonOption
from firedrone.verbs.say import UsageError
from incidents.folder import find
from incidents.journal import Journal
from incidents.model import IncidentError
from incidents.nearby import read_district
from incidents.privacy.access import Doing
from incidents.report.write import Order, note_report, write_report
from incidents.searched import note_searched, searched_in
from incidents.weather import Weather, note_weather
from incidents.words import LANGUAGES
from maps.packs.files import usable
from maps.packs.manifest import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.metrics import End, Interval
    from incidents.model import Entry

IdArgument = Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')]


def register(group: typer.Typer) -> None:
    """Attach the verbs to the group of incident verbs."""
    group.command()(report)
    group.command()(weather)


def report(
    incident: IdArgument,
    lang: Annotated[str, typer.Option(help="en, lv or lt; lv,lt: in the first, its head in both.")] = "en",
    out: Annotated[Path | None, typer.Option(help="Where to; without it into the incident's folder.")] = None,
    brigade: Annotated[str, typer.Option(help="In whose name the PDF is signed: no person's.")] = "",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the report: a signed PDF, HTML that opens anywhere, and KML, GPX and GeoJSON."""
    folder = find(data_dir(data), incident)
    languages = _languages(lang)
    now = datetime.now(UTC)
    tiles, zones, places = (usable(data_dir(data), kind) for kind in (Kind.TILES, Kind.ZONES, Kind.PLACES))
    district, problems = read_district(zones, places)
    for problem in problems:
        say.aside(problem)
    signer = open_keys(data_dir(data), wait_s=KEY_WITHIN_S).laptop
    order = Order(
        languages[0],
        out,
        tile_files=tiles,
        district=district,
        also=languages[1:],
        signer=signer,
        brigade=brigade,
    )
    _note_before(folder, now, signer)
    files = write_report(folder, order, now)
    looked(data_dir(data), folder.name, Doing.REPORTED)
    try:
        with Journal(folder, now, signer) as journal:
            note_report(journal, files, now)
    except IncidentError as error:  # the window has the incident open: the report is as good without the note
        say.aside(f"written, but not noted in the journal: {error}")
    signed = signer.public_key is not None
    named = [str(file) for file in files]
    if not signed:
        say.aside("no key in this computer's key store: the PDF is not signed, and says so")
    say.result({"files": named, "signed": signed}, as_json, "\n".join(named))


def weather(
    incident: IdArgument,
    source: Annotated[str, typer.Option(help="Where it is from: a station, an instrument, a service.")],
    wind: Annotated[float | None, typer.Option(help="Metres a second.")] = None,
    wind_from: Annotated[float | None, typer.Option("--from", help="Degrees it comes from.")] = None,
    temp: Annotated[float | None, typer.Option(help="Degrees Celsius.")] = None,
    humidity: Annotated[float | None, typer.Option(help="Percent.")] = None,
    rain: Annotated[float | None, typer.Option(help="Millimetres.")] = None,
    danger: Annotated[int | None, typer.Option(help="Forest fire danger class, 1 to 5.")] = None,
    at: Annotated[str | None, typer.Option(help="When; without it now: 2026-04-12T13:05+03:00.")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Note the weather at the scene, with where it is from."""
    folder, now = find(data_dir(data), incident), datetime.now(UTC)
    told = Weather(wind, wind_from, temp, humidity, rain, danger, source)
    with Journal(folder, now, open_keys(data_dir(data), wait_s=KEY_WITHIN_S).laptop) as journal:
        entry = note_weather(journal, told, _time(at) if at else now)
    say.result({"entry": entry.n, "facts": dict(entry.facts)}, as_json, f"entry {entry.n}")


def detail(one: Interval) -> dict[str, Any]:
    """An interval with its doubt and its ends, as `timeline --json` has it."""
    return {
        "seconds": one.seconds,
        "uncertainty_s": one.uncertainty_s,
        "from": _end(one.start),
        "to": _end(one.end),
        "flights": one.count,
    }


def searched_document(entries: Iterable[Entry]) -> dict[str, Any] | None:
    """What the record says of the area searched; None until a report was made of it."""
    found = searched_in(entries)
    if found is None:
        return None
    return {
        "seen_share": round(found.seen_share, 4),
        "found_share": round(found.found_share, 4),
        "area_m2": found.area_m2,
        "seconds": found.searched_s,
        "flights": found.flights,
    }


def _note_before(folder: Path, now: datetime, signer: Any) -> None:
    """What the flights have seen belongs into the record that the report is made of, if it can be written."""
    try:
        with Journal(folder, now, signer) as journal:
            note_searched(journal, now)
    except IncidentError as error:
        say.aside(f"the area searched is not noted in the journal: {error}")


def _end(end: End | None) -> dict[str, Any] | None:
    if end is None:
        return None
    at = end.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {"at": at, "entry": end.n, "precision_s": end.precision_s, "clock": end.clock}


def _languages(text: str) -> tuple[str, ...]:
    """The first is that of the report; each once."""
    languages = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    wrong = [part for part in languages if part not in LANGUAGES]
    if wrong:
        raise UsageError(f"--lang {text}: {wrong[0] or 'nothing'} is none of {', '.join(LANGUAGES)}")
    return languages


def _time(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--at {text}: is no time; write it as 2026-04-12T13:05+03:00") from None
    return (at if at.tzinfo else at.astimezone()).astimezone(UTC)  # without a zone: this laptop's
