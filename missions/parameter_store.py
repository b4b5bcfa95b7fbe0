"""The parameters each vehicle had when they were last read whole: one file a vehicle, by its uid."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from maps.foreign.file import FormatError
from maps.foreign.json_file import read_json
from missions.parameter import Parameter, ParameterError
from missions.parameters import Parameters

if TYPE_CHECKING:
    from pathlib import Path

_NO_NAME = re.compile(r"[^0-9A-Za-z_-]")

Value = Annotated[float, Meta(ge=-3.5e38, le=3.5e38)]


class _File(Struct, forbid_unknown_fields=True, frozen=True):
    format: Literal["firedrone-parameters"]
    version: Literal[1]
    uid: str
    firmware: str | None
    read_at: datetime
    count: Annotated[int, Meta(ge=0, le=65_535)]
    hash: str
    values: dict[str, tuple[Value, Annotated[int, Meta(ge=0, le=255)]]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a vehicle had, and when that was read."""

    parameters: Parameters
    at: datetime


class ParameterStore:
    """A folder of them. What cannot be read in it is as if it were not there: the vehicle has the truth."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, uid: str, firmware: str | None) -> Remembered | None:
        """None for a vehicle never read whole, or with another firmware since."""
        path = self._path(uid)
        try:
            file = msgspec.convert(read_json(path), _File)
        except (FormatError, msgspec.ValidationError):
            return None
        values = {name: Parameter(name, value, kind) for name, (value, kind) in file.values.items()}
        found = Parameters(values, file.count, engine="remembered")
        if (
            (file.uid, file.firmware) != (uid, firmware)
            or found.hash != file.hash
            or file.read_at.tzinfo is None
        ):
            return None
        return Remembered(found, file.read_at)

    def keep(self, uid: str, firmware: str | None, parameters: Parameters, at: datetime) -> None:
        """Only what was read whole. ParameterError when the folder cannot be written."""
        if not parameters.complete:
            return
        values = {name: (told.value, told.kind) for name, told in parameters.values.items()}
        count = parameters.count or len(values)
        file = _File("firedrone-parameters", 1, uid, firmware, at, count, parameters.hash, values)
        path = self._path(uid)
        part = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.encode(file))
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise ParameterError(f"{path}: cannot be written: {error.strerror}") from error

    def _path(self, uid: str) -> Path:
        return self._folder / f"{_NO_NAME.sub('_', uid)[:80]}.json"
