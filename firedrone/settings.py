"""The settings file: one TOML beside the data, filled from the records that each package owns."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
import tomlkit
from tomlkit.exceptions import ParseError

from maps.foreign.file import FormatError
from maps.foreign.toml_file import read_toml
from telemetry.settings import LinkSettings, SimulatorSettings
from telemetry.video.settings import VideoSettings
from ui.settings import SettingsError, UiSettings, wrong_in

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
FILE = "settings.toml"
MEND = "mend the line, or delete the file to begin anew"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two starts."""

    ui: UiSettings = field(default_factory=UiSettings)
    link: LinkSettings = field(default_factory=LinkSettings)
    video: VideoSettings = field(default_factory=VideoSettings)
    simulator: SimulatorSettings = field(default_factory=SimulatorSettings)


def exists(data: Path) -> bool:
    """Whether anything was ever kept here: without it this is the first start."""
    return (data / FILE).exists()


def load(data: Path) -> Settings:
    """The settings of this data folder; the defaults where there is no file yet."""
    path = data / FILE
    try:
        settings = msgspec.convert(read_toml(path), Settings)
    except FormatError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return Settings()
        to_do = "choose another folder with --data" if isinstance(error.__cause__, OSError) else MEND
        raise SettingsError(f"{path}: {error.what}; {to_do}") from error
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {error}; {MEND}") from error
    if (wrong := wrong_in(settings.ui)) is not None:
        raise SettingsError(f"{path}: {wrong}")
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
