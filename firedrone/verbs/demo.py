"""`firedrone demo`, and `firedrone` alone: the window."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.paths import data_dir
from firedrone.screen import why_no_window
from firedrone.verbs.say import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def demo(
        speed: Annotated[float, typer.Option(min=1, max=50, help="Seconds of flight a second.")] = 4.0,
    ) -> None:
        """The window, with the embedded drone searching a field and a sample incident open."""
        raise typer.Exit(open_window(demo_speed=speed))


def open_window(*, demo_speed: float | None = None, bring: Path | None = None) -> int:
    """Open the window, with a file to look at; return when it is closed: the exit status of the program."""
    why = why_no_window()
    if why is not None:
        raise UsageError(why)
    gc.disable()  # a tenth of the start: nothing of what is imported is ever thrown away
    from firedrone.app import run  # noqa: PLC0415 Qt is loaded only for who wants a window

    gc.freeze()  # and is looked through no more in flight either
    gc.enable()
    return run(data_dir(), demo_speed=demo_speed, bring=bring)
