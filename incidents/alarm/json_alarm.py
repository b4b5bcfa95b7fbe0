"""Alarms as web services of fire brigades hand them over: DIVERA 24/7 (v2) and blaulichtSMS, as JSON."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, cast

from incidents.alarm.doubt import AlarmError, Doubt
from incidents.alarm.left_out import PHONE, without_phones
from incidents.alarm.places import read_degrees
from incidents.alarm.record import AlarmText, AlarmTime, ReadField
from incidents.codes import TimeKind
from incidents.written_time import YEARS, read_time
from maps.foreign.file import SHOWN_CHARS, FormatError, one_line
from maps.foreign.json_file import json_of

if TYPE_CHECKING:
    from incidents.alarm.received import Received
    from incidents.alarm.record import AlarmPlace

MOST_PARTS = 20_000
MOST_CHARS = 500  # of one value
_DIVERA = frozenset({"title", "date", "address"})
_BLAULICHT = frozenset({"alarmId", "alarmDate", "alarmText"})


def looks_like_json(text: str) -> bool:
    return text.lstrip()[:1] in ("{", "[")


def read_json_alarm(received: Received, tz: str) -> AlarmText:
    """The one alarm in the document. AlarmError when there is none, or more than one."""
    try:
        document = json_of(Path(received.file), received.text, MOST_PARTS)
    except FormatError as error:
        raise AlarmError(str(error)) from error
    items = _items(document)
    if len(items) != 1:
        known = "an alarm of DIVERA 24/7 or blaulichtSMS"
        told = f"holds {len(items)} alarms: keep one" if items else f"is JSON, but not {known}"
        raise AlarmError(f"{received.file}: {told}")
    item = items[0]
    return _divera(item, received, tz) if set(item) >= _DIVERA else _blaulicht(item, received, tz)


def _items(document: object) -> list[dict[str, Any]]:
    """The item itself, or those in the answer of the service."""
    inside = _inside(document)
    return [one for one in inside if set(one) >= _DIVERA or set(one) >= _BLAULICHT]


def _inside(document: object) -> list[dict[str, Any]]:
    if isinstance(document, list):
        return [_table(one) for one in cast("list[object]", document)]
    table = _table(document)
    if "data" in table:
        return _inside(table["data"])
    inner: object = table.get("items", table.get("alarms"))
    if isinstance(inner, dict):  # of DIVERA an object whose keys are the ids
        return [_table(one) for one in _table(cast("object", inner)).values()]
    return _inside(cast("object", inner)) if isinstance(inner, list) else [table]


@dataclass
class _Told:
    """The words that are read, one line each, as they are shown."""

    lines: list[str] = field(default_factory=list[str])
    fields: list[ReadField] = field(default_factory=list[ReadField])
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    left_out: list[str] = field(default_factory=list[str])

    def text(self, name: str, key: str, value: object) -> str | None:
        """A text of the document as one of our fields; None when it says nothing."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        said, phones = without_phones(one_line(str(value)[:MOST_CHARS]))
        self.left_out += [PHONE] * phones
        if not said:
            return None
        self.lines.append(f"{key}: {said}")
        self.fields.append(ReadField(name, said, len(self.lines), len(key) + 2, len(key) + 2 + len(said)))
        return said

    def leave_out(self, item: dict[str, Any], *keys: str) -> None:
        """What tells of persons; named where something stands in it."""
        self.left_out += [key for key in keys if item.get(key)]

    def with_words(self, alarm: AlarmText) -> AlarmText:
        """The alarm with the lines it was read from."""
        left = tuple(dict.fromkeys(self.left_out))
        return replace(
            alarm,
            text="\n".join(self.lines),
            fields=tuple(self.fields),
            left_out=left,
            doubts=(*self.doubts, *(Doubt(None, "left_out", key) for key in left)),
        )


class _Origin(TypedDict):
    """What is known before the document is looked into."""

    file: str
    raw: bytes
    sha256: str
    set_name: str
    title: str
    tz: str
    text: str
    fields: tuple[ReadField, ...]


def _divera(item: dict[str, Any], received: Received, tz: str) -> AlarmText:
    told = _Told()
    known = AlarmText(
        number=told.text("number", "foreign_id", item.get("foreign_id") or item.get("id")),
        what=told.text("what", "title", item.get("title")),
        where=told.text("where", "address", item.get("address")),
        position=_placed(told, item.get("lat"), item.get("lng")),
        alarm_at=_since_1970(told, item.get("date")),
        note=told.text("note", "text", item.get("text")),
        **_origin(received, "divera247", "DIVERA 24/7", tz),
    )
    told.leave_out(item, "caller", "patient", "remark")
    return told.with_words(known)


def _blaulicht(item: dict[str, Any], received: Received, tz: str) -> AlarmText:
    told = _Told()
    spot = _table(item.get("geolocation"))
    degrees = _table(spot.get("coordinates"))
    known = AlarmText(
        number=told.text("number", "alarmId", item.get("alarmId")),
        what=told.text("what", "alarmText", item.get("alarmText")),
        where=told.text("where", "address", spot.get("address")),
        position=_placed(told, degrees.get("lat"), degrees.get("lon")),
        alarm_at=_iso(told, item.get("alarmDate"), tz),
        **_origin(received, "blaulichtsms", "blaulichtSMS", tz),
    )
    told.leave_out(item, "recipients", "authorName")
    return told.with_words(known)


def _origin(received: Received, name: str, title: str, tz: str) -> _Origin:
    sha256 = hashlib.sha256(received.raw).hexdigest()
    return {
        "file": received.file,
        "raw": received.raw,
        "sha256": sha256,
        "set_name": name,
        "title": title,
        "tz": tz,
        "text": "",
        "fields": (),
    }


def _placed(told: _Told, lat: object, lon: object) -> AlarmPlace | None:
    place, doubts = read_degrees(lat, lon, len(told.lines) + 1)
    told.doubts += doubts
    if place is not None:
        told.text("position", "lat, lng", place.written)
    return place


def _since_1970(told: _Told, value: object) -> AlarmTime | None:
    """Whole seconds in UTC."""
    if value in (None, "", 0):
        return None
    row = len(told.lines) + 1
    try:
        at = datetime.fromtimestamp(float(str(value)), UTC)
    except (ValueError, OverflowError, OSError):
        at = None
    if at is None or at.year not in YEARS:
        told.doubts.append(Doubt(row, "time_unreadable", str(value)[:SHOWN_CHARS]))
        return None
    told.text("alarm_at", "date", str(value))
    return AlarmTime(TimeKind.DISPATCHED, at, str(value), 0.5, row)


def _iso(told: _Told, value: object, tz: str) -> AlarmTime | None:
    if not isinstance(value, str) or not value:
        return None
    row = len(told.lines) + 1
    read = read_time(value, (), tz)
    if read is None:
        told.doubts.append(Doubt(row, "time_unreadable", value[:SHOWN_CHARS]))
        return None
    told.doubts += [Doubt(row, code, value[:SHOWN_CHARS]) for code in read.doubts]
    told.text("alarm_at", "alarmDate", value)
    return AlarmTime(TimeKind.DISPATCHED, read.at, value[:SHOWN_CHARS], read.precision_s, row)


def _table(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
