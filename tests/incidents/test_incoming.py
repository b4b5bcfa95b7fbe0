"""Whoever brings a file is not asked what it is: it says so itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.incoming import Incoming, kind_of
from incidents.model import IncidentError

DISPATCH = sorted((Path(__file__).parents[1] / "data" / "dispatch").glob("*.csv"))


@pytest.mark.parametrize("path", DISPATCH, ids=lambda path: path.name)
def test_an_export_of_a_dispatch_centre_is_one(path: Path):
    assert kind_of(path) is Incoming.DISPATCH


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("alarm.txt", "Einsatzstichwort: B3", Incoming.ALARM),
        ("alarm.eml", "Subject: alarm", Incoming.ALARM),
        ("alarm.json", '{"alarmId": "x", "alarmText": "y"}', Incoming.ALARM),
        ("truck.txt", "$GPRMC,100501.00,A,5629.05,N,02323.40,E*6C", Incoming.TRACK),
        ("truck.log.txt", ">RPV36300+5648050+0233900004512;ID=0001;*00<", Incoming.TRACK),
        ("truck.json", '[{"id": 1, "deviceId": 7, "fixTime": "x"}]', Incoming.TRACK),
        ("flight.csv", "time,latitude,longitude,altitude(m),speed(m/s)\n", Incoming.TRACK),
        ("log.csv", "CUSTOM.date [local],OSD.latitude,OSD.longitude,OSD.height [ft]\n", Incoming.TRACK),
        ("neris.json", '{"incident_number": "1", "call_arrival": "x"}', Incoming.DISPATCH),
        ("FLIGHT.TLOG", "", Incoming.TRACK),
        ("book.XLSX", "PK", Incoming.DISPATCH),
        ("sealed.zip", "PK", Incoming.BUNDLE),
    ],
)
def test_a_file_is_what_stands_in_it(tmp_path: Path, name: str, content: str, kind: Incoming):
    (tmp_path / name).write_text(content)
    assert kind_of(tmp_path / name) is kind


def test_a_folder_is_a_flight_or_a_sealed_incident(tmp_path: Path):
    flight, bag = tmp_path / "flight", tmp_path / "bag"
    flight.mkdir()
    bag.mkdir()
    (flight / "raw-000.tlog").write_bytes(b"")
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0")
    assert kind_of(flight) is Incoming.FLIGHT
    assert kind_of(bag) is Incoming.BUNDLE


@pytest.mark.parametrize("name", ["photo.jpg", "nothing.csv", "folder"])
def test_what_nobody_takes_in_is_said_in_one_line(tmp_path: Path, name: str):
    if name == "folder":
        (tmp_path / name).mkdir()
    elif name == "photo.jpg":
        (tmp_path / name).write_bytes(b"\xff\xd8")
    with pytest.raises(IncidentError) as caught:
        kind_of(tmp_path / name)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)
