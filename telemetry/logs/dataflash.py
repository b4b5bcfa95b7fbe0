"""A DataFlash log (.BIN) as an index over its bytes, and any message as columns.

    log = read_dataflash(path)
    log.column("GPS", "Lat", instance=0)         # numpy, scaled: degrees, metres, as pilots read them
    log.at_us("GPS")                             # microseconds since 1970, by the satellites' clock

Nothing is decoded before it is asked for. A log that was cut off or damaged is read around the damage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.frames import Damage, FramesError
from telemetry.logs.dataflash_format import HEAD_BYTES, with_own_names
from telemetry.logs.dataflash_index import find_records
from telemetry.logs.dataflash_units import NO_UNITS, Units, units_of
from telemetry.logs.gps_time import utc_us
from telemetry.logs.log_bytes import at_offsets, padded, read_padded

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from telemetry.logs.dataflash_format import Format

    Bytes = npt.NDArray[np.uint8]
    Whole = npt.NDArray[np.int64]

_BLANK = 0x00, 0xFF  # what stands in a chip or a file that nothing was written to
_LAST_WEEK, _WEEK_MS = 65_535, 604_800_000
_FIX_TYPES_KNOWN = 3  # a GPS tells the time before it has a fix, but not well


def read_dataflash(path: Path) -> Dataflash:
    """The log in a .BIN file. FramesError if it holds none."""
    data, size = read_padded(path)
    log = Dataflash(data, size)
    if not log.messages:
        what = "is empty" if not size else "holds no DataFlash record"
        raise FramesError(f"{path}: {what}; give the .BIN that the autopilot wrote")
    return log


def dataflash_of(content: bytes) -> Dataflash:
    """The log in bytes in memory."""
    return Dataflash(*padded(content))


class Dataflash:
    """Every record of a log, by the log's own names: `GPS`, `ATT`; a second one of a name has its number."""

    def __init__(self, data: Bytes, size: int) -> None:
        self.size_bytes = size
        self._data = data
        self._records, by_number = find_records(data, size)
        self.formats = with_own_names(by_number.values())
        self._order = np.argsort(self._records.kind, kind="stable")
        counts = np.bincount(self._records.kind, minlength=256)
        ends = np.cumsum(counts)
        self._places = {n: slice(int(ends[n] - counts[n]), int(ends[n])) for n in by_number}
        self.messages = {
            name: int(counts[one.number]) for name, one in sorted(self.formats.items()) if counts[one.number]
        }
        self._rows: dict[str, npt.NDArray[np.void]] = {}
        self._units: dict[int, Units] | None = None
        self._offset_us: int | None = None
        self._clock_read = False

    def __len__(self) -> int:
        return len(self._records.start)

    @property
    def wrong_formats(self) -> tuple[str, ...]:
        """Messages whose fields do not make up the length they have: counted, but not read."""
        return tuple(name for name in self.messages if self.formats[name].layout is None)

    def rows(self, name: str) -> npt.NDArray[np.void]:
        """All records of a message as they stand in the log, unscaled. Empty where there are none."""
        if name not in self._rows:
            one = self.formats.get(name)
            if one is None or one.layout is None:
                return np.zeros(0, np.dtype([("nothing", "u1")]))
            self._rows[name] = at_offsets(self._data, self._starts(one), one.layout)
        return self._rows[name]

    def fields(self, name: str) -> tuple[str, ...]:
        """The fields of a message, in the order of the log."""
        one = self.formats.get(name)
        return () if one is None or one.layout is None else one.layout.names or ()

    def column(self, name: str, field: str, instance: int | None = None) -> npt.NDArray[Any]:
        """One field of all records of a message, or of those of one instance. Empty where there is none."""
        one = self.formats.get(name)
        if one is None or field not in self.fields(name):
            return np.zeros(0)
        values: npt.NDArray[Any] = self.rows(name)[field]
        if instance is not None:
            values = values[self._of_instance(name, instance)]
        divisor = one.divisors.get(field)
        return values if divisor is None else values / divisor

    def instances(self, name: str) -> tuple[int, ...]:
        """The numbers of several sensors of one kind; empty where a message knows none."""
        field = self.units(name).instance
        if field is None or not self._is_whole(name, field):
            return ()
        return tuple(np.unique(self.rows(name)[field]).tolist())

    def units(self, name: str) -> Units:
        """In which units the fields of a message are meant."""
        if self._units is None:
            self._units = units_of(self.formats, self.rows)
        one = self.formats.get(name)
        return NO_UNITS if one is None else self._units.get(one.number, NO_UNITS)

    @property
    def is_utc(self) -> bool:
        """Whether satellites told the time of day; without them times count from switching on."""
        return self._utc_offset_us() is not None

    def at_us(self, name: str, instance: int | None = None) -> Whole:
        """Microseconds since 1970 of each record; since switching on where nobody told the time of day."""
        one = self.formats.get(name)
        if one is None or one.layout is None:
            return np.zeros(0, np.int64)
        since = _since_boot(self.rows(name)["TimeUS"]) if one.is_timed else self._time_before(one)
        if instance is not None:
            since = since[self._of_instance(name, instance)]
        return since + (self._utc_offset_us() or 0)

    def all_at_us(self, *, without: tuple[str, ...] = ()) -> Whole:
        """When every record with a time of its own was written, in the order of the file."""
        wanted = np.zeros(256, np.bool_)
        for name, one in self.formats.items():
            wanted[one.number] = one.is_timed and name not in without
        heads = self._records.start[wanted[self._records.kind]]
        times = at_offsets(self._data, heads + HEAD_BYTES, np.dtype([("at", "<u8")]))["at"]
        return _since_boot(times) + (self._utc_offset_us() or 0)

    def damage(self) -> list[Damage]:
        """Where bytes belong to no record. What was never written behind the last one is no damage."""
        ends = np.append(0, self._records.start + self._records.length)
        begins = np.append(self._records.start, self._written(int(ends[-1])))
        wrong = np.flatnonzero(begins > ends)
        return [Damage(int(ends[n]), int(begins[n] - ends[n])) for n in wrong.tolist()]

    @property
    def bad_bytes(self) -> int:
        """How many bytes belong to no record."""
        return sum(damage.size_bytes for damage in self.damage())

    def _starts(self, one: Format) -> Whole:
        return self._records.start[self._order[self._places[one.number]]]

    def _of_instance(self, name: str, instance: int) -> npt.NDArray[np.bool_]:
        field = self.units(name).instance or next(
            (known for known in ("I", "Inst", "Instance") if known in self.fields(name)), None
        )
        if field is None or not self._is_whole(name, field):
            return np.full(len(self.rows(name)), instance == 0)
        return self.rows(name)[field] == instance

    def _is_whole(self, name: str, field: str) -> bool:
        """Whether a field is one whole number, which no log has to keep to."""
        kind = self.rows(name).dtype
        return field in (kind.names or ()) and kind[field].kind in "iu"

    def _written(self, begin: int) -> int:
        tail = self._data[begin : self.size_bytes]
        used = np.flatnonzero((tail != _BLANK[0]) & (tail != _BLANK[1]))
        return begin + (int(used[-1]) + 1 if used.size else 0)

    def _time_before(self, one: Format) -> Whole:
        """Messages without a time came with the timed one before them."""
        timed = np.zeros(256, np.bool_)
        for other in self.formats.values():
            timed[other.number] = other.is_timed
        clocks = self._records.start[timed[self._records.kind]]
        if not len(clocks):
            return np.zeros(self._places[one.number].stop - self._places[one.number].start, np.int64)
        before = np.maximum(np.searchsorted(clocks, self._starts(one)) - 1, 0)
        times = at_offsets(self._data, clocks[before] + HEAD_BYTES, np.dtype([("at", "<u8")]))["at"]
        return _since_boot(times)

    def _utc_offset_us(self) -> int | None:
        if not self._clock_read:
            self._clock_read = True
            self._offset_us = self._heard_offset_us()
        return self._offset_us

    def _heard_offset_us(self) -> int | None:
        """What turns time since switching on into UTC: the middle of all that the first GPS told."""
        gps = self.formats.get("GPS")
        if gps is None or not gps.is_timed or not all(self._is_whole("GPS", name) for name in ("GWk", "GMS")):
            return None
        rows = self.rows("GPS")
        good = (rows["GWk"] > 0) & (rows["GWk"] <= _LAST_WEEK)
        good &= (rows["GMS"] >= 0) & (rows["GMS"] < _WEEK_MS)
        if self._is_whole("GPS", "Status"):
            fixed = good & (rows["Status"] >= _FIX_TYPES_KNOWN)
            good = fixed if fixed.any() else good
        first = self._of_instance("GPS", 0)
        good = good & first if (good & first).any() else good
        if not good.any():
            return None
        told = utc_us(rows["GWk"][good], rows["GMS"][good])
        return int(np.median(told - _since_boot(rows["TimeUS"][good])))


def _since_boot(times: npt.NDArray[np.uint64]) -> Whole:
    """Of a damaged time only that it is late."""
    return np.minimum(times, np.uint64(1 << 53)).astype(np.int64)
