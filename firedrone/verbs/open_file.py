"""`firedrone open`: the window with a file, as a double click in the file manager asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from firedrone.paths import data_dir
from firedrone.verbs.demo import open_window
from firedrone.verbs.say import UsageError
from incidents.incoming import kind_of
from training.exercise.exchange import import_exercise
from training.exercise.scenario import SUFFIX


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command(name="open")(open_file)


def open_file(
    file: Annotated[
        Path | None,
        typer.Argument(help="A flight, a sealed incident, a dispatch record, an alarm text, an exercise."),
    ] = None,
) -> None:
    """Open the window; a file is looked at in Review, an exercise is kept and stands in Train."""
    if file is None:
        raise typer.Exit(open_window())
    if not file.exists():
        raise UsageError(f"{file}: there is no such file: look at how its name is written")
    if file.suffix.lower() == SUFFIX:
        import_exercise(file, data_dir())
    else:
        kind_of(file)  # what no room takes in is refused here, in its one line
    raise typer.Exit(open_window(bring=file.absolute()))
