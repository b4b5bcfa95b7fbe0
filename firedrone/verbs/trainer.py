"""`firedrone trainer`: only the trainer's window, for the laptop beside the crew's station."""

from __future__ import annotations

from typing import Annotated

import typer

from firedrone.paths import data_dir
from firedrone.screen import why_no_window
from firedrone.verbs.say import UsageError


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def trainer(
        connect: Annotated[
            str, typer.Option(help="The crew's station as HOST or HOST:PORT, as it shows them.")
        ] = "",
    ) -> None:
        """The trainer's window alone, with no drone, radio or record. It asks for the code."""
        from training.remote.addresses import host_and_port  # noqa: PLC0415 the product flies without training/

        if connect and host_and_port(connect) is None:
            raise UsageError(f'--connect "{connect}" is no address: write HOST or HOST:PORT')
        why = why_no_window()
        if why is not None:
            raise UsageError(why)
        from firedrone.trainer_app import run  # noqa: PLC0415 Qt is loaded only for who wants a window

        raise typer.Exit(run(data_dir(), connect))
