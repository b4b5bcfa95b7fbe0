"""`firedrone desktop`: FireDrone in the menus of this user, with its icon and file types; and out of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import JsonOption
from firedrone.verbs.say import UsageError
from telemetry.flight_folder import flight_folders

if TYPE_CHECKING:
    from pathlib import Path

    from firedrone.desktop import Changed


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(help="FireDrone in the menus of this desktop.", rich_markup_mode=None)
    group.command()(add)
    group.command()(remove)
    app.add_typer(group, name="desktop")


def add(as_json: JsonOption = False) -> None:
    """Put FireDrone into the menus of this user, with its icon, and let it open recorded flights."""
    from firedrone import desktop  # noqa: PLC0415 draws with Qt, which may be missing where others help

    _must_be_linux()
    command = desktop.own_command()
    changed = desktop.add(desktop.share_folder(), command)
    document = {**_document(changed), "command": list(command)}
    say.result(document, as_json, f"FireDrone stands in the menus: {changed.files[0]}")


def remove(as_json: JsonOption = False) -> None:
    """Take FireDrone out of the menus; the data stay, and it says where."""
    from firedrone import desktop  # noqa: PLC0415 as above

    _must_be_linux()
    changed = desktop.remove(desktop.share_folder())
    data = data_dir()
    flights = len(flight_folders(data))
    incidents = sum(1 for _ in (data / "incidents").glob("*/journal.jsonl"))
    kept = {"data": str(data), "there": data.is_dir(), "flights": flights, "incidents": incidents}
    say.result({**_document(changed), **kept}, as_json, _removed(changed, data, flights, incidents))


def _removed(changed: Changed, data: Path, flights: int, incidents: int) -> str:
    gone = f"{len(changed.files)} files are gone from the menus." if changed.files else "It was in no menu."
    if not data.is_dir():
        return f"{gone} There are no data in {data}."
    return (
        f"{gone} The data stay: {incidents} incidents and {flights} flights in {data}\n"
        "The program itself goes with: pipx uninstall firedrone"
    )


def _document(changed: Changed) -> dict[str, object]:
    return {"files": [str(path) for path in changed.files], "refreshed": list(changed.refreshed)}


def _must_be_linux() -> None:
    if sys.platform != "linux":
        raise UsageError(
            "desktop: on this system there is nothing to add; make a shortcut to the program itself"
        )
