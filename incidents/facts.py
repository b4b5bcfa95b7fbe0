"""Reading facts of an entry with their types checked: a record may have been written by anybody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.model import Fact

NAME_BYTES = 200
NOWHERE = "no such name"


def text_in(facts: Mapping[str, Fact], key: str) -> str | None:
    """A text that is not empty."""
    value = facts.get(key)
    return value if isinstance(value, str) and value else None


def number_in(facts: Mapping[str, Fact], key: str) -> float | None:
    """A number; true and false are none."""
    value = facts.get(key)
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return None
    try:
        return float(value)
    except OverflowError:
        return None


def time_in(facts: Mapping[str, Fact], key: str) -> datetime | None:
    """A time with a zone, in UTC."""
    text = text_in(facts, key)
    try:
        at = datetime.fromisoformat(text) if text else None
        return at.astimezone(UTC) if at and at.tzinfo else None
    except (ValueError, OverflowError):  # the latter at the ends of the calendar
        return None


def file_name_in(facts: Mapping[str, Fact], key: str) -> str | None:
    """The name of a file or a folder without any way to it; what no folder can hold becomes NOWHERE."""
    text = text_in(facts, key)
    if text is None:
        return None
    name = text.replace("\\", "/").rstrip("/").rpartition("/")[2]
    held = name not in {"", ".", ".."} and not set(name) & set("\0:") and len(name.encode()) <= NAME_BYTES
    return name if held else NOWHERE


def place_in(facts: Mapping[str, Fact]) -> LatLon | None:
    """The position that `lat_deg` and `lon_deg` name."""
    lat, lon = number_in(facts, "lat_deg"), number_in(facts, "lon_deg")
    if lat is None or lon is None:
        return None
    try:
        return LatLon(lat, lon)
    except ValueError:
        return None
