"""Traccar: knots, fixTime, and what the server itself does not believe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import Doubt, TrackError, TrackKind

if TYPE_CHECKING:
    from pathlib import Path

TRUCK = Asked(TrackKind.TRUCK)


def position(minute: int, **more: Any) -> dict[str, Any]:
    return {
        "deviceId": 99,
        "fixTime": f"2026-04-12T10:{minute:02}:00.000+00:00",
        "deviceTime": "2026-04-12T11:00:00.000+00:00",
        "valid": True,
        "outdated": False,
        "latitude": 56.465,
        "longitude": 23.345,
        "altitude": 0.0,
        "speed": 10.0,
        "course": 90.0,
        **more,
    }


def written(path: Path, *positions: Any) -> Path:
    path.write_text(json.dumps(positions), "utf-8")
    return path


def test_invalid_and_outdated_positions_count_for_nothing(tmp_path: Path):
    path = written(
        tmp_path / "p.json", position(1), position(2, valid=False), position(3, outdated=True), position(4)
    )
    read = read_track(path, TRUCK)
    assert len(read.track) == 2
    assert read.doubts == (Doubt(2, "track_invalid", "2, 3"),)


def test_a_dump_in_capitals_reads_the_same(tmp_path: Path):
    dumped = {name.upper(): value for name, value in position(1).items()}
    dumped |= {"FIXTIME": "2026-04-12 10:21:00", "SPEED": "15.1", "ATTRIBUTES": '{""sat"":18}'}
    track = read_track(written(tmp_path / "p.json", dumped), TRUCK).track
    assert track.speed_m_s[0] == pytest.approx(15.1 * 1852 / 3600)
    assert track.start.isoformat() == "2026-04-12T10:21:00+00:00"


def test_a_dumped_table_with_doubled_quotes_reads_the_same(tmp_path: Path):
    header = "ID,PROTOCOL,DEVICEID,FIXTIME,VALID,LATITUDE,LONGITUDE,ALTITUDE,SPEED,COURSE,ATTRIBUTES"
    row = '1,osmand,99,2026-04-12 10:21:00,{valid},56.465,23.345,42.1,15.1,283,"{{""sat"":18}}"'
    rows = [row.format(valid="TRUE"), row.format(valid="FALSE")]
    (tmp_path / "p.csv").write_text("\n".join([header, *rows]), "utf-8")
    read = read_track(tmp_path / "p.csv", TRUCK)
    assert (len(read.track), read.doubts) == (1, (Doubt(3, "track_invalid", "3"),))
    assert read.track.speed_m_s[0] == pytest.approx(15.1 * 1852 / 3600)


def test_late_positions_are_put_in_order_and_said(tmp_path: Path):
    read = read_track(written(tmp_path / "p.json", position(1), position(5), position(3)), TRUCK)
    assert [at // 60_000_000 % 60 for at in read.track.at_us.tolist()] == [1, 3, 5]
    assert read.doubts == (Doubt(3, "track_time_back", "3"),)


@pytest.mark.parametrize("content", ["[1, 2]", '"x"', '{"a": 1}', "null"])
def test_other_json_is_one_line(tmp_path: Path, content: str):
    (tmp_path / "p.json").write_text(content)
    with pytest.raises(TrackError, match=r"p\.json: "):
        read_track(tmp_path / "p.json", TRUCK)
