"""`firedrone find`: where something is, by its position in any notation or by its address."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import JsonOption, place
from firedrone.verbs.say import NotTrue, UsageError
from maps.addresses.find import find
from maps.addresses.gazetteer import Gazetteer
from maps.addresses.hit import Hit
from maps.borders import country_at
from maps.coordinates.written import all_notations
from maps.geo import LatLon, bearing_deg, distance_m
from maps.packs.files import files_of, usable
from maps.packs.manifest import Kind

if TYPE_CHECKING:
    from maps.addresses.find import Answer


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("find")(find_place)


def find_place(
    text: Annotated[list[str], typer.Argument(help="A position in any notation, or an address.")],
    pack: Annotated[Path | None, typer.Option(help="An area pack: the addresses in it.")] = None,
    addresses: Annotated[Path | None, typer.Option(help="A file of `addresses build`.")] = None,
    near: Annotated[str | None, typer.Option(help="What is near comes first: LAT,LON in degrees.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Say where something is, in all notations. Exit status 1 when nothing was found."""
    start, typed = place(near, "--near"), " ".join(text)
    with ExitStack() as opened:
        gazetteers = [opened.enter_context(Gazetteer(path)) for path in _files(pack, addresses)]
        found = find(typed, gazetteers, start)
    for problem in found.problems:
        say.aside(problem)
    document: dict[str, Any] = {
        "text": typed,
        "found": [_public(answer, start) for answer in found.answers],
        "refusal": found.refusal if not found.answers else "",
        "sources": [{"source": one.info.source, "licence": one.info.licence} for one in gazetteers],
    }
    say.result(document, as_json, "\n".join(_lines(answer, start) for answer in found.answers))
    if not found.answers:
        raise NotTrue(f'"{typed[:60]}" was not found: {found.refusal}')


def _files(pack: Path | None, addresses: Path | None) -> list[Path]:
    if addresses is not None:
        return [addresses]
    if pack is None:
        return list(usable(data_dir(), Kind.ADDRESSES))
    files = list(files_of((pack,), Kind.ADDRESSES))
    if not files:
        raise UsageError(f"--pack: no addresses in {pack}: make them with `firedrone addresses build`")
    return files


def _public(answer: Answer, near: LatLon | None) -> dict[str, Any]:
    at = answer.at
    where = {
        "lat_deg": round(at.lat_deg, 7),
        "lon_deg": round(at.lon_deg, 7),
        "error_m": round(answer.error_m, 1),
        "country": country_at(at),
        "notations": dict(all_notations(at)),
        "distance_m": None if near is None else round(distance_m(near, at)),
        "bearing_deg": None if near is None else round(bearing_deg(near, at), 1),
    }
    if not isinstance(answer, Hit):
        return {
            "kind": "position",
            "notation": answer.notation,
            "said": answer.said,
            "order": answer.order,
            **where,
        }
    return {
        "kind": answer.kind,
        "address": answer.address,
        "settlement": answer.settlement,
        "parish": answer.parish,
        "municipality": answer.municipality,
        "known_as": answer.known_as,
        "certain": answer.certain,
        "missing_number": answer.missing_number,
        "score": answer.score,
        "why": [{"typed": one.typed, "found": one.found, "how": one.how} for one in answer.why],
        **where,
    }


def _lines(answer: Answer, near: LatLon | None) -> str:
    """What it is, where it is, and in what other ways that is said."""
    return "\n".join((_what(answer), f"    {_where(answer.at, near)}", f"    {_notations(answer.at)}"))


def _what(answer: Answer) -> str:
    if not isinstance(answer, Hit):
        order = {
            None: "",
            "north_first": ", northing or latitude first",
            "east_first": ", easting or longitude first",
        }
        return f"{answer.said} ({answer.notation.replace('_', ' ')}{order[answer.order]})"
    lies = (answer.address, answer.settlement, answer.parish, answer.municipality)
    doubts = [f'"{word.typed}" read as {word.found or "nothing"}' for word in answer.forgiven]
    doubts += [f"number {answer.missing_number} is not known"] if answer.missing_number else []
    doubts += [f"known as {answer.known_as}"] if answer.known_as else []
    return ", ".join(part for part in lies if part) + (f" ({'; '.join(doubts)})" if doubts else "")


def _where(at: LatLon, near: LatLon | None) -> str:
    country = country_at(at) or "neither LV nor LT"
    if near is None:
        return country
    return f"{country}, {distance_m(near, at) / 1000.0:.1f} km, bearing {bearing_deg(near, at):.0f}°"


def _notations(at: LatLon) -> str:
    return "  ".join(all_notations(at).values())
