"""The brigade's own mappings: `dispatch_profiles.toml` in the data folder, which a person may edit, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tomlkit
from tomlkit.exceptions import TOMLKitError

from incidents.dispatch.profiles import OWN_PROFILES, DispatchError, load_profiles

if TYPE_CHECKING:
    from pathlib import Path

    from tomlkit import TOMLDocument
    from tomlkit.items import Table

    from incidents.dispatch.profiles import Profile

_NAME = re.compile(r"[\w-]{1,60}")
_REPEATED_BLANKS = re.compile(r"[\s/\\.:]+")
_HEAD = (
    "Mappings of dispatch exports that this brigade made. Each table is one export: its columns by name,\n"
    "the time zone and the formats of its times. The handbook explains the keys.\n"
)


def keep_profile(data: Path, profile: Profile) -> Path:
    """Write the mapping into the data folder, in place of one of its name. DispatchError if it cannot."""
    return write_profile(data / OWN_PROFILES, profile)


def write_profile(path: Path, profile: Profile) -> Path:
    """The same into a file of its own or into one that has others; those stay as they are, comments too."""
    if not _NAME.fullmatch(profile.name):
        raise DispatchError(f'"{profile.name}": a mapping is named with up to 60 letters, digits, - and _')
    if not profile.times or not profile.detect:
        raise DispatchError(f"{profile.name}: a mapping needs at least one column with a time")
    if path.is_file():
        load_profiles(path)  # who wrote a mistake in it is told before anything is written
    document = _document(path)
    document[profile.name] = _table(profile)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(tomlkit.dumps(document), "utf-8")
        load_profiles(part)
        part.replace(path)
    except OSError as error:
        raise DispatchError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return path


def profile_text(profile: Profile) -> str:
    """The mapping as it would stand in the file."""
    document = tomlkit.document()
    document[profile.name] = _table(profile)
    return tomlkit.dumps(document)


def profile_name(text: str) -> str:
    """A name that somebody typed, or that of a file, as the name of a table."""
    name = _REPEATED_BLANKS.sub("_", text.strip().casefold())
    return re.sub(r"[^\w-]", "", name)[:60].strip("_") or "own"


def _document(path: Path) -> TOMLDocument:
    if not path.is_file():
        document = tomlkit.document()
        for line in _HEAD.splitlines():
            document.add(tomlkit.comment(line))
        return document
    try:
        return tomlkit.parse(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise DispatchError(f"{path}: cannot be read: {error}") from error


def _table(profile: Profile) -> Table:
    table = tomlkit.table()
    table["detect"] = profile.detect
    table["tz"] = profile.tz
    table["formats"] = profile.formats
    table["row"] = profile.row
    if profile.crs:
        table["crs"] = profile.crs
    if profile.encoding:
        table["encoding"] = profile.encoding
    if profile.delimiter:
        table["delimiter"] = profile.delimiter
    if profile.offsets:
        table["offsets"] = True
    for key, columns in (("incident", profile.incident), ("unit", profile.unit), ("times", profile.times)):
        inner = tomlkit.inline_table()
        for field, column in columns.items():
            inner[field] = column
        table[key] = inner
    return table
