"""`firedrone exercise`: what the crew practises, as files: ours, the brigade's own, a neighbour's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.paths import data_dir
from firedrone.verbs import exercise_from, exercise_run, exercise_score, say
from firedrone.verbs.options import DataOption, JsonOption, reading_language
from training.exercise import shelf
from training.exercise.errors import ExerciseError
from training.exercise.exchange import export_exercise, import_exercise
from training.exercise.said import LANGUAGES, said
from training.exercise.scenario import TargetKind
from training.exercise.scenario_file import read_exercise

if TYPE_CHECKING:
    from training.exercise.scenario import FaultDue, Scenario

ExerciseArgument = Annotated[str, typer.Argument(help="An id, or a file.")]
FileArgument = Annotated[Path, typer.Argument(help="A .toml file with one exercise.")]
LanguageOption = Annotated[
    str, typer.Option("--lang", help="en, lv or lt; English where an exercise does not have it.")
]


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(help="Exercises: each one file, to be written by hand.", rich_markup_mode=None)
    group.command("list")(list_all)
    group.command()(show)
    group.command()(check)
    group.command("import")(bring_in)
    group.command("export")(hand_over)
    exercise_from.register(group)
    exercise_run.register(group)
    exercise_score.register(group)
    app.add_typer(group, name="exercise")


def list_all(lang: LanguageOption = "en", data: DataOption = None, as_json: JsonOption = False) -> None:
    """All exercises: those that come with FireDrone, and the brigade's own."""
    language = reading_language(lang)
    folder = data_dir(data)
    remarks = shelf.unreadable(folder)
    for line in remarks:
        say.aside(f"left out: {line}")
    found = shelf.library(folder)
    document = {
        "exercises": [_head(one, shelf.file_of(one.id, folder), language) for one in found],
        "remarks": list(remarks),
    }
    lines = [f"{one.id:22} {one.lasts_s / 60:4.1f} min  {said(one.title, language)}" for one in found]
    say.result(document, as_json, "\n".join(lines))


def show(
    exercise: ExerciseArgument,
    lang: LanguageOption = "en",
    spoilers: Annotated[
        bool, typer.Option("--trainer", help="For people: also what breaks, and what to look at.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """What the crew is told; for the trainer also the rest."""
    language, folder = reading_language(lang), data_dir(data)
    one = shelf.find(exercise, folder)
    lines = [said(one.title, language), "", said(one.brief, language), "", one.alarm.text]
    if spoilers:
        lines += ["", said(one.trainer, language), *(_due(fault) for fault in one.faults)]
    document = {
        **_head(one, shelf.file_of(exercise, folder), language),
        "brief": said(one.brief, language),
        "trainer": said(one.trainer, language),
        "alarm": {"text": one.alarm.text, "what": one.alarm.what, "where": one.alarm.where},
        "faults": [
            {"fault": fault.fault.value, "at_s": fault.at_s, "lasts_s": fault.lasts_s, "when": _when(fault)}
            for fault in one.faults
        ],
        "pass_mark": one.pass_mark,
        "seed": one.seed,
        "from_incident": one.from_incident,
    }
    say.result(document, as_json, "\n".join(lines))


def check(file: FileArgument, as_json: JsonOption = False) -> None:
    """Whether a file can be flown as an exercise; all that is wrong in it, by its lines."""
    try:
        one = read_exercise(file)
    except ExerciseError as error:
        problems = [
            {"file": one.file, "line": one.line, "what": one.what, "nearest": one.nearest}
            for one in error.troubles
        ]
        if as_json:
            say.result({"ok": False, "problems": problems}, as_json, "")
        else:
            for trouble in error.troubles[1:]:
                say.aside(trouble.said)
        raise
    say.result({"ok": True, "id": one.id, "problems": []}, as_json, f"{one.id}: can be flown")


def bring_in(file: FileArgument, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Take a neighbour's file in; the same one twice changes nothing."""
    folder = data_dir(data)
    before = {one.stem for one in shelf.files(folder)}
    one = import_exercise(file, folder)
    new = one.id not in before
    document = {"id": one.id, "file": str(shelf.file_of(one.id, folder)), "new": new}
    say.result(document, as_json, one.id if new else f"{one.id}: is here already")


def hand_over(
    exercise: ExerciseArgument,
    out: Annotated[Path, typer.Argument(help="A file, or a folder such as a stick.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write an exercise to a file for a neighbour; it holds all its languages."""
    one = shelf.find(exercise, data_dir(data))
    written = export_exercise(one, out)
    say.result({"id": one.id, "file": str(written)}, as_json, str(written))


def _head(one: Scenario, path: Path, language: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": said(one.title, language),
        "languages": [language for language in LANGUAGES if language in one.title],
        "lasts_s": one.lasts_s,
        "land": one.land.value,
        "begins_at": one.begins_at.isoformat().replace("+00:00", "Z"),
        "lat_deg": one.at.lat_deg,
        "lon_deg": one.at.lon_deg,
        "wanted": {
            kind.value: sum(target.wanted and target.kind is kind for target in one.targets)
            for kind in TargetKind
        },
        "shipped": shelf.is_shipped(path),
        "file": str(path),
    }


def _due(fault: FaultDue) -> str:
    ends = "" if fault.lasts_s is None else f", for {fault.lasts_s:g} s"
    return f"{fault.fault.value}: {_when(fault)}{ends}"


def _when(fault: FaultDue) -> str:
    if fault.at_s is not None:
        return f"at {fault.at_s:g} s"
    return "by hand" if fault.inside is None else f"within {fault.inside.radius_m:g} m of a place"
