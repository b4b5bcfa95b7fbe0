"""The command line. Every verb lives in firedrone/verbs/; here errors become one line."""

from __future__ import annotations

import os
import sys
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from firedrone.all_verbs import AllVerbs
from firedrone.logs import start_logging
from firedrone.verbs.say import NotTrue
from maps.plain_error import PlainError

NOT_TRUE, BAD_INPUT, INTERRUPTED = 1, 2, 130


def build() -> typer.Typer:
    """The whole command line, ready to be called or tested."""
    app = typer.Typer(
        name="firedrone",
        help="The drone station of a fire brigade. Without a verb it opens the window.",
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback(cls=AllVerbs, invoke_without_command=True)
    def root(
        context: typer.Context,
        data: Annotated[Path | None, typer.Option(help="Where the data live (or FIREDRONE_DATA).")] = None,
        version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
    ) -> None:
        if version:
            sys.stdout.write(f"firedrone {metadata.version('firedrone')}\n")
            raise typer.Exit
        if data is not None:
            os.environ["FIREDRONE_DATA"] = str(data)
        start_logging()
        if context.invoked_subcommand is None:
            from firedrone.verbs.demo import open_window  # noqa: PLC0415 a verb like the others

            raise typer.Exit(open_window())

    return app


def main(arguments: list[str] | None = None) -> int:
    """Run one verb. Exit status: 0 true, 1 not true, 2 bad input, 130 interrupted."""
    try:
        status = build()(arguments, standalone_mode=False)
    except (typer.Exit, typer.Abort, TyperException, NotTrue, OSError, PlainError) as ended:
        return _ended(ended)
    return status if isinstance(status, int) else 0


def _ended(reason: Exception) -> int:
    match reason:
        case typer.Exit():
            return reason.exit_code
        case typer.Abort():
            return INTERRUPTED
        case NotTrue():
            _line(str(reason))
            return NOT_TRUE
        case TyperException():
            _line(reason.format_message())
        case OSError():  # a file or a folder that cannot be read or written
            _line(f"{reason.filename or 'the system'}: {reason.strerror or reason}")
        case _:
            _line(str(reason))
    return BAD_INPUT


def _line(text: str) -> None:
    sys.stderr.write(" ".join(text.split()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
