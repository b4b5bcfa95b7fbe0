"""The parameters of the embedded drone: names, types and values of a recorded ArduCopter."""

from __future__ import annotations

import copy
import math
import struct
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

INT8, INT16, INT32, FLOAT = 2, 4, 6, 9  # MAV_PARAM_TYPE
_RANGES = {INT8: (-128, 127), INT16: (-32768, 32767), INT32: (-(2**31), 2**31 - 1)}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as it goes over the wire; every value travels as a plain float."""

    name: str
    type: int
    index: int
    value: float


class Parameters:
    """All parameters, in the order of their index. Values outlive a reboot, as in a real EEPROM."""

    def __init__(self) -> None:
        self._by_index = list(shipped())
        self._index = {parameter.name: parameter.index for parameter in self._by_index}
        self.version = 0  # counts changes, so that others may cache what they read

    def __deepcopy__(self, _memo: dict[int, object]) -> Parameters:
        """Each is frozen, and the names never change: a tenth of a millisecond instead of twenty."""
        other = copy.copy(self)
        other._by_index = list(self._by_index)
        return other

    def __len__(self) -> int:
        return len(self._by_index)

    def __getitem__(self, name: str) -> float:
        return self._by_index[self._index[name]].value

    def named(self, name: str) -> Parameter | None:
        index = self._index.get(name)
        return None if index is None else self._by_index[index]

    def at(self, index: int) -> Parameter | None:
        return self._by_index[index] if 0 <= index < len(self._by_index) else None

    def between(self, first: int, until: int) -> list[Parameter]:
        """Those from index `first` up to, not with, `until`."""
        return self._by_index[first:until]

    def store(self, name: str, value: float) -> Parameter | None:
        """Keep `value` as its type can hold it (no other range is checked). None: no such name, or NaN."""
        old = self.named(name)
        if old is None or math.isnan(value):
            return None
        new = Parameter(old.name, old.type, old.index, _held(value, old.type))
        self._by_index[old.index] = new
        self.version += 1
        return new


def _held(value: float, kind: int) -> float:
    if kind == FLOAT:
        return _float32(value)
    low, high = _RANGES[kind]
    if math.isinf(value):
        return float(high if value > 0 else low)
    return float(max(low, min(high, int(value))))


def _float32(value: float) -> float:
    return struct.unpack("<f", struct.pack("<f", max(-3.4e38, min(3.4e38, value))))[0]


@cache
def shipped() -> tuple[Parameter, ...]:
    """All as they are on a new drone."""
    text = files("training").joinpath("data/copter_parameters.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Parameter(row[0], int(row[1]), i, _float32(float(row[2]))) for i, row in enumerate(rows))
