"""Which numbers a recording holds, and any of them as a curve: .tlog, .BIN and .ulg alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from telemetry.columns import fields_of, layout, name_of, number_of
from telemetry.frames import FramesError, read_frames
from telemetry.logs.any_log import LogKind, log_kind
from telemetry.logs.curve import Curve, curve_of
from telemetry.logs.dataflash import read_dataflash
from telemetry.logs.field_units import UNKNOWN_IS_MINUS_ONE, dataflash_unit, wire_unit
from telemetry.logs.ulog import read_ulog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

    from telemetry.frames import Frames, Source
    from telemetry.logs.dataflash import Dataflash
    from telemetry.logs.ulog import Ulog

_LONGEST_ARRAY = 32  # of numbers that are each a field; longer ones are pictures and packets
_NO_CURVES = ("TimeUS", "timestamp", "time_boot_ms", "time_usec")


@dataclass(frozen=True, slots=True)
class Field:
    """A number of one message. `instance`: of several sensors of a kind, this one; None: there is but one."""

    message: str
    name: str
    instance: int | None = None

    @property
    def label(self) -> str:
        """As pilots write it: GPS[0].Spd."""
        return f"{self.source}.{self.name}"

    @property
    def source(self) -> str:
        """The message, and which of several sensors: GPS[0]."""
        return self.message if self.instance is None else f"{self.message}[{self.instance}]"


def in_order(field: Field) -> tuple[str, int, str]:
    """Fields of one sensor stand together."""
    return field.message, -1 if field.instance is None else field.instance, field.name


@dataclass(frozen=True, slots=True)
class Known:
    """What can be said of a field before it is read. `unit`: "" where nobody told it."""

    field: Field
    unit: str
    count: int


class Curves(Protocol):
    """A recording that can be asked for any of its numbers."""

    def known(self) -> tuple[Known, ...]:
        """All of them, by message and name."""
        ...

    def curve(self, field: Field) -> Curve:
        """Empty where the recording does not hold it."""
        ...


def curves_in(path: Path) -> Curves:
    """Of a file or a flight's folder. FramesError, one line, where there is nothing to read."""
    kind = log_kind(path)
    if kind is LogKind.DATAFLASH:
        return DataflashCurves(read_dataflash(path))
    if kind is LogKind.ULOG:
        return UlogCurves(read_ulog(path))
    if kind is None:
        raise FramesError(f"{path}: is no recorded flight; give a .tlog, .BIN or .ulg, or a flight's folder")
    frames = read_frames(path)
    return TlogCurves(frames, next(iter(frames.vehicles()), None))


class TlogCurves:
    """What one vehicle said; without a vehicle, everybody."""

    def __init__(self, frames: Frames, source: Source | None) -> None:
        self._frames = frames
        self._source = source

    def known(self) -> tuple[Known, ...]:
        """Messages whose checksums nobody tested yet are counted as they stand."""
        mine = np.ones(len(self._frames), np.bool_)
        if self._source is not None:
            mine = self._frames.system == self._source.system
            mine &= self._frames.component == self._source.component
        numbers, counts = np.unique(self._frames.number[mine], return_counts=True)
        found: list[Known] = []
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
            about = fields_of(number)
            if about is None:
                continue
            name = name_of(number)
            instances: dict[Any, int] = self._instances(name, about.instance) or {None: count}
            for instance, of_it in instances.items():
                for field, unit in _numbers(layout(number), about.units):
                    if field != about.instance:
                        found.append(Known(Field(name, field, instance), wire_unit(unit)[1], of_it))
        return tuple(sorted(found, key=lambda known: in_order(known.field)))

    def curve(self, field: Field) -> Curve:
        rows = self._frames.rows(field.message, self._source)
        name, _, place = field.name.partition("[")
        if name not in (rows.fields.dtype.names or ()):
            return curve_of(rows.at_us[:0], [])
        about = fields_of(number_of(field.message) or 0)
        values: npt.NDArray[Any] = rows.fields[name]
        if place:
            values = values[:, int(place.rstrip("]"))]
        at_us = rows.at_us
        if field.instance is not None and about is not None and about.instance is not None:
            which = rows.fields[about.instance] == field.instance
            values, at_us = values[which], at_us[which]
        factor, _ = wire_unit("" if about is None else about.units.get(name, ""))
        return curve_of(at_us, np.where(_not_told(name, values), np.nan, values * factor))

    def _instances(self, name: str, field: str | None) -> dict[int, int]:
        """How many messages each of them sent; empty where there is only one."""
        if field is None:
            return {}
        found, counts = np.unique(self._frames.rows(name, self._source).fields[field], return_counts=True)
        return dict(zip(found.tolist(), counts.tolist(), strict=True)) if len(found) > 1 else {}


class DataflashCurves:
    """What an ArduPilot wrote."""

    def __init__(self, log: Dataflash) -> None:
        self._log = log

    def known(self) -> tuple[Known, ...]:
        found: list[Known] = []
        for name, count in self._log.messages.items():
            kind, units = self._log.formats[name].layout, self._log.units(name)
            if kind is None or not self._log.formats[name].is_timed:
                continue
            instances = self._log.instances(name)
            for instance in instances if len(instances) > 1 else (None,):
                for field, _ in _numbers(kind, {}):
                    if field != units.instance:
                        unit = dataflash_unit(units.unit.get(field.partition("[")[0], ""))
                        here = count if instance is None else len(self._log.at_us(name, instance))
                        found.append(Known(Field(name, field, instance), unit, here))
        return tuple(sorted(found, key=lambda known: in_order(known.field)))

    def curve(self, field: Field) -> Curve:
        name, _, place = field.name.partition("[")
        values = self._log.column(field.message, name, field.instance)
        if not len(values) or values.dtype.kind not in "iuf":
            return curve_of(np.zeros(0, np.int64), [])
        if place:
            values = values[:, int(place.rstrip("]"))]
        factor = self._log.units(field.message).factor.get(name, 1.0)
        return curve_of(self._log.at_us(field.message, field.instance), values * factor)


class UlogCurves:
    """What a PX4 wrote. It does not say its units."""

    def __init__(self, log: Ulog) -> None:
        self._log = log

    def known(self) -> tuple[Known, ...]:
        found: list[Known] = []
        for name in self._log.messages:
            instances = self._log.instances(name)
            for instance in instances:
                rows = self._log.rows(name, instance)
                which = instance if len(instances) > 1 else None
                for field, _ in _numbers(rows.dtype, {}):
                    found.append(Known(Field(name, field, which), "", len(rows)))
        return tuple(sorted(found, key=lambda known: in_order(known.field)))

    def curve(self, field: Field) -> Curve:
        instance = field.instance
        if instance is None:
            instance = next(iter(self._log.instances(field.message)), 0)
        values = self._log.column(field.message, field.name, instance)
        return curve_of(self._log.at_us(field.message, instance)[: len(values)], values)


def _numbers(kind: np.dtype[Any], units: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each number of a layout and its unit; those of an array one by one."""
    for name, (field, *_) in (kind.fields or {}).items():
        one: np.dtype[Any] = field
        if name in _NO_CURVES or one.base.kind not in "iuf":
            continue
        if not one.shape:
            yield name, units.get(name, "")
        elif len(one.shape) == 1 and one.shape[0] <= _LONGEST_ARRAY:
            for n in range(one.shape[0]):
                yield f"{name}[{n}]", units.get(name, "")


def _not_told(name: str, values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """common.xml: the greatest number of an unsigned type, and -1 of some others, mean "not known"."""
    if values.dtype.kind == "u":
        return values == np.iinfo(values.dtype).max
    if name in UNKNOWN_IS_MINUS_ONE:
        return values == -1
    return np.zeros(len(values), np.bool_)
