"""`firedrone map`: a map to hand over, one HTML file that opens without a network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.map_features import features_on, plan_on
from firedrone.verbs.options import JsonOption, place
from firedrone.verbs.say import UsageError
from incidents.local_time import clock, day
from incidents.nearby import near, read_district
from incidents.nearby_layers import surrounded
from incidents.words import LANGUAGES, label
from maps.formats import by_suffix
from maps.geo import LatLon, moved
from maps.packs.files import files_of
from maps.packs.manifest import Kind
from maps.packs.where import is_pack, packs_of
from maps.sheet.html_map import first_look, page_of
from maps.sheet.sheet import Sheet
from maps.tiles.mbtiles import open_all
from missions.plan_file import read_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.nearby import Nearby
    from maps.sheet.html_map import Page

AROUND_KM = 5.0
WHOLE_DISTRICT_M = 400_000.0


@dataclass(frozen=True, slots=True)
class Made:
    """A map, and what did not come onto it."""

    page: Page
    sheet: Sheet
    nearby: Nearby
    left_out: tuple[str, ...]


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command("map")(make_map)


def make_map(
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The page to write.")],
    plan: Annotated[Path | None, typer.Option(help="A plan: its area and its way.")] = None,
    show: Annotated[
        list[Path] | None, typer.Option(help="A .geojson, .kml, .kmz or .gpx; may be repeated.")
    ] = None,
    pack: Annotated[
        list[Path] | None, typer.Option(help="An area pack; without it all packs of this laptop.")
    ] = None,
    around: Annotated[str | None, typer.Option(help="LAT,LON: the middle of the map.")] = None,
    km: Annotated[float, typer.Option(min=0.1, max=200.0, help="How far it goes round that.")] = AROUND_KM,
    title: Annotated[str, typer.Option(help="What stands over it.")] = "",
    lang: Annotated[str, typer.Option(help="en, lv or lt.")] = "en",
    training: Annotated[
        bool, typer.Option("--training", help="An exercise: say so in large letters.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """A map to hand over: one HTML file with everything in it, which opens without a network."""
    if lang not in LANGUAGES:
        raise UsageError(f'--lang: "{lang[:60]}" is none of {", ".join(LANGUAGES)}')
    if out.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{out.name}: the page ends in .html")
    now, middle = datetime.now(UTC), place(around, "--around")
    sheet = Sheet(
        title=title or label(lang, "map"),
        subtitle=label(lang, "made_at", at=f"{day(now, lang)} {clock(now, seconds=False)}"),
        banner=label(lang, "training") if training else "",
        language=lang,
        frame=() if middle is None else _corners(middle, km * 1000.0),
    )
    if plan is not None:
        sheet = plan_on(sheet, read_plan(plan)[0], plan.stem)
    for path in show or ():
        sheet = features_on(sheet, by_suffix.read(path))
    made = _made(sheet, _packs(pack), middle, km * 1000.0, now)
    out.write_text(made.page.html, "utf-8", newline="\n")
    for line in made.left_out:
        say.aside(f"left out: {line}")
    document = _public(out, made)
    text = ", ".join(f"{document[key]} {key}" for key in ("tiles", "zones", "places", "cameras", "tracks"))
    say.result(document, as_json, f"{out}: {document['size_bytes'] / 1e6:.1f} MB, {text}")


def _made(sheet: Sheet, packs: Sequence[Path], middle: LatLon | None, within_m: float, now: datetime) -> Made:
    """With everything of the packs that lies round the middle, or round what the sheet shows."""
    files = {kind: tuple(files_of(packs, kind)) for kind in Kind}
    district, problems = read_district(files[Kind.ZONES], files[Kind.PLACES], files[Kind.CAMERAS])
    shown = first_look(sheet)
    if sheet.tracks or sheet.areas or sheet.marks:
        middle, within_m = middle or shown.centre, max(within_m, shown.reach_m)
    nearby = near(district, middle or shown.centre, within_m if middle else WHOLE_DISTRICT_M)
    whole = surrounded(sheet, nearby, now.date())
    stores, broken = open_all(files[Kind.TILES])
    try:
        page = page_of(whole, stores)
    finally:
        for store in stores:
            store.close()
    left_out = [*problems, *broken]
    if nearby.left_out:
        left_out.append(f"{nearby.left_out} places, zones and cameras: too many for one page, take less --km")
    return Made(page, whole, nearby, tuple(left_out))


def _packs(named: list[Path] | None) -> Sequence[Path]:
    if not named:
        return packs_of(data_dir()).packs
    for folder in named:
        if not is_pack(folder):
            raise UsageError(f"--pack {folder}: no area pack: it has neither pack.json nor a folder of one")
    return named


def _corners(middle: LatLon, km_m: float) -> tuple[LatLon, LatLon]:
    return moved(middle, -km_m, -km_m), moved(middle, km_m, km_m)


def _public(out: Path, made: Made) -> dict[str, Any]:
    return {
        "file": str(out),
        "size_bytes": out.stat().st_size,
        "tiles": made.page.tiles,
        "zones": len(made.nearby.zones),
        "places": len(made.nearby.places),
        "cameras": len(made.nearby.cameras),
        "tracks": len(made.sheet.tracks),
        "left_out": list(made.left_out),
    }
