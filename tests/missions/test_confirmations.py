"""Confirmations hold for one thing, in one place, for some time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from maps.foreign.file import FormatError
from missions.confirmations import (
    BORDER,
    Confirmation,
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
    ],
)
def test_a_bad_one_is_named(tmp_path: Path, changes: dict[str, Any], said: str):
    path = tmp_path / "c.json"
    path.write_text(json.dumps(document(**({"valid_until": "2026-04-17T15:00:00Z"} | changes))))
    with pytest.raises(FormatError, match=said):
        read_confirmations(path)
