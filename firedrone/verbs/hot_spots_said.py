"""What `firedrone incident hot-spots` says: the public JSON, and a line each for people."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from incidents.hot_spot_ledger import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.hot_spot_ledger.exports import Wording
    from incidents.hot_spot_ledger.ledger import Ledger
    from incidents.hot_spot_ledger.row import Row


def document(
    incident: str, ledger: Ledger, next_number: int, wording: Wording, files: Sequence[Path]
) -> dict[str, Any]:
    """The keys that scripts of others rely on; `revisit` is null until a flight is planned."""
    return {
        "incident": incident,
        "hot_spots": [_public(row) for row in ledger.rows],
        "flags": [{"entry": flag.n, "doubt": flag.doubt, "number": flag.number} for flag in ledger.flags],
        "next_number": next_number,
        "simulated": wording.training,
        "files": [str(file) for file in files],
        "revisit": None,
    }


def text(ledger: Ledger, language: str, document: dict[str, Any]) -> str:
    """The same for people."""
    lines = [
        f"{row.number:4}  {said.wgs84(row.at)} ± {said.error_m(row)} m  "
        f"{said.heat_of(row.newest, language)}, {said.trend_of(row, language)}  "
        f"{said.state_of(row, language)}"
        for row in ledger.rows
    ]
    lines += document["files"]
    again = document["revisit"]
    if again is not None:
        order = ", ".join(map(str, again["order"]))
        lines.append(
            f"{again['file']}: {order}; {again['length_m'] / 1000:.1f} km, "
            f"{again['duration_s'] / 60:.0f} min, batteries: {again['batteries'] or 'out of reach'}"
        )
    return "\n".join(lines) or "no hot spot"


def _public(row: Row) -> dict[str, Any]:
    newest, spread = row.newest, row.ellipse
    return {
        "number": row.number,
        "state": row.state,
        "open": row.is_open,
        "lat_deg": row.at.lat_deg,
        "lon_deg": row.at.lon_deg,
        "error_95_m": round(spread.most_m, 1),
        "major_m": spread.major_m,
        "minor_m": spread.minor_m,
        "bearing_deg": spread.bearing_deg,
        "temperature_c": newest.temperature_c,
        "at_least": newest.at_least,
        "level": int(newest.level),
        "trend": row.trend,
        "readings": [
            {
                "at": _utc(reading.at),
                "temperature_c": reading.temperature_c,
                "at_least": reading.at_least,
                "level": int(reading.level),
                "sightings": reading.sightings,
                "flight": reading.flight,
            }
            for reading in row.readings
        ],
        "picture_sha256": row.picture_sha256,
        "sent": [{"at": _utc(one.at), "whom": one.text} for one in row.sent],
        "visited": [{"at": _utc(one.at), "by": one.text} for one in row.visited],
        "closed": None if row.closed is None else {"at": _utc(row.closed.at), "by": row.closed.text},
        "was_closed": [{"at": _utc(one.at), "by": one.text} for one in row.was_closed],
    }


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
