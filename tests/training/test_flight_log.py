"""The drone's own log: written while it flies, listed, downloaded, and read by us and by others."""

from __future__ import annotations

import copy
import math
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymavlink import DFReader

from maps.geo import LatLon
from telemetry.logs.dataflash import Dataflash, dataflash_of, read_dataflash
from telemetry.logs.dataflash_flight import dataflash_flight
from telemetry.messages import Message, mavlink
from tests.training.ftp_station import LIST, OPEN, READ, FtpStation
from tests.training.station import HOME, Station, item
from training import log_card
from training.faults import Faults
from training.log_card import BLOCK_BYTES, LogCard, LogFile
from training.modes import Mode
from training.vehicle import EmbeddedDrone
from training.weather import Wind

RECORDED = Path(__file__).parents[1] / "data" / "logs" / "flight1_extract.BIN"
THERE = LatLon(56.2006, 25.3)
ITEMS = [item(0, 16), item(1, 22, z=15.0), item(2, 16, at=THERE, z=15.0), item(3, 20)]


def downloaded(station: Station, number: int = 1, step_s: float = 0.02) -> bytes:
    """Asked for piece by piece, as ground stations do it."""
    size = entries(station)[number].size
    content, first = bytearray(), len(station.heard)
    station.send(mavlink.MAVLink_log_request_data_message(1, 1, number, 0, 0xFFFFFFFF))
    while len(content) < size:
        station.run(step_s)
        for _, message in station.heard[first:]:
            if message.get_type() == "LOG_DATA":
                assert message.ofs == len(content)
                content += bytes(message.data[: message.count])
        assert len(station.heard) > first, "nothing more comes"
        first = len(station.heard)
    return bytes(content)


def entries(station: Station) -> dict[int, Message]:
    said = station.ask(mavlink.MAVLink_log_request_list_message(1, 1, 0, 0xFFFF))
    return {m.id: m for m in said if m.get_type() == "LOG_ENTRY"}


@pytest.fixture(scope="module")
def landed() -> Station:
    """A mission with a wind, and a lost position on the way home."""
    station = Station(EmbeddedDrone(HOME, ready=True, wind=Wind(200.0, 3.0, 0.5), battery_sags=True))
    assert station.upload(ITEMS) == 0
    station.fly_mission()
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 300.0)
    station.run(20.0, step_s=0.1)
    return station


@pytest.fixture(scope="module")
def content(landed: Station) -> bytes:
    return downloaded(landed)


@pytest.fixture(scope="module")
def log(content: bytes) -> Dataflash:
    return dataflash_of(content)


def test_the_list_tells_its_size_and_its_day(landed: Station, content: bytes):
    (entry,) = entries(landed).values()
    assert (entry.id, entry.num_logs, entry.last_log_num, entry.size) == (1, 1, 1, len(content))
    ended_s = landed.drone.autopilot.utc_us() / 1e6
    assert ended_s - 60.0 < entry.time_utc < ended_s


def test_nothing_in_it_is_damaged_and_every_kind_is_there(log: Dataflash):
    assert log.damage() == []
    assert log.wrong_formats == ()
    assert {
        "FMT", "FMTU", "UNIT", "MULT", "MSG", "MODE", "ARM", "EV", "GPS", "ATT", "CMD", "PARM", "BAT", "POS",
        "CTUN", "ORGN",
    } <= set(log.messages)  # fmt: skip
    assert log.messages["CMD"] == len(ITEMS)
    assert log.messages["PARM"] == 1348


def test_its_records_are_those_of_the_recorded_log(log: Dataflash):
    theirs = read_dataflash(RECORDED)
    for name in set(log.messages) & set(theirs.formats):
        assert log.fields(name) == theirs.fields(name), name
        assert log.rows(name).dtype == theirs.rows(name).dtype, name


def test_pymavlink_reads_the_same(content: bytes, log: Dataflash, tmp_path: Path):
    path = tmp_path / "00000001.BIN"
    path.write_bytes(content)
    others: Any = DFReader.DFReader_binary(str(path))
    read: dict[str, list[Any]] = {}
    while (message := others.recv_msg()) is not None:
        read.setdefault(message.get_type(), []).append(message)
    others.close()
    assert {name: len(rows) for name, rows in read.items() if name != "FMT"} == {
        name: count for name, count in log.messages.items() if name != "FMT"
    }
    for name, field in (("POS", "Lat"), ("ATT", "Roll"), ("BAT", "CurrTot"), ("GPS", "Spd"), ("CTUN", "CRt")):
        theirs = [getattr(message, field) for message in read[name]]
        assert log.column(name, field).tolist() == pytest.approx(theirs, nan_ok=True), (name, field)
    assert [m.Message for m in read["MSG"]] == [raw.decode() for raw in log.column("MSG", "Message").tolist()]


def test_it_tells_the_flight_as_the_telemetry_did(landed: Station, log: Dataflash):
    flight = dataflash_flight(log)
    told = [text for text in landed.texts() if text != "Flight plan received"]
    assert [said.text for said in flight.texts][3:] == told[told.index("Arming motors") :]
    assert [name for _, name in flight.modes] == ["GUIDED", "AUTO"]
    assert len(flight.armed) == 1
    began, ended = flight.armed[0]
    assert ended is not None
    assert (ended - began).total_seconds() == pytest.approx(armed_s(landed), abs=1.5)
    assert flight.is_utc
    assert began.date() == landed.drone.autopilot.started_at.date()


def test_its_events_are_those_of_a_flight_in_their_order(log: Dataflash):
    assert log.column("EV", "Id").tolist() == [15, 57, 28, 62, 17, 18, 11, 56]  # as recorded
    assert log.column("MODE", "Rsn").tolist() == [2, 2]


def test_it_writes_as_often_as_the_recorded_one(log: Dataflash):
    for name, rate_hz in (("ATT", 10.0), ("POS", 10.0), ("BAT", 10.0), ("CTUN", 10.0), ("GPS", 5.0)):
        at_us = log.column(name, "TimeUS")
        assert (len(at_us) - 1) / (float(at_us[-1] - at_us[0]) / 1e6) == pytest.approx(rate_hz, rel=0.02)


def test_a_piece_from_the_middle_is_that_piece(landed: Station, content: bytes):
    said = landed.ask(mavlink.MAVLink_log_request_data_message(1, 1, 1, 20_000, 200))
    pieces = [m for m in said if m.get_type() == "LOG_DATA"]
    assert [(m.ofs, m.count) for m in pieces] == [(20_000, 90), (20_090, 90), (20_180, 20)]
    assert b"".join(bytes(m.data[: m.count]) for m in pieces) == content[20_000:20_200]


def test_behind_the_end_there_is_an_empty_piece_and_no_log_is_silence(landed: Station):
    said = landed.ask(mavlink.MAVLink_log_request_data_message(1, 1, 1, 0xFFFF_0000, 90))
    assert [m.count for m in said if m.get_type() == "LOG_DATA"] == [0]
    said = landed.ask(mavlink.MAVLink_log_request_data_message(1, 1, 7, 0, 90))
    assert [m for m in said if m.get_type().startswith("LOG")] == []


def test_a_download_ends_when_it_is_told_to(landed: Station):
    landed.ask(mavlink.MAVLink_log_request_data_message(1, 1, 1, 0, 0xFFFFFFFF), seconds=0.04)
    landed.ask(mavlink.MAVLink_log_request_end_message(1, 1), seconds=0.04)
    assert [m for m in landed.run(0.5) if m.get_type() == "LOG_DATA"] == []


def test_it_comes_as_fast_as_recorded(landed: Station):
    landed.send(mavlink.MAVLink_log_request_data_message(1, 1, 1, 0, 200_000))
    came = [m for m in landed.run(0.1) if m.get_type() == "LOG_DATA"]
    assert sum(m.count for m in came) == 200_000


def test_the_files_show_the_same_log(landed: Station, content: bytes):
    station = FtpStation(landed.drone)
    listed = station.asked(LIST, data=b"/APM/LOGS")
    assert listed.data == f"F00000001.BIN\t{len(content)}\0".encode()
    assert station.asked(LIST, offset=1, data=b"/APM/LOGS").refusal == b"\6"
    opened = station.asked(OPEN, data=b"logs/00000001.BIN")
    assert struct.unpack("<I", opened.data) == (len(content),)
    piece = station.asked(READ, offset=50_000, size=239)
    assert piece.data == content[50_000:50_239]
    assert station.asked(READ, offset=len(content), size=239).refusal == b"\6"


def test_nothing_is_written_without_a_flight_and_nothing_sent_in_one():
    station = Station()
    station.run(30.0, step_s=0.1)
    assert entries(station)[0].num_logs == 0
    station.airborne(10.0)
    assert entries(station) == {}
    assert station.command(176, 1, Mode.LAND) == 0
    station.until(lambda m: m.get_type() == "LOG_ENTRY", 60.0)  # once the motors are off


def test_a_second_flight_is_a_second_log_and_erasing_leaves_none():
    station = Station()
    for _ in range(2):
        station.airborne(5.0)
        station.command(176, 1, Mode.LAND)
        station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 60.0)
        station.run(16.0, step_s=0.1)
    assert sorted(entries(station)) == [1, 2]
    station.ask(mavlink.MAVLink_log_erase_message(1, 1))
    assert entries(station)[0].num_logs == 0


def test_a_log_outlives_a_reboot():
    station = Station()
    station.airborne(5.0)
    station.command(176, 1, Mode.LAND)
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 60.0)
    assert station.command(246, 1) == 0
    station.run(6.0, step_s=0.1)
    assert entries(station)[1].size > 50_000


def test_failsafes_and_refused_targets_are_in_it():
    station = Station()
    circle = mavlink.MAVLink_mission_item_int_message(
        1, 1, 0, 0, 5003, 0, 1, 60, 0, 0, 0, 562000000, 253000000, 0, 1
    )
    assert station.upload([circle], kind=1) == 0
    station.command(207, 1)
    station.ask(mavlink.MAVLink_param_set_message(1, 1, b"FENCE_TYPE", 4, 2))
    station.airborne(10.0)
    far = mavlink.MAVLink_set_position_target_global_int_message(
        0, 1, 1, 6, 0x0DF8, 562020000, 253000000, 10.0, 0, 0, 0, 0, 0, 0, 0, 0
    )
    station.ask(far)
    station.drone.faults = Faults(gps_lost=True)
    station.run(60.0, step_s=0.1)
    log = dataflash_of(downloaded(station))
    errors = list(zip(log.column("ERR", "Subsys").tolist(), log.column("ERR", "ECode").tolist(), strict=True))
    assert errors == [(22, 5), (16, 2), (17, 1)]
    assert log.column("MODE", "Rsn").tolist() == [2, 6]


@given(
    st.lists(st.binary(max_size=3 * BLOCK_BYTES), max_size=6), st.integers(0, 60_000), st.integers(1, 40_000)
)
def test_what_was_written_is_read_from_anywhere(pieces: list[bytes], offset: int, size: int):
    file = LogFile(1)
    for piece in pieces:
        file.write(piece)
    whole = b"".join(pieces)
    assert file.size_bytes == len(whole)
    assert file.read(offset, size) == whole[offset : offset + size]


def test_a_copy_of_the_card_stays_as_it_was():
    card = LogCard()
    card.begin().write(b"before")
    then = copy.deepcopy(card)
    card.files()[0].write(b" and after")
    assert then.files()[0].read(0, 99) == b"before"


def test_the_card_never_holds_more_than_it_can(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(log_card, "CARD_BYTES", 100_000)
    monkeypatch.setattr(log_card, "LONGEST_BYTES", 30_000)
    card = LogCard()
    for _ in range(9):
        file = card.begin()
        while not file.is_full:
            file.write(bytes(500))
    assert card.size_bytes <= 100_000
    assert [file.number for file in card.files()] == [7, 8, 9]
    assert card.last == 9


def armed_s(station: Station) -> float:
    at_s = {m.text: s for s, m in station.heard if m.get_type() == "STATUSTEXT"}
    return math.fabs(at_s["Disarming motors"] - at_s["Arming motors"])
