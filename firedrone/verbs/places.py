"""`firedrone places`: what a file of places or cameras holds, which rows it loses, and what is near."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.verbs import say
from firedrone.verbs.options import JsonOption, place
from firedrone.verbs.say import NotTrue, UsageError
from maps.places.camera_file import read_cameras
from maps.places.cameras import cameras_that_see
from maps.places.nearest import nearest
from maps.places.place import WATER, PlaceKind
from maps.places.place_file import read_places

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from maps.geo import LatLon
    from maps.places.cameras import Sight
    from maps.places.nearest import Near
    from maps.places.place import Place
    from maps.places.place_file import PlaceFile
    from maps.places.problem import Problem


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("places")(places)


def places(
    file: Annotated[Path, typer.Argument(help="Places: .csv, .geojson, .kml, .kmz or .gpx.")],
    near: Annotated[
        str | None, typer.Option(help="LAT,LON: the nearest there; without --kind, water.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help=f"One of: {', '.join(PlaceKind)}.")] = None,
    count: Annotated[int, typer.Option(min=1, max=1000, help="How many of the nearest.")] = 5,
    cameras: Annotated[
        bool, typer.Option("--cameras", help="F is a register of cameras; with --near, those that see it.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """What a file of places holds. Exit status 1 when a row of it was left out, which is named."""
    at = place(near, "--near")
    if cameras:
        problems = _cameras(file, at, as_json)
    else:
        wanted = _kind(kind)
        found = read_places(file)
        _say(found, wanted, at, count, as_json)
        problems = found.problems
    for problem in problems:
        say.aside(f"{file.name}: {problem}")
    left_out = sum(problem.left_out for problem in problems)
    if left_out:
        raise NotTrue(f"{file.name}: {left_out} rows are not on the map")


def _say(file: PlaceFile, kind: PlaceKind | None, at: LatLon | None, count: int, as_json: bool) -> None:
    today = datetime.now(UTC).date()
    kept = [one for one in file.places if kind is None or one.kind is kind]
    around = () if at is None else nearest(kept, at, WATER if kind is None else {kind}, count)
    counts = Counter(one.kind.value for one in kept)
    document: dict[str, Any] = {
        "file": file.name,
        "edition": file.edition.isoformat(),
        "edition_stated": file.edition_stated,
        "attribution": file.attribution,
        "count": len(kept),
        "kinds": dict(counts),
        "unchecked": sum(not one.is_checked(today) for one in kept),
        "problems": _public(file.problems),
    }
    if at is None:
        document["places"] = [_public_place(one, today) for one in kept]
    else:
        document["nearest"] = [_public_place(one.place, today) | _public_way(one) for one in around]
    lines = [f"{n} {name}" for name, n in counts.most_common()] if at is None else [_line(n) for n in around]
    if at is not None and not around:
        lines = ["nothing of that kind in this file"]
    say.result(
        document, as_json, "\n".join([*lines, f"as of {file.edition}: {document['unchecked']} unchecked"])
    )


def _cameras(path: Path, at: LatLon | None, as_json: bool) -> tuple[Problem, ...]:
    file = read_cameras(path)
    sights = () if at is None else cameras_that_see(file.cameras, at)
    document: dict[str, Any] = {
        "file": file.name,
        "count": len(file.cameras),
        "may_open": sum(camera.may_open for camera in file.cameras),
        "problems": _public(file.problems),
    }
    if at is not None:
        document["see"] = [_public_sight(sight) for sight in sights]
    lines = [f"{len(file.cameras)} cameras, {document['may_open']} may be opened"]
    if at is not None:
        lines = [_sight_line(sight) for sight in sights] or ["no camera looks there"]
    say.result(document, as_json, "\n".join(lines))
    return file.problems


def _kind(text: str | None) -> PlaceKind | None:
    if text is None:
        return None
    if text not in PlaceKind.__members__.values():
        raise UsageError(f'--kind: "{text[:60]}" is none of {", ".join(PlaceKind)}')
    return PlaceKind(text)


def _line(near: Near) -> str:
    said = (near.place.kind.value.replace("_", " "), near.place.name, near.place.capacity, near.place.access)
    words = ", ".join(part for part in said if part)
    return f"{near.distance_m:6.0f} m {near.bearing_deg:3.0f}°  {words}"


def _sight_line(sight: Sight) -> str:
    return f"{sight.distance_m:6.0f} m {sight.bearing_deg:3.0f}°  {sight.camera.name}"


def _public(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [{"where": one.where, "what": one.what, "left_out": one.left_out} for one in problems]


def _public_place(one: Place, today: date) -> dict[str, Any]:
    at = one.at
    return {
        "kind": one.kind.value,
        "form": None if one.form is None else one.form.value,
        "name": one.name,
        "lat_deg": round(at.lat_deg, 7),
        "lon_deg": round(at.lon_deg, 7),
        "capacity": one.capacity,
        "access": one.access,
        "season": one.season,
        "note": one.note,
        "checked_on": None if one.checked_on is None else one.checked_on.isoformat(),
        "checked": one.is_checked(today),
        "max_weight_t": one.max_weight_t,
        "max_height_m": one.max_height_m,
    }


def _public_way(near: Near) -> dict[str, float]:
    return {"distance_m": round(near.distance_m, 1), "bearing_deg": round(near.bearing_deg, 1)}


def _public_sight(sight: Sight) -> dict[str, Any]:
    return {
        "name": sight.camera.name,
        "owner": sight.camera.owner,
        "may_open": sight.camera.may_open,
        "distance_m": round(sight.distance_m, 1),
        "bearing_deg": round(sight.bearing_deg, 1),
    }
