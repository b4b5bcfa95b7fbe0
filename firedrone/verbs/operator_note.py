"""`firedrone operator note`: what people add to the record, one kind of entry a verb."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption
from firedrone.verbs.say import UsageError
from incidents.codes import IncidentCode
from incidents.operator import legal_basis as bases
from incidents.operator.flight_log import FlightLog, flight_log
from incidents.operator.maintenance import maintenance_plans
from incidents.operator.record import add
from missions.rules import Basis

if TYPE_CHECKING:
    from incidents.model import Entry, Fact

FlightOption = Annotated[str, typer.Option(help="The recording's name, or the beginning of it.")]
ByOption = Annotated[str | None, typer.Option(help="Who says so.")]


def register(operator: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(help="Add to the record; nothing in it is ever changed.", rich_markup_mode=None)
    group.command()(pilot)
    group.command("legal-basis")(legal_basis)
    group.command()(battery)
    group.command("battery-note")(battery_note)
    group.command("site-risk")(site_risk)
    group.command()(aircraft)
    group.command()(defect)
    group.command()(rectified)
    group.command()(maintenance)
    group.command()(occurrence)
    operator.add_typer(group, name="note")


def pilot(
    name: Annotated[str, typer.Argument(help="The remote pilot.")],
    flight: FlightOption,
    observer: Annotated[str | None, typer.Option(help="Who watched the drone.")] = None,
    camera: Annotated[str | None, typer.Option(help="Who watched the picture.")] = None,
    leader: Annotated[str | None, typer.Option(help="Who led the crew.")] = None,
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say who flew."""
    facts: dict[str, Fact] = {"pilot": name, "observer": observer, "camera": camera, "leader": leader}
    _add(data, IncidentCode.CREW_NAMED, {"flight": _flight(data, flight), **facts, "by": by}, as_json)


def legal_basis(
    basis: Annotated[str, typer.Argument(help=f"{', '.join(Basis)}.")],
    flight: FlightOption,
    subcategory: Annotated[str, typer.Option(help="Of open: A1, A2 or A3.")] = "A3",
    authorisation: Annotated[str, typer.Option(help="Of specific: the authorisation's number.")] = "",
    sight: Annotated[str, typer.Option(help="Of specific: VLOS or BVLOS.")] = "VLOS",
    ordered_by: Annotated[str, typer.Option(help="Of state: the institution.")] = "",
    ordered_name: Annotated[str, typer.Option(help="Of state: who spoke for it.")] = "",
    ordered_at: Annotated[str, typer.Option(help="Of state: when, as 2026-04-12T13:05+03:00.")] = "",
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say by which rules it was flown."""
    match basis:
        case Basis.OPEN:
            chosen = bases.open_category(subcategory)
        case Basis.SPECIFIC:
            chosen = bases.specific_category(authorisation, sight)
        case Basis.STATE:
            chosen = bases.state_order(ordered_by, ordered_name, _time(ordered_at))
        case _:
            raise UsageError(f"{basis}: is none of {', '.join(Basis)}")
    facts: dict[str, Fact] = {"flight": _flight(data, flight), **bases.basis_facts(chosen), "by": by}
    _add(data, IncidentCode.LEGAL_BASIS, facts, as_json)


def battery(
    name: Annotated[str, typer.Argument(help="What is written on it.")],
    flight: FlightOption,
    pack: Annotated[int, typer.Option(min=0, max=15, help="Which of the drone's batteries, from 0.")] = 0,
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say which battery was flown, where it does not say so itself."""
    facts: dict[str, Fact] = {"flight": _flight(data, flight), "battery": name, "pack": pack, "by": by}
    _add(data, IncidentCode.BATTERY_NAMED, facts, as_json)


def battery_note(
    text: Annotated[str, typer.Argument(help="What is to be remembered.")],
    battery: Annotated[str, typer.Option(help="Its serial, or what is written on it.")],
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remember something of a battery."""
    _add(data, IncidentCode.BATTERY_NOTE, {"battery": battery, "text": text, "by": by}, as_json)


def site_risk(
    text: Annotated[str, typer.Argument(help="Wires, people, animals, radio.")],
    flight: FlightOption,
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write down the risks of the place."""
    _add(data, IncidentCode.SITE_RISK, {"flight": _flight(data, flight), "text": text, "by": by}, as_json)


def aircraft(
    aircraft: Annotated[str, typer.Argument(help="Its name, serial or autopilot's id.")],
    name: Annotated[str | None, typer.Option(help="What the brigade calls it.")] = None,
    serial: Annotated[str | None, typer.Option(help="As its maker wrote it.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="Such as quadrotor.")] = None,
    hours: Annotated[float | None, typer.Option(min=0.0, max=1e6, help="Flown before this record.")] = None,
    flights: Annotated[int | None, typer.Option(min=0, max=1_000_000, help="Flights before it.")] = None,
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a drone is called, its serial, and what it had flown before."""
    facts: dict[str, Fact] = {
        "name": name,
        "serial": serial,
        "type": kind,
        "hours": hours,
        "flights": flights,
    }
    if all(value is None for value in facts.values()):
        raise UsageError("give what is known of it: --name, --serial, --type, --hours or --flights")
    key = _aircraft(_log(data), aircraft) or aircraft
    _add(data, IncidentCode.AIRCRAFT_NAMED, {"aircraft": key, **facts, "by": by}, as_json)


def defect(
    text: Annotated[str, typer.Argument(help="What is wrong.")],
    flight: Annotated[str | None, typer.Option(help="In which flight it showed.")] = None,
    aircraft: Annotated[str | None, typer.Option(help="Or of which drone.")] = None,
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write down a defect; its number is said."""
    log = _log(data)
    line = log.line(_flight(data, flight)) if flight is not None else None
    key = line.aircraft.key if line is not None else _known_aircraft(log, aircraft)
    facts: dict[str, Fact] = {"aircraft": key, "text": text, "by": by}
    if line is not None:
        facts["flight"] = line.flown.flight
    _add(data, IncidentCode.DEFECT_FOUND, facts, as_json)


def rectified(
    number: Annotated[int, typer.Argument(help="The defect's number.")],
    text: Annotated[str, typer.Argument(help="What was done.")],
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say how a defect was put right."""
    known = {one.number: one for one in _log(data).defects}
    if number not in known:
        listed = ", ".join(str(one) for one in known) or "none"
        raise UsageError(f"there is no defect {number}; there are: {listed}")
    _add(data, IncidentCode.DEFECT_RECTIFIED, {"defect": number, "text": text, "by": by}, as_json)


def maintenance(
    task: Annotated[str, typer.Argument(help="A task of the plan: see `firedrone operator maintenance`.")],
    aircraft: Annotated[str, typer.Option(help="The drone: its name, serial or id.")],
    text: Annotated[str | None, typer.Option(help="What was done, or changed.")] = None,
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that a task of the maintenance plan was done."""
    tasks = [one.key for plan in maintenance_plans(data_dir(data)) for one in plan.task]
    if task not in tasks:
        raise UsageError(f"{task}: is no task of the plan; there are {', '.join(dict.fromkeys(tasks))}")
    facts: dict[str, Fact] = {"aircraft": _known_aircraft(_log(data), aircraft), "task": task}
    _add(data, IncidentCode.MAINTENANCE_DONE, {**facts, "text": text, "by": by}, as_json)


def occurrence(
    flight: FlightOption,
    where: Annotated[str | None, typer.Option(help="To whom it was reported.")] = None,
    reference: Annotated[str | None, typer.Option(help="The number they gave.")] = None,
    by: ByOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that what happened in a flight was reported."""
    facts: dict[str, Fact] = {"flight": _flight(data, flight), "where": where, "reference": reference}
    _add(data, IncidentCode.OCCURRENCE_REPORTED, {**facts, "by": by}, as_json)


def _add(data: Path | None, code: IncidentCode, facts: dict[str, Fact], as_json: bool) -> None:
    folder = data_dir(data)
    signer = open_keys(folder, wait_s=KEY_WITHIN_S).laptop
    entry: Entry = add(folder, code, facts, datetime.now(UTC), signer)
    document = {"entry": entry.n, "code": str(entry.code), "facts": dict(entry.facts), "hash": entry.hash}
    say.result(document, as_json, f"{entry.n}")


def _log(data: Path | None) -> FlightLog:
    return flight_log(data_dir(data))


def _flight(data: Path | None, wanted: str) -> str:
    """The whole name of a recording that is in the log."""
    line = _log(data).line(wanted)
    if line is None:
        raise UsageError(
            f"--flight {wanted}: names no flight, or more than one; see them with: operator flights --json"
        )
    return line.flown.flight


def _known_aircraft(log: FlightLog, wanted: str | None) -> str:
    if wanted is None:
        raise UsageError("say which drone: --aircraft, or the --flight in which it showed")
    key = _aircraft(log, wanted)
    if key is None:
        known = ", ".join(one.name for one in log.aircraft.values()) or "none"
        raise UsageError(f"--aircraft {wanted}: is no drone of the record; there are: {known}")
    return key


def _aircraft(log: FlightLog, wanted: str) -> str | None:
    for one in log.aircraft.values():
        if wanted.casefold() in {name.casefold() for name in (one.key, one.name, one.serial) if name}:
            return one.key
    return None


def _time(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f'--ordered-at "{text}": is no time; write it as 2026-04-12T13:05+03:00') from None
    return at if at.tzinfo else at.astimezone()  # without a zone: this laptop's
