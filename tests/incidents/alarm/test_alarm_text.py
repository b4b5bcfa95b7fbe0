"""What the alarm text said, as read and as written; what is doubtful is named, and nothing is guessed."""

from __future__ import annotations

import hashlib
import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.alarm.alarm_text import NoFormError, read_alarm, read_received
from incidents.alarm.doubt import AlarmError
from incidents.alarm.pattern_set import set_named, shipped_sets
from incidents.alarm.received import received_bytes, received_file
from maps.foreign.limits import MAX_ALARM_CHARS, MAX_ALARM_S
from tests.incidents.alarm.conftest import NOW, TZ

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.alarm.record import AlarmText

SETS = shipped_sets()
SMS = '112 2026-04-0117 {time} Kūlas ugunsgrēks. Dobeles nov., Tērvetes pag., "Paraugi". {more}'


def read(text: str, now: datetime = NOW) -> AlarmText:
    return read_alarm(text, SETS, now, TZ)


def codes(alarm: AlarmText) -> list[str]:
    return [doubt.code for doubt in alarm.doubts]


def utc(*parts: int) -> datetime:
    """Year, month, day, hour, minute and, where it matters, second."""
    year, month, day, *clock = parts
    return datetime(year, month, day, tzinfo=UTC) + timedelta(
        **dict(zip(("hours", "minutes", "seconds"), clock, strict=False))
    )


def is_one_line(refused: AlarmError) -> bool:
    return "\n" not in str(refused)


def test_a_latvian_text_message_fills_everything(latvian: AlarmText):
    assert (latvian.set_name, latvian.number, latvian.what) == (
        "lv_sms",
        "2026-04-0117",
        "Kūlas ugunsgrēks",
    )
    assert latvian.where == 'Dobeles nov., Tērvetes pag., "Paraugi"'
    assert latvian.where_in_words == latvian.where
    assert latvian.place == "Tērvetes pag."
    assert latvian.position is not None
    assert latvian.position.at is not None
    assert (latvian.position.at.lat_deg, latvian.position.at.lon_deg) == (56.465, 23.345)
    assert latvian.alarm_at is not None
    assert (latvian.alarm_at.at, latvian.alarm_at.written) == (utc(2026, 4, 12, 10, 5), "12.04.2026 13:05")
    assert latvian.alarm_at.precision_s == 30.0
    assert latvian.units == ("Tērvete BUB-1", "VUGD Dobele AC-1")
    assert (latvian.doubts, latvian.not_understood, latvian.left_out) == ((), (), ())


def test_every_value_points_at_the_words_it_was_read_from(latvian: AlarmText):
    lines = latvian.text.split("\n")
    for field in latvian.fields:
        words = lines[field.row - 1][field.start : field.end]
        assert field.value.strip(".") == words.strip(".")


def test_german_labels_with_degrees_minutes_and_seconds_and_unit_clocks(german: AlarmText):
    assert (german.number, german.what, german.where) == ("9900000001", "F2 Flächenbrand", "Musterweg 1")
    assert german.position is not None
    assert german.position.at is not None
    assert german.position.at.lat_deg == pytest.approx(56.465, abs=1e-6)
    assert [(one.kind, one.at.isoformat()[11:19], one.unit) for one in german.times] == [
        ("dispatched", "11:06:02", "FL Muster 1-44-1"),
        ("en_route", "11:09:00", "FL Muster 1-44-1"),
        ("on_scene", "11:21:00", "FL Muster 1-44-1"),
        ("available", "13:10:00", "FL Muster 1-44-1"),
    ]
    assert codes(german) == ["date_assumed"]


def test_clocks_of_a_unit_roll_past_midnight_and_say_so():
    text = (
        "Einsatznummer: 1\nEinsatzbeginn: 31.12.2026 23:58:00\nEinsatzstichwort: F2\nAdresse: Weg 1\n"
        "FL Muster 1-44-1 23:58:30 00:02:00 00:10:00 -- \nFL Muster 2 23:57:30 00:01:00"
    )
    alarm = read(text, utc(2027, 1, 1, 1, 0))
    assert [one.at.isoformat()[:16] for one in alarm.times] == [
        "2026-12-31T22:58",
        "2026-12-31T23:02",
        "2026-12-31T23:10",
        "2026-12-31T22:57",
        "2026-12-31T23:01",
    ]
    assert codes(alarm) == ["date_assumed", "date_assumed", "order"]


def test_a_page_with_a_table_is_harmless_text(samples: Path):
    alarm = read_received(received_file(samples / "alarm_table_de.html"), SETS, NOW, TZ)
    assert (alarm.set_name, alarm.what) == ("de_table", "F2 Flächenbrand")
    assert alarm.where_in_words == "Musterweg 1, 24000 Musterstadt"
    assert alarm.units == ("FL Muster 1-44-1",)
    assert alarm.left_out == ("Anrufer",)
    assert "Erika" not in alarm.text
    assert "alert" not in alarm.text
    assert alarm.alarm_at is not None
    assert alarm.alarm_at.at == utc(2026, 4, 12, 11, 6, 2)


def test_a_lithuanian_mail_with_metres_of_the_grid(samples: Path):
    alarm = read_received(received_file(samples / "alarm_email_lt.eml"), SETS, NOW, TZ)
    assert (alarm.set_name, alarm.number, alarm.what) == ("lt_labels", "2026-0417", "Žolės gaisras")
    assert alarm.position is not None
    assert alarm.position.at is not None
    assert alarm.position.at.lat_deg == pytest.approx(56.238, abs=1e-4)
    assert alarm.position.at.lon_deg == pytest.approx(23.615, abs=1e-4)
    assert alarm.position.notation == "lks_94"
    assert alarm.units == ("Joniškis AC-1", "Žagarė AC-2")
    assert alarm.left_out == ("phone number", "Pranešėjas")


def test_an_english_form_without_a_zone_is_in_the_brigade_s():
    text = "Incident number: 17\nType: Grass fire\nLocation: Paraugi\nTime: 12 Apr 2026 13:05\nUnits: A1; B2"
    alarm = read(text)
    assert alarm.tz == TZ
    assert alarm.alarm_at is not None
    assert alarm.alarm_at.at == utc(2026, 4, 12, 10, 5)
    assert alarm.units == ("A1", "B2")


def test_a_caller_is_left_out_and_named_never_quoted():
    more = "Zvanītājs: Anna Paraugs, tālr. 29000000. 56.465,23.345. Izbrauc: Tērvete BUB-1"
    alarm = read(SMS.format(time="12.04.2026 13:05", more=more))
    assert "Zvanītājs" in alarm.left_out
    assert "Anna" not in alarm.text
    assert "29000000" not in alarm.text
    assert all("Anna" not in doubt.about for doubt in alarm.doubts)
    assert b"Anna" in alarm.raw
    assert (alarm.what, alarm.units) == ("Kūlas ugunsgrēks", ("Tērvete BUB-1",))


def test_a_telephone_anywhere_is_left_out_and_a_position_is_none():
    text = "Incident number: 17\nType: Fire\nLocation: call +371 29 000 000 first\nPosition: 56.465, 23.345"
    alarm = read(text)
    assert alarm.where == "call … first"
    assert alarm.left_out == ("phone number",)
    assert alarm.position is not None
    assert alarm.position.at is not None


def test_a_text_of_no_form_is_asked_about_and_not_guessed():
    with pytest.raises(NoFormError, match="fits no pattern set") as asked:
        read("Deg kūla pie Subates")
    assert asked.value.fitting == ()


def test_a_text_of_two_forms_is_asked_about_and_names_both():
    both = "Einsatznummer: 1\nEinsatzbeginn: x\nNotikuma Nr.: 1\nNotikuma veids: y"
    with pytest.raises(NoFormError, match="lv_labels, de_labels") as asked:
        read(both)
    assert [one.name for one in asked.value.fitting] == ["lv_labels", "de_labels"]


def test_one_set_that_a_person_chose_is_taken_and_what_it_lacks_is_said():
    alarm = read_alarm("Deg kūla pie Subates", (set_named(SETS, "lv_sms"),), NOW, TZ)
    assert codes(alarm) == ["alarm_no_what", "alarm_no_where", "alarm_no_time", "not_understood"]
    assert alarm.not_understood == ((1, "Deg kūla pie Subates"),)


@pytest.mark.parametrize(
    ("written", "at", "doubt"),
    [
        ("25.10.2026 03:30", utc(2026, 10, 25, 0, 30), "dst_fold"),
        ("29.03.2026 03:30", utc(2026, 3, 29, 1, 30), "dst_gap"),
    ],
)
def test_hours_that_come_twice_or_never_are_said(written: str, at: datetime, doubt: str):
    alarm = read(SMS.format(time=written, more="Izbrauc: BUB-1"), at + timedelta(minutes=5))
    assert alarm.alarm_at is not None
    assert alarm.alarm_at.at == at
    assert codes(alarm) == [doubt]


def test_a_clock_without_a_date_is_the_last_one_before_now():
    text = "Incident number: 17\nType: Fire\nLocation: Paraugi\nTime: 23:50"
    alarm = read(text, utc(2026, 4, 12, 21, 10))
    assert alarm.alarm_at is not None
    assert alarm.alarm_at.at == utc(2026, 4, 12, 20, 50)
    assert codes(alarm) == ["date_assumed"]


@pytest.mark.parametrize(
    ("position", "doubt", "is_read"),
    [
        ("23.345, 56.465", "axes_swapped", True),
        ("330000, 400000", "axes_uncertain", False),
        ("behind the mill", "place_unreadable", False),
        ("LKS-92 X 259670,6 Y 462490,4", None, True),
        ("59.437, 24.754", "place_abroad", True),
        ("56°27'54.0\"N 23°20'42.0\"E", None, True),
    ],
)
def test_a_position_in_any_notation_with_its_doubt(position: str, doubt: str | None, is_read: bool):
    text = f"Incident number: 17\nType: Fire\nLocation: Paraugi\nTime: 13:05\nPosition: {position}"
    alarm = read(text)
    assert alarm.position is not None
    assert (alarm.position.at is not None) == is_read
    assert [code for code in codes(alarm) if code != "date_assumed"] == ([doubt] if doubt else [])


def test_an_alarm_of_another_day_is_said():
    old = read(SMS.format(time="10.04.2026 13:05", more="Izbrauc: BUB-1"))
    ahead = read(SMS.format(time="13.04.2026 13:05", more="Izbrauc: BUB-1"))
    assert (codes(old), codes(ahead)) == (["alarm_old"], ["alarm_future"])


def test_a_time_that_is_none_is_kept_out_and_said():
    alarm = read("Incident number: 17\nType: Fire\nLocation: Paraugi\nTime: 25:70")
    assert codes(alarm) == ["time_unreadable", "alarm_no_time"]


def test_divera_and_blaulichtsms_items_are_read_in_utc(samples: Path):
    divera, blaulicht = (
        read_received(received_file(samples / name), SETS, NOW, TZ)
        for name in ("divera247_alarm_item.json", "blaulichtsms_alarm.json")
    )
    assert (divera.set_name, divera.number, divera.what) == ("divera247", "2026-04-0117", "F2 Flächenbrand")
    assert divera.alarm_at is not None
    assert divera.alarm_at.at == utc(2026, 4, 12, 10, 5, 11)
    assert (blaulicht.what, blaulicht.where) == ("Grass fire", "Paraugi")
    assert blaulicht.alarm_at is not None
    assert blaulicht.alarm_at.at == utc(2026, 4, 12, 10, 6, 2)
    assert blaulicht.left_out == ("recipients", "authorName")
    assert "Made Up" not in blaulicht.text


def test_the_whole_answer_of_the_service_holds_the_item_under_its_id(samples: Path):
    item = json.loads((samples / "divera247_alarm_item.json").read_text("utf-8"))
    answer = {"success": True, "data": {"items": {"990001": item}, "sorting": [990001]}}
    assert read(json.dumps(answer)).number == "2026-04-0117"
    answer["data"] = {"items": {"1": item, "2": item}, "sorting": [1, 2]}
    with pytest.raises(AlarmError, match="holds 2 alarms: keep one"):
        read(json.dumps(answer))


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"a": NaN}', "[" * 200, '{"title": 1, "date": 2}'])
def test_json_that_is_no_alarm_is_refused(text: str):
    with pytest.raises(AlarmError):
        read(text)


def test_odd_values_in_an_item_are_doubts():
    item = {"title": "F2", "date": 1e30, "address": ["x"], "lat": "north", "lng": 3, "caller": "Erika"}
    alarm = read(json.dumps(item))
    assert set(codes(alarm)) == {
        *("time_unreadable", "place_unreadable", "left_out", "alarm_no_time"),
    }
    assert alarm.left_out == ("caller",)


def test_the_hash_is_of_the_bytes_as_they_came():
    raw = "\ufeffIncident number: 1\r\nType: Fire\r\n".encode()
    alarm = read_received(received_bytes(raw, "a.txt"), SETS, NOW, TZ)
    assert (alarm.raw, alarm.sha256) == (raw, hashlib.sha256(raw).hexdigest())


def test_a_text_from_a_windows_program_is_read_in_its_letters():
    raw = SMS.format(time="12.04.2026 13:05", more="Izbrauc: Tērvete").encode("cp1257")
    alarm = read_received(received_bytes(raw, "a.txt"), SETS, NOW, TZ)
    assert alarm.what == "Kūlas ugunsgrēks"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"", "a.txt"),
        (b"x" * (MAX_ALARM_CHARS + 1), "a.txt"),
        (b"\n" * 500 + b"x", "a.txt"),
        (b"<![x", "a.html"),
        (b"Content-Type: image/png\n\nx", "a.eml"),
    ],
)
def test_what_is_no_alarm_text_is_refused_in_one_line(raw: bytes, name: str):
    with pytest.raises(AlarmError) as refused:
        read_received(received_bytes(raw, name), SETS, NOW, TZ)
    assert str(refused.value).startswith(name)
    assert "\n" not in str(refused.value)


def test_other_files_are_not_opened(tmp_path: Path):
    (tmp_path / "a.exe").write_bytes(b"x")
    for name in ("a.exe", "gone.txt"):
        with pytest.raises(AlarmError, match=name):
            received_file(tmp_path / name)


def test_a_longer_line_is_read_as_far_as_it_goes_and_said():
    alarm = read("Incident number: 17\nType: Fire\nLocation: Paraugi\nTime: 13:05\nNotes: " + "x" * 600)
    assert "alarm_line_cut" in codes(alarm)


MIXED = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                *("112 2026-04-0117 12.04.2026 13:05 ", "Einsatznummer: ", "Einsatzbeginn: ", "\n", "Type: "),
                *(
                    "Incident number: ",
                    "56.465, 23.345",
                    "<td>",
                    "</table>",
                    "{",
                    '"title":',
                    " 13:05:06" * 9,
                ),
                *("B= 56°27'54.0\", L= 23°20'42.0\"", "Position: ", "a" * 490, " " * 400, "+371 29000000"),
            ]
        ),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(MIXED)
def test_no_text_does_more_than_be_refused_in_bounded_time(text: str):
    begun_s = time.thread_time()
    refusals: list[bool] = []
    for sets in (SETS, *((one,) for one in SETS)):
        try:
            alarm = read_alarm(text, sets, NOW, TZ)
        except AlarmError as refused:
            refusals.append(is_one_line(refused))
        else:
            assert alarm.raw
    assert all(refusals)
    assert time.thread_time() - begun_s < 4 * MAX_ALARM_S


@pytest.mark.parametrize("piece", ["a", "1 ", "12:", "112 2026-04-0117 ", "<td>x", "\n<", "B= 5", "+3 7"])
def test_the_longest_text_takes_no_longer_than_a_person_waits(piece: str):
    text = (piece * MAX_ALARM_CHARS)[:MAX_ALARM_CHARS]
    begun_s = time.thread_time()
    for sets in (SETS, *((one,) for one in SETS)):
        try:
            read_alarm(text, sets, NOW, TZ)
        except AlarmError:
            continue
    assert time.thread_time() - begun_s < 4 * MAX_ALARM_S


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2000), st.sampled_from(["a.txt", "a.eml", "a.html", "a.json"]))
def test_no_bytes_do_more_than_be_refused(raw: bytes, name: str):
    refused = None
    try:
        read_received(received_bytes(raw, name), SETS, NOW, TZ)
    except AlarmError as error:
        refused = error
    assert refused is None or is_one_line(refused)
