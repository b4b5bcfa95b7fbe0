"""A ULog (.ulg, PX4) as an index over its bytes, and any message as columns.

    log = read_ulog(path)
    log.column("vehicle_global_position", "lat")          # of instance 0
    log.at_us("battery_status", instance=1)               # microseconds since 1970, by the satellites' clock

A log that was cut off or damaged is read around the damage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.frames import Damage, FramesError
from telemetry.logs.log_bytes import at_offsets, padded, read_padded
from telemetry.logs.ulog_walk import HEADER, HEADER_BYTES, walk
from telemetry.messages import text_of

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from telemetry.logs.log_bytes import Bytes
    from telemetry.logs.ulog_walk import Subscription

    Whole = npt.NDArray[np.int64]

_CLOCKS = ("vehicle_gps_position", "sensor_gps")  # who tells the time of day
_SINCE_2000_US = 946_684_800_000_000
_LATEST_US = 4_102_444_800_000_000  # the year 2100


def read_ulog(path: Path) -> Ulog:
    """The log in a .ulg file. FramesError if it holds none."""
    data, size = read_padded(path)
    if not size:
        raise FramesError(f"{path}: is empty; give the .ulg that the autopilot wrote")
    if size < HEADER_BYTES or data[: len(HEADER)].tobytes() != HEADER:
        raise FramesError(f"{path}: does not begin as a ULog does; give the .ulg that the autopilot wrote")
    log = Ulog(data, size)
    if log.is_of_the_future:
        raise FramesError(f"{path}: is of a newer kind of ULog; give the .tlog of the same flight")
    return log


def ulog_of(content: bytes) -> Ulog:
    """The log in bytes in memory, which begin with the header of a ULog."""
    return Ulog(*padded(content))


class Ulog:
    """Every message of a log by name and instance; nested fields are `outer.inner`, arrays `field[0]`."""

    def __init__(self, data: Bytes, size: int) -> None:
        self.size_bytes = size
        self._data = data
        self._parts = walk(data, size)
        self._logged: dict[tuple[str, int], list[Subscription]] = {}
        for one in [*self._parts.replaced, *self._parts.subscriptions.values()]:
            if one.places:
                self._logged.setdefault((one.name, one.instance), []).append(one)
        self._rows: dict[tuple[str, int], npt.NDArray[np.void]] = {}
        self.started_us = int.from_bytes(data[8:16].tobytes(), "little")
        self.texts = tuple(self._parts.texts)  # us since boot, MAV_SEVERITY, text
        self.dropouts = tuple(self._parts.dropouts)  # us since boot, lost ms
        self.parameters = dict(self._parts.parameters)
        self.messages: dict[str, int] = {}
        for (name, _), parts in sorted(self._logged.items()):
            self.messages[name] = self.messages.get(name, 0) + sum(len(part.places) for part in parts)
        self._utc_us = self._utc_offset_us()

    @property
    def is_of_the_future(self) -> bool:
        """Whether it says of itself that a reader like this one would misread it."""
        if self.size_bytes < HEADER_BYTES + 19 or self._data[HEADER_BYTES + 2] != ord("B"):
            return False
        flags = self._data[HEADER_BYTES + 11 : HEADER_BYTES + 19]
        return bool(flags[0] & 0xFE or flags[1:].any())

    @property
    def wrong_formats(self) -> tuple[str, ...]:
        """Messages that are logged but nowhere defined: they cannot be read."""
        return tuple(sorted(self._parts.unknown))

    def instances(self, name: str) -> tuple[int, ...]:
        """The numbers of several sensors of one kind."""
        return tuple(sorted(instance for known, instance in self._logged if known == name))

    def fields(self, name: str) -> tuple[str, ...]:
        """The fields of a message, in the order of the log."""
        return next(
            (
                parts[0].layout.dtype.names or ()
                for (known, _), parts in self._logged.items()
                if known == name
            ),
            (),
        )

    def rows(self, name: str, instance: int = 0) -> npt.NDArray[np.void]:
        """All records of a message as they stand in the log. Empty where there are none."""
        key = name, instance
        if key not in self._rows:
            parts = self._logged.get(key, [])
            kind = parts[0].layout.dtype if parts else np.dtype([("nothing", "u1")])
            pieces = [
                at_offsets(self._data, np.array(part.places, np.int64), kind)
                for part in parts
                if part.layout.dtype == kind
            ]
            self._rows[key] = np.concatenate(pieces) if pieces else np.zeros(0, kind)
        return self._rows[key]

    def column(self, name: str, field: str, instance: int = 0) -> npt.NDArray[Any]:
        """One field of all records of a message. Empty where there is none."""
        rows = self.rows(name, instance)
        return rows[field] if field in (rows.dtype.names or ()) else np.zeros(0)

    @property
    def is_utc(self) -> bool:
        """Whether satellites told the time of day; without them times count from switching on."""
        return self._utc_us is not None

    def at_us(self, name: str, instance: int = 0) -> Whole:
        """Microseconds since 1970 of each record; since switching on where nobody told the time of day."""
        rows = self.rows(name, instance)
        if not len(rows):
            return np.zeros(0, np.int64)
        return self.utc(_since_boot(rows["timestamp"]))

    def utc(self, since_boot_us: Whole) -> Whole:
        """What the log calls a time, on the clock of `at_us`."""
        return since_boot_us + (self._utc_us or 0)

    def all_at_us(self) -> Whole:
        """When every record was written, sorted."""
        times = [self.at_us(name, instance) for name, instance in self._logged]
        return np.sort(np.concatenate(times)) if times else np.zeros(0, np.int64)

    def info(self, name: str) -> str | None:
        """What the log says of its vehicle: `sys_name`, `ver_sw_release`."""
        for key, value in self._parts.infos.items():
            kind, _, known = key.partition(" ")
            if known == name:
                return text_of(value) if kind.startswith("char") else str(int.from_bytes(value[:8], "little"))
        return None

    def damage(self) -> list[Damage]:
        """Where bytes belong to no message."""
        return list(self._parts.damage)

    @property
    def bad_bytes(self) -> int:
        """How many bytes belong to no message."""
        return sum(damage.size_bytes for damage in self._parts.damage)

    def _utc_offset_us(self) -> int | None:
        for name in _CLOCKS:
            told = self.column(name, "time_utc_usec")
            if told.dtype.kind not in "iu":
                continue
            good = (told > _SINCE_2000_US) & (told < _LATEST_US)
            if good.any():
                since = _since_boot(self.rows(name)["timestamp"][good])
                return int(np.median(told[good].astype(np.int64) - since))
        return None


def _since_boot(times: npt.NDArray[np.uint64]) -> Whole:
    """Of a damaged time only that it is late."""
    return np.minimum(times, np.uint64(1 << 53)).astype(np.int64)
