"""`firedrone area-pack`: everything of a district in one folder that fits a stick."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption
from firedrone.verbs.say import NotTrue, UsageError
from maps.foreign.file import parse_time
from maps.packs.bring_in import bring_in
from maps.packs.check import PackCheck, check_pack
from maps.packs.make import Source, make_pack
from maps.packs.manifest import Kind
from maps.packs.where import forget_in_place, packs_of, use_in_place

if TYPE_CHECKING:
    from maps.packs.check import Checked

Files = Annotated[list[Path] | None, typer.Option(help="A file, or a folder of them; may be repeated.")]
Said = Annotated[list[str] | None, typer.Option(metavar="KIND=TEXT", help="Such as zones=LGS, airspace.lv.")]
PackArgument = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a pack.")]
OLD_ZONES_H = 24.0


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(
        help="Maps, heights, zones, places and addresses of a district in one folder.", rich_markup_mode=None
    )
    group.command()(make)
    group.command()(info)
    group.command("import")(import_pack)
    group.command("list")(list_packs)
    group.command()(use)
    group.command()(forget)
    app.add_typer(group, name="area-pack")


def make(
    name: Annotated[str, typer.Argument(help="What the district is called.")],
    out: Annotated[Path, typer.Option(help="Where the folder NAME is made, such as a stick.")],
    tiles: Files = None,
    elevation: Files = None,
    zones: Files = None,
    obstacles: Files = None,
    places: Files = None,
    cameras: Files = None,
    addresses: Files = None,
    source: Said = None,
    licence: Said = None,
    edition: Said = None,
    replace: Annotated[bool, typer.Option("--replace", help="In the place of the one there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Put files together; each is read first as the map will read it."""
    given = {
        Kind.TILES: tiles,
        Kind.ELEVATION: elevation,
        Kind.ZONES: zones,
        Kind.OBSTACLES: obstacles,
        Kind.PLACES: places,
        Kind.CAMERAS: cameras,
        Kind.ADDRESSES: addresses,
    }
    sources, licences = _by_kind("source", source), _by_kind("licence", licence)
    editions = {kind: _time(text) for kind, text in _by_kind("edition", edition).items()}
    wanted = [
        Source(kind, path, editions.get(kind), sources.get(kind, ""), licences.get(kind, ""))
        for kind, paths in given.items()
        for path in paths or ()
    ]
    folder, made = make_pack(name, out, wanted, replace=replace, tell=say.aside)
    total = sum(part.size_bytes for part in made.parts)
    document = {"folder": str(folder), "name": made.name, "files": len(made.parts), "size_bytes": total}
    say.result(document, as_json, f"{folder}: {len(made.parts)} files, {total / 1e6:.1f} MB")


def info(folder: PackArgument, as_json: JsonOption = False) -> None:
    """What is in a pack, how old it is, and whether it is whole; ends with 1 when it is not."""
    found = check_pack(folder)
    say.result(_document(found), as_json, _text(found))
    if not found.whole:
        lines = [*found.problems, *(file.problem for file in found.files if file.problem)]
        raise NotTrue(f"{folder.name}: {lines[0]}" + (f" (and {len(lines) - 1} more)" if lines[1:] else ""))


def import_pack(
    folder: PackArgument,
    replace: Annotated[bool, typer.Option("--replace", help="Even in the place of a newer one.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy a pack onto this laptop, every file checked on the way. Twice changes nothing."""
    target, outcome = bring_in(folder, data_dir(data), replace=replace)
    say.result({"folder": str(target), "outcome": outcome}, as_json, f"{target}: {outcome}")


def list_packs(data: DataOption = None, as_json: JsonOption = False) -> None:
    """The packs that this laptop uses now."""
    there = packs_of(data_dir(data))
    document: dict[str, Any] = {
        "packs": [str(folder) for folder in there.packs],
        "absent": [str(folder) for folder in there.absent],
        "problems": [there.problem] if there.problem else [],
    }
    lines = [str(folder) for folder in there.packs]
    lines += [f"{folder}: not there now" for folder in there.absent]
    say.result(document, as_json, "\n".join(lines) or "none: firedrone area-pack import DIR brings one in")


def use(folder: PackArgument, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Use a pack where it lies, such as on a stick, without copying it."""
    use_in_place(data_dir(data), folder)
    say.result({"folder": str(folder.absolute())}, as_json, f"{folder.absolute()}: used in place")


def forget(folder: PackArgument, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Use a pack in place no more; its files stay. Ends with 1 if it was not used."""
    known = forget_in_place(data_dir(data), folder)
    say.result({"forgotten": known}, as_json, f"{folder}: {'not used any more' if known else 'was not used'}")
    if not known:
        raise NotTrue(f"{folder}: was not used in place")


def _by_kind(option: str, said: list[str] | None) -> dict[Kind, str]:
    found: dict[Kind, str] = {}
    for text in said or ():
        kind, equals, value = text.partition("=")
        if not equals or kind not in tuple(Kind) or not value.strip():
            raise UsageError(f'--{option} "{text}": write it as zones=TEXT; kinds are {", ".join(Kind)}')
        found[Kind(kind)] = value.strip()
    return found


def _time(text: str) -> datetime:
    try:
        return parse_time(text)
    except ValueError:
        raise UsageError(f'--edition "{text}": write it as 2026-04-18 or 2026-04-18T13:15:00Z') from None


def _document(found: PackCheck) -> dict[str, Any]:
    made = found.manifest
    return {
        "folder": str(found.folder),
        "name": made.name if made else found.folder.name,
        "made_at": made.made_at.isoformat() if made else None,
        "bounds_deg": made.bounds_deg if made else None,
        "whole": found.whole,
        "size_bytes": sum(file.part.size_bytes for file in found.files),
        "files": [_file(file) for file in found.files],
        "problems": list(found.problems),
    }


def _file(file: Checked) -> dict[str, Any]:
    edition = file.edition
    return {
        "path": file.part.path,
        "kind": file.part.kind,
        "size_bytes": file.part.size_bytes,
        "edition": edition.isoformat() if edition else None,
        "age_h": None if edition is None else round(_age_h(edition), 1),
        "source": file.part.source or file.look.source,
        "licence": file.part.licence or file.look.licence,
        "facts": dict(file.look.facts),
        "remarks": list(file.look.remarks),
        "problem": file.problem,
    }


def _age_h(edition: datetime) -> float:
    return max(0.0, (datetime.now(UTC) - edition).total_seconds() / 3600.0)


def _text(found: PackCheck) -> str:
    lines = [f"{found.folder}: {'whole' if found.whole else 'NOT WHOLE'}"]
    for file in found.files:
        facts = ", ".join(f"{value} {name}" for name, value in file.look.facts.items())
        edition = file.edition
        age = "" if edition is None else f"edition {edition:%Y-%m-%d %H:%M} UTC"
        old = edition is not None and file.part.kind is Kind.ZONES and _age_h(edition) > OLD_ZONES_H
        parts = [facts, f"{age}, OLD" if old else age, file.part.source, file.part.licence, file.problem]
        said = "; ".join(part for part in parts if part)
        lines.append(f"  {file.part.path:40} {file.part.size_bytes / 1e6:8.2f} MB  {said}")
    return "\n".join([*lines, *found.problems])
