"""What the formats of zones share: outlines, limits, texts, times. Tolerant in form, strict in meaning."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import shapely
from pyproj import Geod
from shapely import MultiPolygon, Polygon
from shapely.validation import explain_validity

from maps.foreign import corners
from maps.foreign.file import FormatError, parse_time, plain
from maps.foreign.limits import MAX_ZONE_POSITIONS
from maps.sun import SunEvent
from maps.zones.times import DAY_S, EVERY_DAY, Period, Slot
from maps.zones.zone import MASK_DEG, NO_CEILING, Contact, Limit, Reference, Restriction, ZoneRemark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from numpy.typing import NDArray

    from maps.zones.times import ClockOrSun

FOOT_M = 0.3048
UNLIMITED_M = 99_999.0  # what Switzerland writes for "no ceiling"
CIRCLE_CORNERS = 64
MOST_RADIUS_M = 1_000_000.0

_REFERENCES = {
    **dict.fromkeys(("AGL", "SFC", "GND"), Reference.GROUND),
    **dict.fromkeys(("AMSL", "MSL", "ALT"), Reference.SEA),
    **dict.fromkeys(("WGS84", "HAE"), Reference.ELLIPSOID),
}
_UNITS_M = {
    **dict.fromkeys(("M", "METER", "METRE", "METERS", "METRES"), 1.0),
    **dict.fromkeys(("FT", "FEET"), FOOT_M),
}
_RESTRICTIONS = {
    "PROHIBITED": Restriction.PROHIBITED,
    "REQ_AUTHORISATION": Restriction.PERMIT,
    "REQ_AUTHORIZATION": Restriction.PERMIT,
    "USPACE": Restriction.USPACE,
    "CONDITIONAL": Restriction.CONDITIONAL,
    "NO_RESTRICTION": Restriction.NONE,
}
_NAMES = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_DAYS = {word: n for n, name in enumerate(_NAMES) for word in (name, name[:3])}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|([+-])(\d{2}):?(\d{2}))?")
_WGS84 = Geod(ellps="WGS84")


@dataclass(slots=True)
class ZoneReader:
    """Reads the parts of one file; knows the file, so that each refusal names it, and counts positions."""

    path: Path
    remarks: list[ZoneRemark] = field(default_factory=list[ZoneRemark])
    positions: int = 0

    def refuse(self, place: str, what: str) -> FormatError:
        """To be raised."""
        return FormatError(self.path, place, what)

    def an_object(self, value: Any, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.refuse(place, "an object { } is expected here: this is no file of zones")
        return cast("dict[str, Any]", value)

    def a_list(self, value: Any, place: str) -> list[Any]:
        if not isinstance(value, list):
            raise self.refuse(place, "a list [ ] is expected here")
        return cast("list[Any]", value)

    def shape(self, kind: Any, coordinates: Any, place: str) -> Polygon | MultiPolygon | None:
        """A Polygon or MultiPolygon in degrees; None for a mask of the world."""
        if kind == "Polygon":
            return self._polygon(coordinates, place)
        if kind != "MultiPolygon":
            raise self.refuse(
                place, f'"{plain(str(kind))[:40]}" is no outline: Polygon, MultiPolygon or Circle'
            )
        parts = [
            self._polygon(part, f"{place}, part {n}")
            for n, part in enumerate(self.a_list(coordinates, place), 1)
        ]
        kept = [part for part in parts if part is not None]
        if len(kept) < len(parts):
            return None
        if not kept:
            raise self.refuse(place, "no outline in it")
        whole = MultiPolygon(kept)
        joined: Any = whole if whole.is_valid else shapely.union_all(kept)  # parts may touch or overlap
        return joined

    def circle(self, centre: Any, radius_m: Any, place: str) -> Polygon:
        """Its sides outside the circle, so that the zone is nowhere too small (by 0.12 % of the radius)."""
        ((lon, lat),) = self._places([centre], place).tolist()
        if type(radius_m) not in (int, float) or not 0.0 < float(radius_m) <= MOST_RADIUS_M:
            raise self.refuse(place, f"{plain(str(radius_m))[:20]} is no radius of a circle in metres")
        reach_m = float(radius_m) / math.cos(math.pi / CIRCLE_CORNERS)
        turns = np.arange(CIRCLE_CORNERS) * (360.0 / CIRCLE_CORNERS)
        same = np.ones(CIRCLE_CORNERS)
        lons, lats, _ = _WGS84.fwd(lon * same, lat * same, turns, reach_m * same)
        ring = np.column_stack([lons, lats])
        if np.ptp(ring[:, 0]) > 180.0:
            raise self.refuse(place, "a circle over the end of the map: draw it as a polygon")
        return Polygon(ring)

    def _polygon(self, coordinates: Any, place: str) -> Polygon | None:
        rings = [
            self._ring(ring, f"{place}, ring {n}")
            for n, ring in enumerate(self.a_list(coordinates, place), 1)
        ]
        if not rings:
            raise self.refuse(place, "a polygon without a ring")
        if np.ptp(rings[0], axis=0).max() > MASK_DEG:
            return None
        polygon = Polygon(rings[0], rings[1:])
        if not polygon.is_valid:
            why = explain_validity(polygon).replace("[", " at longitude, latitude ").rstrip("]")
            raise self.refuse(place, f"the outline is not an area ({why})")
        if polygon.area <= 0.0:
            raise self.refuse(place, "the outline encloses nothing")
        return polygon

    def _ring(self, value: Any, place: str) -> NDArray[np.float64]:
        ring = self._places(self.a_list(value, place), place)
        if len(ring) < 4:
            raise self.refuse(
                place, f"a ring of {len(ring)} positions; an area has 3 corners, the first said twice"
            )
        if (ring[0] != ring[-1]).any():
            raise self.refuse(place, "the ring is not closed: the last position is not the first")
        return ring

    def _places(self, values: list[Any], place: str) -> NDArray[np.float64]:
        """Columns longitude and latitude; a height behind them is left where it is."""
        self.positions += len(values)
        if self.positions > MAX_ZONE_POSITIONS:
            raise self.refuse(place, f"more than {MAX_ZONE_POSITIONS:,} positions: keep only the region")
        try:
            if not all(type(n) in (int, float) for pair in values for n in pair[:2]):
                raise self.refuse(place, "a position is [longitude, latitude], two numbers")
            lon_lat = np.array([(pair[0], pair[1]) for pair in values], np.float64).reshape(-1, 2)
        except (TypeError, ValueError, IndexError, KeyError, OverflowError) as e:
            raise self.refuse(place, "a position is [longitude, latitude], two numbers") from e
        lon, lat = lon_lat[:, 0], lon_lat[:, 1]
        wrong = ~((np.abs(lon) <= 180.0) & (np.abs(lat) <= 90.0))
        wrong |= (lat >= 19.0) & (lat <= 29.0) & (lon >= 53.0) & (lon <= 60.0)
        wrong |= (np.abs(lon) < corners.ZERO_DEG) & (np.abs(lat) < corners.ZERO_DEG)
        if wrong.any():
            first = int(np.argmax(wrong))
            at = f"{place}, position {first + 1}"
            corners.Positions(self.path).position(at, float(lon[first]), float(lat[first]))
            raise self.refuse(at, "not a position")
        return lon_lat

    def limits(
        self, layer: Mapping[str, Any], keys: tuple[str, str, str, str, str], place: str
    ) -> tuple[Limit, Limit]:
        """Lower and upper by the keys of lower, its reference, upper, its reference, and the unit."""
        unit = layer.get(keys[4])
        lower = self._limit(layer.get(keys[0]), layer.get(keys[1]), unit, place)
        upper = self._limit(layer.get(keys[2]), layer.get(keys[3]), unit, place)
        low, high = lower.metres, upper.metres
        same = lower.counted_from is upper.counted_from
        if same and low is not None and high is not None and high < low:
            raise self.refuse(place, f"its upper limit ({high:g} m) is below the lower ({low:g} m)")
        return lower, upper

    def _limit(self, value: Any, reference: Any, unit: Any, place: str) -> Limit:
        """Not stated stays so, an unknown unit makes the height unknown: never 0 and never infinity."""
        counted_from = _REFERENCES.get(_word(reference), Reference.UNKNOWN)
        if isinstance(value, str):
            value = _number_in(value)
        if value is None:
            return Limit(None, counted_from)
        if type(value) not in (int, float) or not abs(value) < 1e7:
            raise self.refuse(place, f"{plain(str(value))[:40]} is no height")
        if value >= UNLIMITED_M:
            return Limit(NO_CEILING, counted_from)
        metres = _UNITS_M.get(_word(unit) or "M")
        if metres is None:
            self.remarks.append(ZoneRemark("unit_unknown", place, plain(str(unit))[:40]))
            return Limit(float(value), Reference.UNKNOWN)
        return Limit(float(value) * metres, counted_from)

    def restriction(self, value: Any, place: str) -> Restriction:
        """What nobody knows counts as prohibited, and is said."""
        known = _RESTRICTIONS.get(_word(value))
        if known is None:
            self.remarks.append(ZoneRemark("restriction_unknown", place, plain(str(value))[:40]))
            return Restriction.PROHIBITED
        return known

    def periods(self, value: Any) -> tuple[Period, ...]:
        """`applicability` of ED-269, `limitedApplicability` of ED-318. None or empty: always."""
        return tuple(_period(item) for item in items(value))


def is_restriction(value: Any) -> bool:
    """Whether a text is one of the words for what a zone asks."""
    return _word(value) in _RESTRICTIONS


def texts(value: Any) -> dict[str, str]:
    """A text by language, from a plain string or a list of {text, lang}."""
    found: dict[str, str] = {}
    for item in items(value):
        if isinstance(item, dict):
            told = cast("dict[str, Any]", item)
            language, text = told.get("lang"), told.get("text")
            if isinstance(text, str) and text.strip():
                found.setdefault(plain(language)[:10] if isinstance(language, str) else "", plain(text))
        elif isinstance(item, str) and item.strip():
            found.setdefault("", plain(item))
    return found


def text(value: Any) -> str:
    """The one text of it, in English where there is a choice."""
    found = texts(value)
    return next(
        (words for language, words in found.items() if language[:2] == "en"), next(iter(found.values()), "")
    )


def contact(value: Any) -> Contact:
    """The first authority that says anything."""
    for item in items(value):
        if isinstance(item, dict):
            told = cast("dict[str, Any]", item)
            site = text(told.get("siteURL")) or text(told.get("SiteURL"))
            found = Contact(text(told.get("name")), text(told.get("phone")), text(told.get("email")), site)
            if found != Contact():
                return found
    return Contact()


def items(value: Any) -> list[Any]:
    """A list, a single thing, or nothing, as a list."""
    if value is None or value == "":
        return []
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def is_mask(names: Mapping[str, str]) -> bool:
    """Whether a feature says of itself that it is the rest of the world."""
    return any(name.casefold().startswith("outside") for name in names.values())


def _period(item: Any) -> Period:
    if not isinstance(item, dict):
        return Period(readable=False)
    told = cast("dict[str, Any]", item)
    if _word(told.get("permanent")) in ("YES", "TRUE"):
        return Period()  # together with a schedule the stricter wins
    begins, readable_begin = _moment(told.get("startDateTime"))
    ends, readable_end = _moment(told.get("endDateTime"))
    if ends is not None and len(told["endDateTime"].strip()) == len("2026-04-30"):
        ends += timedelta(days=1)  # a date without an hour is that whole day
    slots = [_slot(entry) for entry in items(told.get("schedule"))]
    known = tuple(slot for slot in slots if slot is not None)
    turned = begins is not None and ends is not None and begins > ends
    readable = readable_begin and readable_end and len(known) == len(slots) and not turned
    if turned:
        begins = ends = None
    return Period(begins, ends, known, readable)


def _moment(value: Any) -> tuple[datetime | None, bool]:
    """A time and whether it was understood; without an offset it is UTC."""
    if value is None or value == "":
        return None, True
    try:
        return parse_time(value.strip()), True
    except (AttributeError, TypeError, ValueError, OverflowError):
        return None, False


def _slot(item: Any) -> Slot | None:
    if not isinstance(item, dict):
        return None
    told = cast("dict[str, Any]", item)
    days = _weekdays(told.get("day"))
    begins = _time_of_day(told, "start", 0.0)
    ends = _time_of_day(told, "end", DAY_S)
    if days is None or begins is None or ends is None:
        return None
    if isinstance(ends, float) and DAY_S - 60.0 <= ends < DAY_S:
        ends = DAY_S  # 23:59 is how many write the end of a day
    return Slot(days, begins, ends)


def _weekdays(value: Any) -> frozenset[int] | None:
    names = [_word(name) for name in items(value)]
    if not names or any(name in ("ANY", "ALL") for name in names):
        return EVERY_DAY
    days = [_DAYS.get(name) for name in names]  # neither a holiday nor "MON-FRI" is a weekday: not understood
    return None if None in days else frozenset(day for day in days if day is not None)


def _time_of_day(told: Mapping[str, Any], which: str, otherwise_s: float) -> ClockOrSun | None:
    event, clock = told.get(f"{which}Event"), told.get(f"{which}Time")
    if event not in (None, ""):
        return SunEvent(_word(event)) if _word(event) in SunEvent.__members__.values() else None
    if clock in (None, ""):
        return otherwise_s
    found = _CLOCK.fullmatch(clock.strip()) if isinstance(clock, str) else None
    if found is None:
        return None
    hours, minutes, seconds = int(found[1]), int(found[2]), int(found[3] or 0)
    if hours > 24 or minutes > 59 or seconds > 60 or (hours == 24 and minutes + seconds > 0):
        return None
    east_s = (int(found[5]) * 3600 + int(found[6]) * 60) * (1 if found[4] == "+" else -1) if found[4] else 0
    return float(hours * 3600 + minutes * 60 + seconds - east_s)


def _word(value: Any) -> str:
    return value.strip().upper() if isinstance(value, str) else ""


def _number_in(text: str) -> Any:
    """A number that somebody put in quotes, None for nothing; else the text, which is no height."""
    try:
        return float(text.replace(",", ".")) if text.strip() else None
    except ValueError:
        return text
