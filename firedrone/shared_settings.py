"""The one file of settings that a brigade copies to its laptops: written, read, and what it changed.

In it is what a brigade has in common. Not in it:
- a secret: role PINs; keys and passwords, which are in the key store and never in settings
- what is this laptop's own: its screen and the size of its controls, its role, the folder it watches, where
  its simulator is, a serial port or a recording as the drone's link
- what each laptop has to decide by itself: the camera hosts that a person let in
- people: the crew's names, for a file on a stick is read by whoever finds it
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import msgspec
import tomlkit

from firedrone import settings as settings_file
from firedrone.settings import Settings
from maps.coordinates.position import parse_position
from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml
from maps.grids import PositionError
from telemetry.link.address import NetworkAddress, SimAddress, parse_address
from telemetry.link.link import LinkError
from telemetry.safe_files import replace_file
from telemetry.video.address import Scheme, credentials_in, parse_stream_address
from telemetry.video.errors import StreamError
from ui.settings import MOST_NAME_CHARS, SettingsError, wrong_in
from ui.settings_room.shared_file import BroughtIn, Change

if TYPE_CHECKING:
    from pathlib import Path

Tables = dict[str, dict[str, Any]]  # as in the settings file: by table and key

VERSION = 1
VERSION_KEY = "firedrone_settings"
SHARED = {
    "ui": (
        "theme",
        "theme_by_sun",
        "language",
        "brigade_name",
        "brigade_country",
        "brigade_place",
        "sounds",
        "spoken_alarms",
    ),
    "link": ("address", "names"),
    "video": ("thermal", "visible", "raw", "hfov_deg", "threshold_c"),
}
BEFORE = "settings.before-import.toml"
_HEAD = (
    "FireDrone: the settings that a brigade's laptops have in common. No PIN, key, password or crew in it."
)
_MOST_DRONES = 200
_MOST_HFOV_DEG = 180.0
_LEAST_C, _MOST_C = -50.0, 1500.0


def export(data: Path, path: Path) -> int:
    """Write what this laptop shares; how many settings that are. SettingsError as one line."""
    tables = shared_of(settings_file.load(data))
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEAD))
    document.add(VERSION_KEY, tomlkit.item(VERSION))
    for table, values in tables.items():
        document.add(table, tomlkit.item(values))
    try:
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    return sum(len(values) for values in tables.values())


def bring_in(data: Path, path: Path) -> BroughtIn:
    """Take over what the file says and keep the rest. SettingsError, and nothing is changed."""
    old = settings_file.load(data)
    new = merged(old, read_shared(path), path)
    changes = changes_between(old, new)
    kept = None
    if changes:
        kept = _keep_old(data)
        settings_file.save(data, new)
    return BroughtIn(new.ui, new.link, new.video, changes, kept)


def shared_of(settings: Settings) -> Tables:
    """The tables to write: without what is this laptop's own."""
    everything = msgspec.to_builtins(settings)
    tables = {table: {key: everything[table][key] for key in keys} for table, keys in SHARED.items()}
    for table, key, is_shared in _ADDRESSES:
        if not is_shared(tables[table][key]):
            del tables[table][key]
    return tables


def read_shared(path: Path) -> Tables:
    """What stands in the file, if it is one of ours; its values are judged by `merged`."""
    try:
        read = read_toml(path)
    except FormatError as error:
        where = f"{error.place}: " if error.place else ""
        raise _refused(path, f"{where}{error.what}; export it anew") from error
    version = read.pop(VERSION_KEY, None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _refused(path, f"{VERSION_KEY} = {VERSION} is missing: it is no file of shared settings")
    if version > VERSION:
        raise _refused(path, f"a newer FireDrone wrote it (form {version}): install that one here")
    for table, values in read.items():
        if table not in SHARED or not isinstance(values, dict):
            raise _refused(path, f"{table} is no table of shared settings; take it out")
        for key in cast("Tables", read)[table]:
            if key not in SHARED[table]:
                raise _refused(path, f"{table}.{key} is no setting that laptops share; take it out")
    return read


def merged(old: Settings, shared: Tables, path: Path) -> Settings:
    """What the file does not name stays as it is, also the names of other drones."""
    tables = msgspec.to_builtins(old)
    for table, values in shared.items():
        tables[table].update(values)
    try:
        new = msgspec.convert(tables, Settings)
    except msgspec.ValidationError as error:
        raise _refused(path, f"{error}; mend the line") from error
    if (wrong := wrong_in(new.ui) or _wrong_in(new, shared)) is not None:
        raise _refused(path, wrong)
    return replace(new, link=replace(new.link, names={**old.link.names, **new.link.names}))


def changes_between(old: Settings, new: Settings) -> tuple[Change, ...]:
    """Every shared setting that is another now, in the order of the file."""
    before, after = msgspec.to_builtins(old), msgspec.to_builtins(new)
    return tuple(
        Change(f"{table}.{key}", before[table][key], after[table][key])
        for table, keys in SHARED.items()
        for key in keys
        if before[table][key] != after[table][key]
    )


def _keep_old(data: Path) -> Path | None:
    """The settings as they were, beside the new ones."""
    old, kept = data / settings_file.FILE, data / BEFORE
    if not old.exists():
        return None
    try:
        replace_file(kept, old.read_bytes())
    except OSError as error:
        why = f"{kept}: cannot be written: {error.strerror}; nothing was changed"
        raise SettingsError(why) from error
    return kept


def _wrong_in(settings: Settings, shared: Tables) -> str | None:
    """What is of the right type and still cannot be."""
    for table, key, is_shared in _ADDRESSES:
        if key in shared.get(table, {}) and not is_shared(shared[table][key]):
            return f"{table}.{key} is no address that laptops share; take it out"
    ui, video, names = settings.ui, settings.video, settings.link.names
    if ui.brigade_place and not _is_place(ui.brigade_place) and "brigade_place" in shared.get("ui", {}):
        return "ui.brigade_place is no position; write degrees, such as 56.38290, 24.64790"
    if not _is_name(ui.brigade_name):
        return f"ui.brigade_name: write one line of {MOST_NAME_CHARS} characters at most"
    if len(names) > _MOST_DRONES or not all(_is_name(text) for pair in names.items() for text in pair):
        return f"link.names: {_MOST_DRONES} drones at most, each with a name of one line"
    if not (0.0 <= video.hfov_deg < _MOST_HFOV_DEG and _LEAST_C <= video.threshold_c <= _MOST_C):
        return f"video: hfov_deg is 0 to {_MOST_HFOV_DEG:.0f}, threshold_c {_LEAST_C:.0f} to {_MOST_C:.0f}"
    return None


def _link_is_shared(address: str) -> bool:
    """A network, or the drone for training: a serial port and a recording are this laptop's own."""
    try:
        return isinstance(parse_address(address), NetworkAddress | SimAddress)
    except LinkError:
        return False


def _stream_is_shared(address: str) -> bool:
    """No camera or file of this laptop, and no password: neither in front of the host nor in the path."""
    if not address:
        return True
    try:
        read = parse_stream_address(address)
    except StreamError:
        return False
    is_network = read.scheme not in (Scheme.DEVICE, Scheme.FILE)
    return is_network and credentials_in(address) is None and "*" not in str(read)


_ADDRESSES: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("link", "address", _link_is_shared),
    ("video", "thermal", _stream_is_shared),
    ("video", "visible", _stream_is_shared),
)


def _is_place(text: str) -> bool:
    try:
        parse_position(text)
    except PositionError:
        return False
    return True


def _is_name(text: str) -> bool:
    return len(text) <= MOST_NAME_CHARS and (text.isprintable() or not text)


def _refused(path: Path, why: str) -> SettingsError:
    return SettingsError(one_line(f"{path}: {why}"))
