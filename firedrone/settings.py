"""The settings file: one TOML beside the data, filled from the records that each package owns."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
import tomlkit
from tomlkit.exceptions import ParseError

from telemetry.settings import LinkSettings
from ui.settings import LANGUAGES, UiSettings

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
FILE = "settings.toml"


class SettingsError(Exception):
    """A settings file that cannot be read or written: what, where, what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two starts."""

    ui: UiSettings = field(default_factory=UiSettings)
    link: LinkSettings = field(default_factory=LinkSettings)


def load(data: Path) -> Settings:
    """The settings of this data folder; the defaults where there is no file yet."""
    path = data / FILE
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        what = f"{path}: cannot be read: {error.strerror}; choose another folder with --data"
        raise SettingsError(what) from error
    except msgspec.MsgspecError as error:
        raise SettingsError(f"{path}: {error}; mend the line, or delete the file to begin anew") from error
    if settings.ui.language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise SettingsError(f"{path}: ui.language is {settings.ui.language!r}; write one of {known}")
    return settings


def save(data: Path, settings: Settings) -> None:
    """Write them, keeping what the user wrote beside them in the file."""
    path = data / FILE
    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
        for table, values in msgspec.to_builtins(settings).items():
            document.setdefault(table, tomlkit.table()).update(values)
        data.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(tomlkit.dumps(document), "utf-8")
        part.replace(path)
    except (OSError, ParseError) as error:
        raise SettingsError(f"{path}: cannot be written: {error}") from error
