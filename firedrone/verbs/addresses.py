"""`firedrone addresses`: make the file in which addresses are searched, and say what is in one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from firedrone.verbs import say
from firedrone.verbs.options import JsonOption
from maps.addresses import gazetteer_build
from maps.addresses.gazetteer import Gazetteer

_SHOWN = 10  # problems


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(help="Make and look through files of addresses.", no_args_is_help=True)
    group.command("build")(build)
    group.command("info")(info)
    app.add_typer(group, name="addresses")


def build(
    inputs: Annotated[list[Path], typer.Argument(metavar="IN...", help="CSV, GeoJSON, KML, .osm, .osm.pbf.")],
    out: Annotated[Path, typer.Option(help="The file to write.")],
    source: Annotated[str, typer.Option(help="Who keeps the data: shown wherever they are.")],
    licence: Annotated[str, typer.Option(help="Under which terms: shown wherever they are.")],
    edition: Annotated[str | None, typer.Option(help="Their date; today where nothing is said.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Make a file of addresses from registers and maps. Rows that cannot be used are named and left out."""
    now = datetime.now(UTC)
    about = gazetteer_build.About(source, licence, edition or now.date().isoformat(), now)
    built = gazetteer_build.build(inputs, out, about)
    for problem in built.problems[:_SHOWN]:
        say.aside(problem)
    if built.left_out > _SHOWN:
        say.aside(f"... and {built.left_out - _SHOWN} more rows that were left out")
    document: dict[str, Any] = {"out": str(out), "size_bytes": out.stat().st_size, **asdict(built)}
    left = f", {built.left_out} rows left out" if built.left_out else ""
    say.result(document, as_json, f"{out}: {built.count} addresses and names in {built.places} places{left}")


def info(
    file: Annotated[Path, typer.Argument(help="A file of `addresses build`.")], as_json: JsonOption = False
) -> None:
    """Say what a file of addresses holds, of what edition it is, and whose."""
    with Gazetteer(file) as gazetteer:
        found = gazetteer.info
    text = (
        f"{file.name}: {found.count} addresses and names in {found.places} places,"
        f" edition {found.edition}, built {found.built_at}\n{found.source}, {found.licence}"
    )
    say.result({"file": str(file), **asdict(found)}, as_json, text)
