"""`firedrone incident import-dispatch` and `guess-mapping`: what the dispatch centre wrote, taken in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.keys import KEY_WITHIN_S, open_keys
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption
from incidents.dispatch.file import open_sheets
from incidents.dispatch.guess import SURE, guess_mapping, under_header
from incidents.dispatch.own_profiles import profile_name, profile_text, write_profile
from incidents.dispatch.place import Axes
from incidents.dispatch.preview import Choices, preview
from incidents.dispatch.profiles import DispatchError, known_profiles, load_profiles
from incidents.dispatch.record import without_bad_rows
from incidents.dispatch.take_in import import_dispatch as take_in
from incidents.folder import find
from incidents.journal import Journal

if TYPE_CHECKING:
    from incidents.dispatch.guess import Guess, Guessed
    from incidents.dispatch.record import Dispatch, Flag
    from incidents.dispatch.sheet import Sheet
    from incidents.dispatch.take_in import Imported

SheetOption = Annotated[str | None, typer.Option(help="Which sheet of a workbook.")]


def register(group: typer.Typer) -> None:
    """Attach the verbs to `firedrone incident`."""
    group.command("import-dispatch")(import_dispatch)
    group.command("guess-mapping")(guess)


def import_dispatch(
    incident: Annotated[str, typer.Argument(help='An id, the beginning of one, or "last".')],
    file: Annotated[Path, typer.Argument(help="What the dispatch centre exported: CSV, XLSX or JSON.")],
    mapping: Annotated[Path | None, typer.Option(help="A mapping file of your own (TOML).")] = None,
    profile: Annotated[str | None, typer.Option(help="Which mapping, when several fit.")] = None,
    sheet: SheetOption = None,
    number: Annotated[
        str | None, typer.Option(help="Which incident number, when the file holds several.")
    ] = None,
    axes: Annotated[
        Axes | None, typer.Option(help="Northing and easting, where nothing tells which is which.")
    ] = None,
    look: Annotated[bool, typer.Option("--preview", help="Only show what would be imported.")] = False,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="Leave out rows that cannot be read.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in the dispatch centre's record of this incident."""
    folder = find(data_dir(data), incident)
    profiles = load_profiles(mapping) if mapping else known_profiles(data_dir(data))
    dispatch = preview(file, profiles, Choices(profile, sheet, axes))
    if skip_bad_rows:
        dispatch = without_bad_rows(dispatch)
    if look:
        say.result(_preview_document(dispatch), as_json, _preview_text(dispatch))
        return
    now = datetime.now(UTC)
    signer = open_keys(data_dir(data), wait_s=KEY_WITHIN_S).laptop
    with Journal(folder, now, signer) as journal:
        try:
            imported = take_in(journal, dispatch, now, number)
        except DispatchError as error:
            if not dispatch.bad:
                raise
            raise DispatchError(f"{error}: --skip-bad-rows", error.row) from error
    document = {"entries": len(imported.entries), "flags": [_flag(flag) for flag in imported.flags]}
    say.result(document, as_json, _import_text(imported))


def guess(
    file: Annotated[Path, typer.Argument(help="An export whose columns nobody mapped yet.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the mapping; it may hold others.")] = None,
    name: Annotated[str | None, typer.Option(help="What to call it; else as the file.")] = None,
    sheet: SheetOption = None,
    as_json: JsonOption = False,
) -> None:
    """Guess what the columns of an export mean, and say how sure each guess is and why."""
    guessed = guess_mapping(under_header(_sheet(file, sheet)), profile_name(name or file.stem))
    if not guessed.guesses:
        raise DispatchError(
            f"{file.name}: no column is known by its name or its values; write a mapping by hand"
        )
    if out is not None:
        write_profile(out, guessed.profile)
    say.result(_guess_document(guessed, out), as_json, _guess_text(guessed, out))


def _sheet(file: Path, name: str | None) -> Sheet:
    sheets = open_sheets(file).sheets
    found = next((sheet for sheet in sheets if name in (None, sheet.name)), None)
    if found is None:
        there = ", ".join(sheet.name for sheet in sheets)
        raise DispatchError(f"{file.name}: has no sheet {name!r}; it has: {there}")
    return found


def _preview_document(dispatch: Dispatch) -> dict[str, Any]:
    return {
        "entries": 0,
        "profile": dispatch.profile,
        "numbers": list(dispatch.numbers),
        "times": [
            {"at": _utc(time.at), "code": time.kind, "row": time.row, "written": time.written}
            for time in dispatch.times
        ],
        "flags": [_flag(flag) for flag in dispatch.flags],
        "bad_rows": [_flag(bad.flag) for bad in dispatch.bad],
    }


def _preview_text(dispatch: Dispatch) -> str:
    times = [f"{time.at:%Y-%m-%d %H:%M:%S} UTC  {time.kind}" for time in dispatch.times]
    bad = [f"cannot be read: {_flag_text(one.flag)}" for one in dispatch.bad]
    return "\n".join([*times, *map(_flag_text, dispatch.flags), *bad])


def _import_text(imported: Imported) -> str:
    return "\n".join([f"{len(imported.entries)} entries", *map(_flag_text, imported.flags)])


def _guess_document(guessed: Guessed, out: Path | None) -> dict[str, Any]:
    return {
        "name": guessed.profile.name,
        "tz": guessed.profile.tz,
        "tz_known": guessed.zone_known,
        "formats": guessed.profile.formats,
        "day_first_uncertain": guessed.day_first_uncertain,
        "crs": guessed.profile.crs,
        "guesses": [
            {
                "field": one.field,
                "column": one.column,
                "confidence": one.confidence,
                "why": one.why,
                "about": one.about,
            }
            for one in guessed.guesses
        ],
        "file": str(out) if out else None,
    }


def _guess_text(guessed: Guessed, out: Path | None) -> str:
    lines = [_one_guess(one) for one in guessed.guesses]
    if not guessed.zone_known:
        lines.append(f"# tz = {guessed.profile.tz}: nothing in the file says so, look at it")
    if guessed.day_first_uncertain:
        lines.append("# formats: day and month could be the other way round, look at it")
    lines.append(f"# written to {out}" if out else profile_text(guessed.profile).rstrip())
    return "\n".join(lines)


def _one_guess(one: Guess) -> str:
    look = "" if one.confidence >= SURE else ", look at it"
    return (
        f"# {one.field} = {one.column}: {one.confidence:.0%}{look} ({_WHY[one.why].format(about=one.about)})"
    )


_WHY = {
    "name": 'the header says "{about}"',
    "name_and_values": 'the header says "{about}", and the values look like it',
    "name_not_values": 'the header says "{about}", but the values do not look like it',
    "values": 'by its values, such as "{about}"',
}


def _flag(flag: Flag) -> dict[str, Any]:
    return {"row": flag.row, "code": flag.code, "what": flag.what}


def _flag_text(flag: Flag) -> str:
    return f"row {flag.row}: {flag.what}" if flag.row else flag.what


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
