"""A fire in the night in which the clocks change: the dispatch record comes in whole, every doubt is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from incidents.dispatch.preview import preview
from incidents.dispatch.take_in import Imported, import_dispatch
from incidents.folder import create
from incidents.journal import Journal
from incidents.metrics import intervals
from incidents.timeline import timeline

if TYPE_CHECKING:
    from pathlib import Path

RIGA, VILNIUS = "Europe/Riga", "Europe/Vilnius"
LATVIAN = (
    "Notikuma Nr.;Saņemts;Nosūtīts;Izbrauca;Ieradās;Lokalizēts;Likvidēts;Atgriezās;Vienība;Apkalpe;"
    "Notikuma veids;Adrese;LKS-92 X;LKS-92 Y;Platība m2;Piezīmes"
)
LITHUANIAN = (
    "Įvykio Nr.;Pranešimas gautas;Išvyko;Atvyko;Lokalizuota;Likviduota;Grįžo;Pajėgos;Žmonės;"
    "Įvykio tipas;Adresas;LKS-94 X;LKS-94 Y;Pastabos"
)
KINDS = (
    "call_received",
    "dispatched",
    "en_route",
    "on_scene",
    "under_control",
    "suppression_complete",
    "returned",
)
AUTUMN, SPRING = datetime(2026, 10, 25, 0, 50, tzinfo=UTC), datetime(2026, 3, 29, 0, 50, tzinfo=UTC)
MINUTES = (0, 1, 4, 16, 53, 92, 130)


def taken_in(
    folder: Path, cells: list[str], header: str = LATVIAN
) -> tuple[Imported, dict[str, float | None]]:
    """One row of an export with these times, and the intervals that follow from it."""
    row = ["2026-117", *cells]
    row += [""] * (header.count(";") + 1 - len(row))
    file = folder / "export.csv"
    file.write_text(f"{header}\n{';'.join(row)}\n", "utf-8-sig")
    incident = create(folder, "Kūlas ugunsgrēks", "Tērvete", now=AUTUMN)
    with Journal(folder / "incidents" / incident.id, AUTUMN) as journal:
        imported = import_dispatch(journal, preview(file), AUTUMN)
        return imported, intervals(timeline(journal.entries))


def local(at: datetime, zone: str = RIGA) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%d.%m.%Y %H:%M}"


def at(imported: Imported) -> dict[str, datetime]:
    return {entry.code: entry.at for entry in imported.entries}


@pytest.mark.hazard("H21")
@pytest.mark.parametrize("began", [AUTUMN, SPRING])
def test_who_fights_a_fire_through_the_change_has_the_true_intervals(tmp_path: Path, began: datetime):
    imported, measured = taken_in(tmp_path, [local(began + timedelta(minutes=m)) for m in MINUTES])
    assert [at(imported)[kind] - began for kind in KINDS] == [timedelta(minutes=m) for m in MINUTES]
    assert measured["alarm_to_on_scene_s"] == 16 * 60
    assert measured["alarm_to_closed_s"] == 130 * 60
    assert all(value is None or value >= 0 for value in measured.values())


@pytest.mark.hazard("H21")
def test_each_time_in_the_hour_that_came_twice_is_flagged_with_what_was_taken(tmp_path: Path):
    imported, _ = taken_in(tmp_path, [local(AUTUMN + timedelta(minutes=m)) for m in MINUTES])
    assert [(flag.code, flag.about.partition(":")[0]) for flag in imported.flags] == [
        ("dst_fold", "call_received"),  # 03:50 in summer time
        ("dst_fold", "dispatched"),
        ("dst_fold", "en_route"),
        ("dst_fold_later", "on_scene"),  # 03:06 in winter time
        ("dst_fold_later", "under_control"),
    ]
    offsets = [entry.facts["utc_offset_min"] for entry in imported.entries if "written" in entry.facts]
    assert [o for o in offsets if o is not None] == [180.0, 180.0, 180.0, 120.0, 120.0, 120.0, 120.0]


@pytest.mark.hazard("H21")
def test_a_time_in_the_hour_that_never_came_is_kept_and_flagged(tmp_path: Path):
    imported, measured = taken_in(
        tmp_path, ["29.03.2026 02:50", "29.03.2026 03:10", "", "29.03.2026 04:16", *[""] * 3]
    )
    assert [(flag.code, flag.about) for flag in imported.flags] == [
        ("dst_gap", "dispatched: 29.03.2026 03:10")
    ]
    [dispatched] = [entry for entry in imported.entries if entry.code == "dispatched"]
    assert (dispatched.facts["written"], dispatched.facts["tz"]) == ("29.03.2026 03:10", RIGA)
    assert dispatched.at == datetime(2026, 3, 29, 1, 10, tzinfo=UTC)
    assert measured["alarm_to_on_scene_s"] == 26 * 60


@pytest.mark.hazard("H21")
def test_lithuania_keeps_the_same_time(tmp_path: Path):
    moments = [AUTUMN + timedelta(minutes=m) for m in MINUTES if m != 1]  # it does not write when it sends
    cells = [f"{moment.astimezone(ZoneInfo(VILNIUS)):%Y-%m-%d %H:%M}" for moment in moments]
    imported, _ = taken_in(tmp_path, cells, LITHUANIAN)
    assert [at(imported)[kind] for kind in KINDS if kind != "dispatched"] == moments
    assert [flag.code for flag in imported.flags] == [
        "dst_fold",
        "dst_fold",
        "dst_fold_later",
        "dst_fold_later",
    ]


@pytest.mark.parametrize("day", ["12.04.2026", "24.10.2026", "30.03.2026"])
def test_no_other_night_is_flagged(tmp_path: Path, day: str):
    cells = [f"{day} {hour}" for hour in ("02:50", "02:55", "03:00", "03:10", "03:50", "03:59", "04:00")]
    imported, _ = taken_in(tmp_path, cells)
    assert imported.flags == ()
