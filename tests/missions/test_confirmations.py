"""Confirmations hold for one thing, in one place, for some time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from maps.foreign.file import FormatError
from missions.confirmations import (
    BORDER,
    Confirmation,
    Standing,
    confirmation_of,
    read_confirmations,
    write_confirmations,
)
from tests.missions import shapes
from tests.missions.findings.airs import NOON

YES = Confirmation(BORDER, shapes.area(shapes.BOX), NOON, NOON + timedelta(hours=3), "Dežurantas", "LT-17")
TIMES = (NOON + timedelta(minutes=5), NOON + timedelta(hours=1))


def places(*metres: tuple[float, float]):
    found = [shapes.at(*one) for one in metres]
    return np.array([at.lat_deg for at in found]), np.array([at.lon_deg for at in found])


def test_it_holds_for_all_places_at_all_times_or_not_at_all():
    inside = places((100, 100), (500, 300))
    assert confirmation_of([YES], BORDER, TIMES, *inside) == YES
    assert confirmation_of([YES], "EVX1", TIMES, *inside) is None
    assert confirmation_of([YES], BORDER, None, *inside) is None
    assert confirmation_of([YES], BORDER, TIMES, *places((100, 100), (700, 300))) is None
    late = (NOON, NOON + timedelta(hours=4))
    assert confirmation_of([YES], BORDER, late, *inside) is None


def test_what_is_written_is_read(tmp_path: Path):
    path = tmp_path / "data" / "confirmations.json"
    other = replace(YES, about="EVX0001", who="Rīgas tornis", number="")
    write_confirmations(path, [YES, other])
    assert read_confirmations(path) == (YES, other)


def test_a_withdrawn_one_stays_in_the_file_and_confirms_nothing(tmp_path: Path):
    gone = replace(YES, withdrawn_at=NOON + timedelta(minutes=30))
    assert confirmation_of([gone], BORDER, TIMES, *places((100, 100))) is None
    path = tmp_path / "confirmations.json"
    write_confirmations(path, [gone, YES])
    assert read_confirmations(path) == (gone, YES)


def test_holes_and_names_of_areas_are_kept(tmp_path: Path):
    path = tmp_path / "confirmations.json"
    holed = replace(YES, area=shapes.area(shapes.BOX, shapes.HOLES), area_name="Rokiškio rajonas")
    write_confirmations(path, [holed])
    assert read_confirmations(path) == (holed,)
    assert confirmation_of([holed], BORDER, TIMES, *places((270, 200))) is None  # in the hole


@pytest.mark.parametrize(
    ("at", "standing"),
    [
        (NOON - timedelta(minutes=1), Standing.TO_COME),
        (NOON, Standing.VALID),
        (NOON + timedelta(hours=3), Standing.VALID),
        (NOON + timedelta(hours=3, minutes=1), Standing.EXPIRED),
    ],
)
def test_what_it_is_worth_at_an_hour(at: datetime, standing: Standing):
    assert YES.standing(at) is standing
    assert replace(YES, withdrawn_at=NOON).standing(at) is Standing.WITHDRAWN


def test_a_file_of_the_first_version_is_still_read(tmp_path: Path):
    path = tmp_path / "c.json"
    path.write_text(json.dumps(document(valid_until="2026-04-17T15:00:00Z")))
    (old,) = read_confirmations(path)
    assert (old.who, old.withdrawn_at, old.area_name, old.area.holes) == ("Duty officer", None, "", ())
    newer = document(valid_until="2026-04-17T15:00:00Z")
    path.write_text(json.dumps(newer | {"version": 3}))
    with pytest.raises(FormatError, match="version"):
        read_confirmations(path)


def document(**changes: Any) -> Any:
    item = {
        "about": "border",
        "area": [{"lat_deg": lat, "lon_deg": lon} for lat, lon in ((56.0, 24.0), (56.0, 24.1), (56.1, 24.1))],
        "valid_from": "2026-04-17T12:00:00Z",
        "valid_until": "2026-04-17T15:00:00+03:00",
        "who": "Duty officer",
    }  # fmt: skip
    return {"format": "firedrone-confirmations", "version": 1, "confirmations": [{**item, **changes}]}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"who": ""}, "who"),
        ({"valid_until": "2026-04-17T11:00:00Z"}, "ends before"),
        ({"valid_from": "2026-04-17T12:00:00"}, "offset"),
        ({"valid_from": "noon"}, "valid_from"),
        ({"area": []}, "3 different corners"),
        ({"area": [{"lat_deg": 156.0, "lon_deg": 24.0}]}, "lat_deg"),
        ({"more": 1}, "more"),
        ({"withdrawn_at": "2026-04-17T12:00:00"}, "offset"),
        ({"holes": [[{"lat_deg": 56.0, "lon_deg": 24.0}]]}, "3 different corners"),
    ],
)
def test_a_bad_one_is_named(tmp_path: Path, changes: dict[str, Any], said: str):
    path = tmp_path / "c.json"
    path.write_text(json.dumps(document(**({"valid_until": "2026-04-17T15:00:00Z"} | changes))))
    with pytest.raises(FormatError, match=said):
        read_confirmations(path)
