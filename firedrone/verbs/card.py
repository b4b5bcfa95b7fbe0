"""`firedrone card`: the two pages that lie in the drone's case."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from firedrone.verbs import say
from incidents.pocket_card import pocket_card
from missions.whole_file import write_whole


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command()(card)


def card(
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    language: Annotated[str, typer.Option("--lang", help="en, lv or lt.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
) -> None:
    """Write the card to print: before, in flight, alarms, after."""
    write_whole(out, pocket_card(language, datetime.now(UTC)))
    say.result({"file": str(out), "language": language}, as_json, f"{out}: two pages, A4")
