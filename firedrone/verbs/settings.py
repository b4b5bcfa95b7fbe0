"""`firedrone settings`: what is set on this laptop, and the one file that a brigade copies to its laptops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from firedrone import settings as settings_file
from firedrone import shared_settings
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import DataOption, JsonOption

if TYPE_CHECKING:
    from ui.settings_room.shared_file import Change

FileArgument = Annotated[Path, typer.Argument(help="The file of shared settings, a .toml.")]
_SECRET = frozenset({"role_pins"})  # never said, not even to who asks


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(help="Settings, and the file that laptops share.", rich_markup_mode=None)
    group.command()(show)
    group.command()(export)
    group.command("import")(bring_in)
    app.add_typer(group, name="settings")


def show(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Say what is set on this laptop and where it stands; no PIN."""
    folder = data_dir(data)
    tables = _said(msgspec.to_builtins(settings_file.load(folder)))
    path = folder / settings_file.FILE
    shared = [f"{table}.{key}" for table, keys in shared_settings.SHARED.items() for key in keys]
    lines = [str(path) if path.exists() else f"{path}: not there yet, so all is as at first"]
    lines += [f"{t}.{key} = {_value(value)}" for t, values in tables.items() for key, value in values.items()]
    document = {"data": str(folder), "file": str(path), "there": path.exists()}
    say.result({**document, "settings": tables, "shared": shared}, as_json, "\n".join(lines))


def export(file: FileArgument, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Write the file for the brigade's other laptops: no PIN, password, crew or path of this laptop in it."""
    count = shared_settings.export(data_dir(data), file)
    say.result({"file": str(file), "settings": count}, as_json, f"{file}: {count} settings")


def bring_in(file: FileArgument, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Take over what the file says, keep the rest, and say what is other now. Close the window before."""
    brought = shared_settings.bring_in(data_dir(data), file)
    changed = [{"setting": one.setting, "from": one.before, "to": one.after} for one in brought.changes]
    kept = None if brought.kept is None else str(brought.kept)
    lines = [_change(one) for one in brought.changes] or ["Nothing is other than before."]
    if kept is not None:
        lines.append(f"The settings before: {kept}")
    say.result({"file": str(file), "changed": changed, "kept": kept}, as_json, "\n".join(lines))


def _said(tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        table: {key: value for key, value in values.items() if key not in _SECRET}
        for table, values in tables.items()
    }


def _change(one: Change) -> str:
    return f"{one.setting}: {_value(one.before)} -> {_value(one.after)}"


def _value(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()
