"""CSV by a mapping: columns by name, units, local times with their doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.tracks.columns import load_columns, shipped_columns
from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import Doubt, TrackError, TrackKind

if TYPE_CHECKING:
    from pathlib import Path

TRUCK = Asked(TrackKind.TRUCK)
MAPPING = """
[ours]
detect = ["Datums", "Stunda", "Pl", "Ga"]
tz = "Europe/Riga"
formats = ["%d.%m.%Y %H:%M:%S"]
times = ["Datums", "+", "Stunda"]
lat = "Pl"
lon = "Ga"
speed_knots = "Mezgli"
"""


def test_every_shipped_mapping_is_one_we_can_use():
    assert {table.name for table in shipped_columns()} >= {"plain", "traccar_table"}


def test_kilometres_an_hour_and_local_times_of_a_spreadsheet(tmp_path: Path):
    rows = "Laiks;Platums;Garums;Ātrums km/h\n12.04.2026 13:21:00;56,465;23,345;54,0\n"
    (tmp_path / "t.csv").write_bytes(rows.encode("cp1257"))
    track = read_track(tmp_path / "t.csv", TRUCK).track
    assert track.start.isoformat() == "2026-04-12T10:21:00+00:00"
    assert (track.lat_deg[0], track.speed_m_s[0]) == (56.465, pytest.approx(15.0))


def test_a_brigades_own_mapping_joins_date_and_time_and_reads_knots(tmp_path: Path):
    (tmp_path / "m.toml").write_text(MAPPING, "utf-8")
    (tmp_path / "t.csv").write_text(
        "Datums,Stunda,Pl,Ga,Mezgli\n12.04.2026,13:21:00,56.465,23.345,10\n", "utf-8"
    )
    columns = load_columns(tmp_path / "m.toml")
    track = read_track(tmp_path / "t.csv", Asked(TrackKind.TRUCK, columns=columns)).track
    assert track.speed_m_s[0] == pytest.approx(5.1444, abs=1e-4)
    assert track.start.isoformat() == "2026-04-12T10:21:00+00:00"


def test_a_wrong_mapping_is_named(tmp_path: Path):
    (tmp_path / "m.toml").write_text(MAPPING.replace("Europe/Riga", "Mars/North"), "utf-8")
    with pytest.raises(TrackError, match=r'm\.toml: table \[ours\]: tz "Mars/North"'):
        load_columns(tmp_path / "m.toml")


def test_a_row_that_cannot_be_read_is_left_out_with_its_number(tmp_path: Path):
    rows = (
        "time,lat,lon\n2026-04-12 13:21:00,56.4,23.3\nyesterday,56.4,23.3\n2026-04-12 13:22:00,north,23.3\n"
    )
    (tmp_path / "t.csv").write_text(rows)
    read = read_track(tmp_path / "t.csv", TRUCK)
    assert (len(read.track), read.doubts) == (1, (Doubt(3, "track_unreadable", "3, 4"),))


def test_an_hour_that_came_twice_is_said(tmp_path: Path):
    (tmp_path / "t.csv").write_text("time,lat,lon\n2025-10-26 03:30:00,56.4,23.3\n")
    assert read_track(tmp_path / "t.csv", TRUCK).doubts == (Doubt(2, "track_dst_fold", "2"),)


def test_unknown_columns_are_named(tmp_path: Path):
    (tmp_path / "t.csv").write_text("a,b,c\n1,2,3\n")
    with pytest.raises(TrackError, match="no columns of a known track \\(it begins with: a, b, c\\)"):
        read_track(tmp_path / "t.csv", TRUCK)
