"""`firedrone confirmations list|add|withdraw`: who said yes to a border, height or zone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.airspace import hour
from firedrone.verbs.options import JsonOption
from firedrone.verbs.say import UsageError
from maps.area import area_m2
from maps.foreign.file import parse_time
from maps.formats import by_suffix
from missions import confirmation_register as register_file
from missions.confirmations import FILE, Confirmation, Standing

FileOption = Annotated[
    Path | None, typer.Option("--file", help=f"The register; without: {FILE} in the data folder.")
]


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(no_args_is_help=True, help="The register of confirmations: who said yes to what.")
    group.command("list")(list_all)
    group.command("add")(add)
    group.command("withdraw")(withdraw)
    app.add_typer(group, name="confirmations")


def list_all(
    at: Annotated[str | None, typer.Option(help="What counts at that hour; without: now.")] = None,
    file: FileOption = None,
    as_json: JsonOption = False,
) -> None:
    """All confirmations, and whether each counts."""
    now = hour(at)
    known = register_file.registered(_path(file))
    _tell(known, now, as_json)


def add(
    about: Annotated[str, typer.Option(help="border, height, or the identifier of a zone.")],
    area: Annotated[Path, typer.Option(help="A .geojson or .kml with the one area it holds in.")],
    until: Annotated[str, typer.Option(help="Until when, such as 2026-12-01T12:00Z.")],
    who: Annotated[str, typer.Option(help="Who confirmed it.")],
    number: Annotated[str, typer.Option(help="Under which number it is filed there.")] = "",
    valid_from: Annotated[str | None, typer.Option("--from", help="From when; without: now.")] = None,
    file: FileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write down that somebody in charge said yes."""
    areas = by_suffix.read(area).areas
    if len(areas) != 1:
        raise UsageError(f"{area.name}: {len(areas)} areas in it; a confirmation has one")
    begins = datetime.now(UTC).replace(microsecond=0) if valid_from is None else _time(valid_from, "--from")
    made = Confirmation(
        about=_text(about, "--about"),
        area=areas[0].area,
        valid_from=begins,
        valid_until=_time(until, "--until"),
        who=_text(who, "--who"),
        number=number.strip()[:200],
        area_name=areas[0].name[:200],
    )
    _tell(register_file.add(_path(file), made), datetime.now(UTC), as_json)


def withdraw(
    number: Annotated[int, typer.Argument(help="Which one of the list, counted from 1.")],
    file: FileOption = None,
    as_json: JsonOption = False,
) -> None:
    """End one from now on. It stays in the register, as withdrawn."""
    path, now = _path(file), datetime.now(UTC).replace(microsecond=0)
    known = register_file.registered(path)
    if not 1 <= number <= len(known):
        raise UsageError(f"{path.name}: no confirmation {number}; there are {len(known)}")
    _tell(register_file.withdraw(path, known[number - 1], now), now, as_json)


def _tell(known: tuple[Confirmation, ...], now: datetime, as_json: bool) -> None:
    document = {
        "at": now.isoformat(),
        "confirmations": [_public(n, one, now) for n, one in enumerate(known, 1)],
    }
    text = "\n".join(_line(n, one, now) for n, one in enumerate(known, 1))
    say.result(document, as_json, text or "No confirmation is registered.")


def _public(row: int, one: Confirmation, now: datetime) -> dict[str, Any]:
    return {
        "row": row,
        "about": one.about,
        "area_name": one.area_name,
        "area_m2": round(area_m2(one.area)),
        "valid_from": one.valid_from.isoformat(),
        "valid_until": one.valid_until.isoformat(),
        "who": one.who,
        "number": one.number,
        "withdrawn_at": None if one.withdrawn_at is None else one.withdrawn_at.isoformat(),
        "standing": one.standing(now).value,
    }


def _line(row: int, one: Confirmation, now: datetime) -> str:
    standing = {
        Standing.VALID: "valid",
        Standing.TO_COME: "not yet valid",
        Standing.EXPIRED: "EXPIRED",
        Standing.WITHDRAWN: f"WITHDRAWN {one.withdrawn_at}",
    }[one.standing(now)]
    where = one.area_name or f"an area of {area_m2(one.area) / 1e6:.2f} km²"
    number = f" ({one.number})" if one.number else ""
    hours = f"{one.valid_from.isoformat()} to {one.valid_until.isoformat()}"
    return f"{row:3}  {one.about}: {where}, {hours}, {one.who}{number}: {standing}"


def _path(given: Path | None) -> Path:
    return given or data_dir() / FILE


def _text(text: str, option: str) -> str:
    kept = text.strip()
    if not kept or len(kept) > 200:
        raise UsageError(f"{option}: 1 to 200 characters are wanted")
    return kept


def _time(text: str, option: str) -> datetime:
    try:
        return parse_time(text)
    except ValueError:
        raise UsageError(f'{option}: "{text[:60]}" is not a time such as 2026-12-01T12:00Z') from None
