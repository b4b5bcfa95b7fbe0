"""In which unit a DataFlash log means its fields (FMTU, UNIT, MULT), and which field numbers its sensors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.messages import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    import numpy.typing as npt

    from telemetry.logs.dataflash_format import Format

    Rows = Callable[[str], npt.NDArray[np.void]]

_INSTANCE = "#"
_KINDS = {"FMTU": ("uSS",), "UNIT": ("iS", "uS"), "MULT": ("if", "uf")}  # numpy's letters, field by field


@dataclass(frozen=True, slots=True)
class Units:
    """Of one message. A field without a unit is in none of the two."""

    unit: dict[str, str]  # in SI or what people say: "deglatitude", "m/s", "%"
    factor: dict[str, float]  # what turns the field's number into that unit
    instance: str | None = None  # the field that numbers several sensors of one kind


NO_UNITS = Units({}, {})


def units_of(formats: Mapping[str, Format], rows: Rows) -> dict[int, Units]:
    """By message number. Empty for logs from before there were units (2018)."""
    if not _has(formats, "FMTU", ("FmtType", "UnitIds", "MultIds")):
        return {}
    labels = _lookup(formats, rows, "UNIT", "Label")
    factors = _lookup(formats, rows, "MULT", "Mult")
    by_number = {one.number: one for one in formats.values()}
    found: dict[int, Units] = {}
    for row in rows("FMTU"):
        one = by_number.get(int(row["FmtType"]))
        if one is not None and one.layout is not None:
            ids, mults = text_of(bytes(row["UnitIds"])), text_of(bytes(row["MultIds"]))
            found[one.number] = _units(one, ids, mults, labels, factors)
    return found


def _units(
    one: Format, ids: str, mults: str, labels: Mapping[str, object], factors: Mapping[str, object]
) -> Units:
    unit: dict[str, str] = {}
    factor: dict[str, float] = {}
    instance = None
    for n, name in enumerate((one.layout.names if one.layout is not None else None) or ()):
        letter = ids[n] if n < len(ids) else ""
        if letter == _INSTANCE:
            instance = instance or name
            continue
        label = str(labels.get(letter, ""))
        if label and letter != "?":
            unit[name] = label
        by = factors.get(mults[n]) if n < len(mults) else None
        if isinstance(by, float) and name not in one.divisors and by not in {0.0, 1.0}:
            factor[name] = by
    return Units(unit, factor, instance)


def _lookup(formats: Mapping[str, Format], rows: Rows, name: str, value: str) -> dict[str, object]:
    if not _has(formats, name, ("Id", value)):
        return {}
    # MULT holds single-precision numbers in double ones: seven digits of them are meant
    return {
        chr(int(row["Id"]) & 0xFF): text_of(row[value])
        if isinstance(row[value], bytes)
        else float(f"{row[value]:.7g}")
        for row in rows(name)
    }


def _has(formats: Mapping[str, Format], name: str, fields: tuple[str, ...]) -> bool:
    one = formats.get(name)
    if one is None or one.layout is None or not set(fields) <= set(one.layout.names or ()):
        return False
    return "".join(one.layout[field].kind for field in fields) in _KINDS[name]
