"""The hot spots as GeoJSON, and what every export says of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.hot_spot_ledger import said
from incidents.hot_spot_ledger.row import State
from incidents.hot_spot_ledger.same_place import outline_95
from incidents.local_time import ZONE, clock, day
from incidents.words import label
from maps.formats import geojson
from maps.formats.features import Features, NamedArea, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.hot_spot_ledger.row import Row
    from maps.formats.features import Fact


@dataclass(frozen=True, slots=True)
class Wording:
    """In which language, by which clock, and whether all of it is an exercise."""

    language: str = "en"
    training: bool = False
    zone: str = ZONE


def geojson_text(rows: Sequence[Row], wording: Wording) -> str:
    """A point for each, with its facts, and the outline that holds it in 19 of 20 cases."""
    features = Features(
        areas=tuple(
            NamedArea(outline_95(row.at, row.ellipse), name_of(row, wording), outline_facts(row, wording))
            for row in rows
        ),
        points=tuple(Point(row.at, name_of(row, wording), facts=point_facts(row, wording)) for row in rows),
    )
    return geojson.text(features)


def name_of(row: Row, wording: Wording) -> str:
    """`Hot spot 7`; of an exercise the word stands in the very name, which is all a receiver shows."""
    name = f"{label(wording.language, 'hot_spot')} {row.number}"
    return f"{label(wording.language, 'simulated')} {name}" if wording.training else name


def description_of(row: Row, wording: Wording) -> str:
    """A line each: state, heat, place with its error, trend, the newest pass, who was sent and who closed."""
    language, newest = wording.language, row.newest
    lines = [
        label(language, "training") if wording.training else "",
        said.state_of(row, language),
        f"{said.degrees_of(newest, language) or ''} {said.level_of(newest, language)}".strip(),
        f"{label(language, 'hot_spot_trend')}: {said.trend_of(row, language)}",
        f"± {said.error_m(row)} m; {label(language, 'hot_spot_error', metres=str(said.error_m(row)))}",
        said.wgs84(row.at),
        said.national(row.at) or "",
        f"{label(language, 'hot_spot_seen_at')}: {_when(row, wording)}",
    ]
    if row.sent:
        lines.append(f"{label(language, 'hot_spot_sent_to')}: {said.last_said(row.sent, wording.zone)}")
    if row.closed is not None:
        lines.append(f"{label(language, 'hot_spot_closed_by')}: {said.with_time(row.closed, wording.zone)}")
    return "\n".join(line for line in lines if line)


def open_first(rows: Sequence[Row]) -> dict[State, list[Row]]:
    """The rows by their state, in the order of the states; only those with a row."""
    return {state: own for state in State if (own := [row for row in rows if row.state is state])}


def _when(row: Row, wording: Wording) -> str:
    at = row.newest.at
    return f"{day(at, wording.language, wording.zone)} {clock(at, wording.zone, seconds=False)}"


def point_facts(row: Row, wording: Wording) -> dict[str, Fact]:
    """Names and codes for programs, the description for people."""
    newest = row.newest
    return {
        "number": row.number,
        "state": row.state.value,
        "error_95_m": said.error_m(row),
        "major_m": round(row.ellipse.major_m, 2),
        "minor_m": round(row.ellipse.minor_m, 2),
        "bearing_deg": round(row.ellipse.bearing_deg, 1),
        "temperature_c": newest.temperature_c,
        "at_least": newest.at_least,
        "level": int(newest.level),
        "trend": row.trend,
        "first_at": row.first_at.isoformat(),
        "last_at": newest.at.isoformat(),
        "passes": len(row.readings),
        "simulated": wording.training,
        "description": description_of(row, wording),
    }


def outline_facts(row: Row, wording: Wording) -> dict[str, Fact]:
    return {"number": row.number, "state": row.state.value, "share": 0.95, "simulated": wording.training}
