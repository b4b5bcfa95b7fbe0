"""One alarm text read by one form: its fields, its unit rows, and what was not understood."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from incidents.alarm.doubt import Doubt
from incidents.alarm.left_out import MARK, without_caller
from incidents.alarm.places import read_position
from incidents.alarm.received import clean_lines
from incidents.alarm.record import AlarmText, AlarmTime, ReadField
from incidents.alarm.times import alarm_time, following
from incidents.written_time import is_absent
from maps.foreign.file import SHOWN_CHARS
from maps.foreign.limits import MAX_ALARM_LINE_CHARS

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.alarm.pattern_set import PatternSet
    from incidents.alarm.purse import Purse
    from incidents.alarm.received import Received

MOST_UNITS = 40
MOST_STRANGE = 20
_HALF_DAY = timedelta(hours=12)
_LEAST_WORD = re.compile(r"[^\W_]{3,}")


class FormReading:
    """One text by one form."""

    def __init__(self, received: Received, form: PatternSet, purse: Purse, *, now: datetime, tz: str) -> None:
        self._received = received
        self._form = form
        self._purse = purse
        self._now = now
        self._tz = form.tz or tz
        lines = clean_lines(received.text)
        whole, self._left = without_caller(lines, form, lambda key: purse.spend(form.name, key))
        self._lines = [line[:MAX_ALARM_LINE_CHARS] for line in whole]
        self._doubts = [
            Doubt(row, "alarm_line_cut", f"{MAX_ALARM_LINE_CHARS}")
            for row, line in enumerate(whole, 1)
            if len(line) > MAX_ALARM_LINE_CHARS
        ]
        self._covered: list[list[tuple[int, int]]] = [[] for _ in self._lines]
        self._text = "\n".join(line for line in whole).strip("\n")

    def read(self) -> AlarmText:
        fields = self._fields()
        by_name = {field.name: field for field in fields}

        def value(name: str) -> str | None:
            return " · ".join(field.value for field in fields if field.name == name) or None

        alarm_at = self._alarm_at(by_name.get("alarm_at"))
        position = by_name.get("position")
        place = None
        if position is not None:
            place, doubts = read_position(position.value, position.row)
            self._doubts += doubts
        rows, times = self._unit_rows(alarm_at)
        units = [*_split(value("units")), *(time.unit for time in times if time.unit)]
        return AlarmText(
            file=self._received.file,
            raw=self._received.raw,
            sha256=hashlib.sha256(self._received.raw).hexdigest(),
            set_name=self._form.name,
            title=self._form.title,
            tz=self._tz,
            text=self._text,
            fields=(*fields, *rows),
            number=value("number"),
            what=value("what"),
            where=value("where"),
            place=value("place"),
            note=value("note"),
            position=place,
            alarm_at=alarm_at,
            units=tuple(dict.fromkeys(units))[:MOST_UNITS],
            times=times,
            left_out=tuple(dict.fromkeys(name for _, name in self._left)),
            not_understood=self._not_understood(),
            doubts=(*self._doubts, *(Doubt(row, "left_out", name) for row, name in self._left)),
        )

    def _fields(self) -> tuple[ReadField, ...]:
        found: list[ReadField] = []
        for name in self._form.fields:
            said = self._field(name)
            found += said
        return tuple(found)

    def _field(self, name: str) -> list[ReadField]:
        """The first line that says it; of a note all lines."""
        said_in: list[ReadField] = []
        for row, line in enumerate(self._lines, 1):
            self._purse.spend(self._form.name, f"fields.{name}")
            match = self._form.fields[name].search(line)
            groups = [group.strip() for group in match.groups() if group] if match else []
            if match is None or not any(groups):
                continue
            found = [i for i, group in enumerate(match.groups(), 1) if group]
            self._covered[row - 1].append(match.span())
            said = (", " if name == "position" else " ").join(group.strip(" ,;") for group in groups)
            if not said or said == MARK:
                continue
            said_in.append(ReadField(name, said, row, match.start(found[0]), match.end(found[-1])))
            if name != "note":
                break
        return said_in

    def _alarm_at(self, field: ReadField | None) -> AlarmTime | None:
        if field is None:
            return None
        read = alarm_time(field.value, self._form.formats, self._tz, self._now)
        if read is None:
            self._doubts.append(Doubt(field.row, "time_unreadable", field.value[:SHOWN_CHARS]))
            return None
        self._doubts += [Doubt(field.row, code, field.value) for code in read.doubts]
        return AlarmTime(self._form.alarm_at_is, read.at, field.value, read.precision_s, field.row)

    def _unit_rows(self, alarm_at: AlarmTime | None) -> tuple[tuple[ReadField, ...], tuple[AlarmTime, ...]]:
        pattern = self._form.unit_row
        rows: list[ReadField] = []
        times: list[AlarmTime] = []
        if pattern is None:
            return (), ()
        for row, line in enumerate(self._lines, 1):
            self._purse.spend(self._form.name, "unit_row")
            match = None if self._covered[row - 1] else pattern.search(line)
            if match is None or not match["unit"] or not match["times"] or len(rows) >= MOST_UNITS:
                continue
            self._covered[row - 1].append(match.span())
            rows.append(ReadField("unit_row", line, row, *match.span()))
            times += self._unit_times(row, match["unit"].strip(), match["times"], alarm_at)
        return tuple(rows), tuple(times)

    def _unit_times(self, row: int, unit: str, clocks: str, alarm_at: AlarmTime | None) -> list[AlarmTime]:
        """Clocks of one row, each on the day that follows from the one before it."""
        before = alarm_at.at if alarm_at else self._now - _HALF_DAY
        read: list[AlarmTime] = []
        doubts: dict[str, list[str]] = {}
        for kind, written in zip(self._form.unit_times, clocks.split(), strict=False):
            if is_absent(written):
                continue
            found = following(written, self._form.formats, self._tz, before)
            if found is None:
                doubts.setdefault("time_unreadable", []).append(f"{kind} {written}")
                continue
            for code in found.doubts:
                doubts.setdefault(code, []).append(written)
            if found.at < before.replace(second=0, microsecond=0):
                doubts.setdefault("order", []).append(f"{kind} {written}")
            before = max(before, found.at)
            read.append(AlarmTime(kind, found.at, written, found.precision_s, row, unit))
        self._doubts += [Doubt(row, code, ", ".join(words)) for code, words in doubts.items()]
        return read

    def _not_understood(self) -> tuple[tuple[int, str], ...]:
        strange: list[tuple[int, str]] = []
        for row, line in enumerate(self._lines, 1):
            if any(pattern.search(line) for pattern in self._form.headings) and not self._covered[row - 1]:
                continue
            strange += [(row, part) for part in _uncovered(line, self._covered[row - 1])]
        return tuple(strange[:MOST_STRANGE])


def _uncovered(line: str, spans: list[tuple[int, int]]) -> list[str]:
    """What of a line no pattern used, where it holds a word, and is no caller that was left out."""
    parts: list[str] = []
    begin = 0
    for start, end in [*sorted(spans), (len(line), len(line))]:
        part = line[begin:start].strip(" ,;.:")
        if _LEAST_WORD.search(part) and MARK not in part:
            parts.append(part)
        begin = max(begin, end)
    return parts


def _split(units: str | None) -> list[str]:
    parts = re.split(r"[,;]", units) if units else []
    return [part.strip(" .") for part in parts if part.strip(" .")]
