"""Numbers, days, weights and answers as people write them into tables. None: it cannot be read."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from maps.places.words import NO, YES, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_WEIGHT_T, MOST_HEIGHT_M = 500.0, 50.0  # of a bridge
_YEARS = range(1950, 2200)  # beyond, a spreadsheet wrote a zero as a day
_BLANKS = re.compile(r"[\s\u00a0\u202f']")
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{0,15})?")
_MEASURE = re.compile(r"([0-9 .,\u00a0]+?)\s*([a-z]*)\.?", re.IGNORECASE)
_TONNES = {"": 1.0, "t": 1.0, "kg": 0.001}
_METRES = {"": 1.0, "m": 1.0, "cm": 0.01}
_DAYS = (  # day before month, as both countries write
    re.compile(r"(?P<y>[0-9]{4})[-./](?P<m>[0-9]{1,2})(?:[-./](?P<d>[0-9]{1,2}))?\.?"),
    re.compile(r"(?P<d>[0-9]{1,2})[-./](?P<m>[0-9]{1,2})[-./](?P<y>[0-9]{4})\.?"),
    re.compile(r"(?P<m>[0-9]{1,2})[./](?P<y>[0-9]{4})"),
    re.compile(r"(?P<y>[0-9]{4})"),
)


def number(written: str, decimal: str | None = None) -> float | None:
    """With a decimal comma or point and blanks between thousands. `decimal`: the only sign that is one."""
    bare = _BLANKS.sub("", written)
    sign = decimal or ("," if bare.rfind(",") > bare.rfind(".") else ".")
    bare = bare.replace("." if sign == "," else ",", "").replace(sign, ".")
    return float(bare) if _NUMBER.fullmatch(bare) else None


def tonnes(written: str) -> float | None:
    """12 t, 7500 kg, 3,5; up to what a bridge may bear."""
    return _measure(written, _TONNES, MOST_WEIGHT_T)


def metres(written: str) -> float | None:
    """3.8 m, 380 cm, 3,8; up to what stands over a road."""
    return _measure(written, _METRES, MOST_HEIGHT_M)


def day(written: str) -> date | None:
    """12.05.2025, 2025-05-12, 05.2025, 2025; of a month or a year its first day, the stricter one."""
    first = re.split(r"[T\s]", written.strip(), maxsplit=1)[0]
    found = next((match for form in _DAYS if (match := form.fullmatch(first))), None)
    if found is None:
        return None
    parts = {key: int(value) for key, value in found.groupdict().items() if value}
    try:
        read = date(parts["y"], parts.get("m", 1), parts.get("d", 1))
    except ValueError:
        return None
    return read if read.year in _YEARS else None


def answer(written: str) -> bool | None:
    """Yes or no in three languages."""
    word = folded(written)
    return True if word in YES else False if word in NO else None


def _measure(written: str, units: Mapping[str, float], most: float) -> float | None:
    found = _MEASURE.fullmatch(written.strip())
    factor = units.get(found[2].casefold()) if found else None
    read = number(found[1]) if found and factor is not None else None
    if read is None or factor is None or not 0.0 < read * factor <= most:
        return None
    return read * factor
