"""Every sample comes in unchanged with the right times, worked out by hand; its variants say the same."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from incidents.dispatch.preview import preview
from incidents.dispatch.profiles import shipped_profiles
from maps.geo import LatLon, distance_m
from tests.incidents.dispatch.workbooks import write

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.dispatch.record import Dispatch

# UTC, row by row: "code unit time"; of the call only the first row that says it
EXPECTED = {
    "made_up_lv_excel_export.csv": """
        2026-04-12
        call_received 10:05:00
        dispatched Tērvete BUB-1 10:06:00
        dispatched VUGD Dobele AC-1 10:07:00
        en_route Tērvete BUB-1 10:09:00
        on_scene Tērvete BUB-1 10:21:00
        on_scene VUGD Dobele AC-1 10:24:00
        under_control 10:58:00
        suppression_complete 11:37:00
        returned VUGD Dobele AC-1 11:50:00
        returned Tērvete BUB-1 12:10:00""",
    "made_up_lt_excel_export.csv": """
        2026-04-12
        call_received 10:12:00
        en_route Joniškio SPT AC-2 10:14:00
        on_scene Joniškio SPT AC-2 10:31:00
        under_control 10:58:00
        suppression_complete 11:37:00
        returned Joniškio SPT AC-2 12:20:00""",
    "sf_fire_calls_for_service.csv": """
        2024-01-06
        call_received 03:53:21
        call_entered 03:54:02
        dispatched E01 03:54:20
        dispatched T01 03:54:20
        dispatched B01 03:54:20
        en_route E01 03:55:31
        en_route T01 03:55:50
        on_scene E01 03:59:48
        on_scene T01 04:00:40
        available B01 04:01:00
        available T01 04:20:00
        available E01 04:31:10""",
    "lfb_mobilisation.csv": """
        2024-04-01
        dispatched A211 13:06:02
        dispatched A221 13:06:02
        en_route A211 13:07:10
        en_route A221 13:07:31
        on_scene A211 13:11:43
        on_scene A221 13:14:34
        available A221 13:40:00
        available A211 13:52:00""",
    "lfb_incident.csv": """
        2024-04-01
        call_received 13:05:11
        call_received 14:40:59""",
    "fdny_fire_incident_dispatch.csv": """
        2024-01-01
        call_received 05:00:23
        dispatched 05:01:04
        en_route 05:01:20
        on_scene 05:05:35
        call_received 05:07:00
        dispatched 05:07:38
        en_route 05:07:50
        on_scene 05:11:02
        incident_closed 05:30:01
        incident_closed 06:45:12""",
    "cincinnati_fire_cad.csv": """
        2024-04-12
        call_received 17:05:11
        dispatched 17:06:02
        on_scene 17:11:43
        incident_closed 17:52:00""",
    "toronto_fire_incidents.csv": """
        2024-04-12
        dispatched 17:05:11
        on_scene 17:11:43
        water_on_fire 17:13:05
        under_control 17:30:00
        available 17:52:00""",
    "neris_dispatch.json": """
        2026-04-12
        call_received 10:05:11
        call_answered 10:05:15
        call_entered 10:05:40
        dispatched TERVETE-1 10:06:02
        en_route TERVETE-1 10:09:00
        on_scene TERVETE-1 10:21:00
        command_established 10:21:30
        sizeup_complete 10:24:00
        water_on_fire 10:26:00
        under_control 10:58:00
        suppression_complete 11:37:00
        available TERVETE-1 12:10:00
        incident_closed 12:10:00""",
    "divera247_alarm_item.json": """
        2026-04-12
        call_received 10:05:11""",
    "blaulichtsms_alarm.json": """
        2026-04-12
        call_received 10:06:02""",
}
TABLES = [name for name in EXPECTED if name.endswith(".csv")]
SCENES = {
    "made_up_lv_excel_export.csv": LatLon(56.465, 23.345),
    "made_up_lt_excel_export.csv": LatLon(56.238, 23.615),
    "sf_fire_calls_for_service.csv": LatLon(37.78, -122.4),
    "cincinnati_fire_cad.csv": LatLon(39.1, -84.5),
    "toronto_fire_incidents.csv": LatLon(43.7, -79.4),
    "neris_dispatch.json": LatLon(56.465, 23.345),
    "divera247_alarm_item.json": LatLon(56.465, 23.345),
    "blaulichtsms_alarm.json": LatLon(56.465, 23.345),
}


def expected(file: str) -> list[str]:
    day, *lines = (line.strip() for line in EXPECTED[file].strip().splitlines())
    return [f"{line.rpartition(' ')[0]} {day}T{line.rpartition(' ')[2]}" for line in lines]


def told(dispatch: Dispatch) -> list[str]:
    return [
        " ".join(filter(None, (time.kind, time.unit and time.unit.call_sign, f"{time.at:%Y-%m-%dT%H:%M:%S}")))
        for time in dispatch.times
    ]


def text_of(path: Path) -> tuple[str, str]:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return raw.decode("cp1257"), "cp1257"


def table(path: Path) -> list[list[str]]:
    text, _ = text_of(path)
    return list(csv.reader(io.StringIO(text), delimiter=";" if text.splitlines()[0].count(";") else ","))


@pytest.mark.parametrize("file", EXPECTED)
def test_no_time_of_a_sample_is_wrong_and_none_is_doubted(samples: Path, file: str):
    dispatch = preview(samples / file)
    assert told(dispatch) == expected(file)
    assert (dispatch.flags, dispatch.bad) == ((), ())


@pytest.mark.parametrize("file", SCENES)
def test_each_sample_lies_where_it_happened(samples: Path, file: str):
    place = preview(samples / file).rows[0].place.at
    assert place is not None
    assert distance_m(place, SCENES[file]) < 1


@pytest.mark.parametrize("file", TABLES)
def test_the_same_table_as_a_workbook_of_texts_says_the_same(samples: Path, tmp_path: Path, file: str):
    dispatch = preview(write(tmp_path / "x.xlsx", ("Sheet1", table(samples / file))))
    assert told(dispatch) == expected(file)
    assert (dispatch.flags, dispatch.bad) == ((), ())


@pytest.mark.parametrize("file", TABLES)
@pytest.mark.parametrize("written", [str.lower, lambda name: name.lower().replace(" ", "_")])
def test_the_same_table_as_records_with_small_keys_says_the_same(
    samples: Path, tmp_path: Path, file: str, written: type[str]
):
    header, *rows = table(samples / file)
    records = [{written(name): cell for name, cell in zip(header, row, strict=True) if cell} for row in rows]
    (tmp_path / "x.json").write_text(json.dumps(records))
    dispatch = preview(tmp_path / "x.json")
    assert told(dispatch) == expected(file)
    assert (dispatch.flags, dispatch.bad) == ((), ())


@pytest.mark.parametrize("file", TABLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1257"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_ends_change_nothing(
    samples: Path, tmp_path: Path, file: str, encoding: str, end: str
):
    text, _ = text_of(samples / file)
    lines = end.join(text.replace("£", "").splitlines()) + end
    (tmp_path / "x.csv").write_bytes(lines.encode(encoding))
    assert told(preview(tmp_path / "x.csv")) == expected(file)


@pytest.mark.parametrize("file", [name for name in TABLES if not name.startswith("made_up")])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_another_delimiter_changes_nothing(samples: Path, tmp_path: Path, file: str, delimiter: str):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(table(samples / file))
    (tmp_path / "x.csv").write_text(out.getvalue(), "utf-8")
    assert told(preview(tmp_path / "x.csv")) == expected(file)


@pytest.mark.parametrize(
    "point",
    [
        {"type": "Point", "coordinates": [-122.4, 37.78]},
        {"latitude": "37.78", "longitude": "-122.4", "human_address": '{"city": "X"}'},
        "POINT (-122.4 37.78)",
        "(37.7800, -122.4000)",
    ],
)
def test_a_place_as_an_open_data_portal_writes_it_is_the_scene(tmp_path: Path, point: object):
    record = {
        "call_number": "990010001",
        "unit_id": "E01",
        "incident_number": "99000101",
        "received_dttm": "2024-01-05T19:53:21.000",
        "on_scene_dttm": "2024-01-05T19:59:48.000",
        "case_location": point,
    }
    (tmp_path / "x.json").write_text(json.dumps([record]))
    [row] = preview(tmp_path / "x.json").rows
    assert row.place.at == LatLon(37.78, -122.4)
    assert [f"{time.at:%d %H:%M:%S}" for time in row.times] == ["06 03:53:21", "06 03:59:48"]


def test_alarms_are_found_in_the_list_of_their_service(samples: Path, tmp_path: Path):
    item = json.loads((samples / "divera247_alarm_item.json").read_text("utf-8"))
    listed = {"success": True, "data": {"items": {"990001": item}, "sorting": [990001]}}
    alarm = json.loads((samples / "blaulichtsms_alarm.json").read_text("utf-8"))
    for document, file in (
        (listed, "divera247_alarm_item.json"),
        ({"alarms": [alarm]}, "blaulichtsms_alarm.json"),
    ):
        (tmp_path / "x.json").write_text(json.dumps(document))
        assert told(preview(tmp_path / "x.json")) == expected(file)


def test_no_mapping_takes_the_name_or_the_phone_of_a_caller():
    for profile in shipped_profiles():
        columns = str([profile.incident, profile.unit, profile.times]).casefold()
        assert not any(word in columns for word in ("caller", "phone", "msisdn", "recipient", "patient"))
