import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from telemetry.flight_summary import FlightSummary, summarise
from telemetry.frames import FramesError, utc
from telemetry.messages import mavlink
from telemetry.modes import mode_name
from telemetry.recorder import Recorder
from tests.telemetry.tlogs import (
    EXTRACT,
    FULL,
    START_US,
    expected,
    extract_records,
    heartbeat,
    position,
    record,
    sender,
    stamped,
    text,
    unknown,
)

START = utc(START_US)


def seconds(at: datetime) -> float:
    return (at - START).total_seconds()


def of(tmp_path: Path, *records: bytes) -> FlightSummary:
    file = tmp_path / "made.tlog"
    file.write_bytes(b"".join(records))
    return summarise(file)


def stamp(at: datetime) -> float:
    return at.timestamp()


def test_the_real_flight_comes_out_as_pymavlink_counted_it():
    summary, figures = summarise(EXTRACT), expected()
    both = {
        name: figures["counts_vehicle"].get(name, 0) + figures["counts_gcs"].get(name, 0)
        for name in figures["counts_vehicle"] | figures["counts_gcs"]
    }
    assert summary.messages == both
    assert (summary.frames, summary.size_bytes, summary.bad_bytes) == (figures["frames"], figures["bytes"], 0)
    assert stamp(summary.start) == figures["first_timestamp_s"]
    assert stamp(summary.end) == figures["last_timestamp_s"]
    assert [(stamp(since), stamp(until or START)) for since, until in summary.armed] == [
        tuple(pair) for pair in figures["armed"]
    ]
    assert [[stamp(at), name] for at, name in summary.modes] == [
        [at, mode_name(number)] for at, number in figures["modes"]
    ]
    assert [[stamp(said.at), said.severity, said.text] for said in summary.status_texts] == figures["texts"]
    assert summary.max_above_home_m == figures["max_height_above_home_m"]
    assert summary.distance_m == pytest.approx(figures["distance_flown_m"], abs=0.1)
    assert summary.missing == ()


@pytest.mark.skipif(not FULL.exists(), reason="FIREDRONE_SAMPLES names no folder with the whole flight")
def test_the_whole_flight_comes_out_exactly():
    summary = summarise(FULL)
    figures: dict[str, Any] = json.loads((FULL.parent / "flight1_expected.json").read_text())
    vehicle, ground = figures["counts_vehicle"], figures["counts_gcs"]
    assert summary.messages == {n: vehicle.get(n, 0) + ground.get(n, 0) for n in vehicle | ground}
    assert (summary.frames, summary.bad_bytes) == (figures["frames"], figures["bad_data"])
    assert summary.duration_s == pytest.approx(figures["duration_s"], abs=0.001)
    ((since, until),) = summary.armed
    assert until is not None
    assert [round(stamp(since), 3), round(stamp(until), 3)] == [at for at, _ in figures["arm_changes"][1:]]
    assert summary.armed_s == pytest.approx(figures["armed_s"], abs=0.001)
    assert [[round(stamp(at), 3), name] for at, name in summary.modes] == [
        [at, name] for at, _, name in figures["mode_changes"]
    ]
    assert [name for _, name in summary.system_status] == ["boot", "standby", "active", "standby"]
    assert summary.max_above_home_m == figures["max_height_above_home_m"]
    assert summary.max_above_home_at is not None
    assert round(stamp(summary.max_above_home_at), 3) == figures["max_height_at_s"]
    assert summary.distance_m == figures["distance_flown_m"]
    assert summary.max_from_home_m == figures["max_distance_from_home_m"]
    assert summary.max_ground_speed_m_s == figures["max_groundspeed_mps"]
    assert (summary.max_climb_m_s, summary.max_sink_m_s) == (
        figures["max_climb_mps"],
        figures["max_sink_mps"],
    )
    assert [[round(stamp(at), 3), item] for at, item in summary.reached] == figures["mission_items_reached"]
    assert [
        [
            round(stamp(home.at), 3),
            round(home.lat_deg * 1e7),
            round(home.lon_deg * 1e7),
            round(home.amsl_m * 1000),
        ]
        for home in summary.homes
    ] == figures["home"]
    assert [[round(stamp(a.at), 3), a.command, a.result] for a in summary.answers] == [
        [pytest.approx(at, abs=0.0011), command, result] for at, command, result in figures["command_acks"]
    ]
    battery = summary.battery
    assert battery is not None
    assert (battery.first_percent, battery.last_percent, battery.used_mah) == (100, 0, 3279)
    assert (battery.first_v, battery.last_v, battery.lowest_v) == (12.6, 12.6, 12.6)
    assert (summary.fix_types, summary.satellites) == ((6,), (10, 10))
    assert len(summary.status_texts) == len(figures["texts"])
    assert [said.text for said in summary.status_texts] == [words for _, _, words in figures["texts"]]
    assert [round(gap.duration_s, 3) for gap in summary.gaps] == [78.072]
    assert summary.missing == ()


def test_a_gap_is_more_than_two_seconds_without_the_drone():
    summary = summarise(EXTRACT)
    (gap,) = summary.gaps
    assert gap.duration_s == pytest.approx(78.07, abs=0.01)


def test_a_ground_station_that_speaks_alone_makes_a_gap_to_the_end(tmp_path: Path):
    ground = sender(255, 190)
    summary = of(
        tmp_path,
        *(record(n, heartbeat(gcs=True), ground) for n in range(5)),
        *(record(n, heartbeat()) for n in (5, 7, 9)),
        *(record(n, heartbeat(gcs=True), ground) for n in range(9, 20)),
    )
    assert [(seconds(gap.start), seconds(gap.end)) for gap in summary.gaps] == [(9, 19)]


def test_a_recording_without_a_drone_says_so(tmp_path: Path):
    summary = of(tmp_path, record(0, heartbeat(gcs=True), sender(255, 190)))
    assert summary.missing == ("vehicle", "position")
    assert (summary.distance_m, summary.max_above_home_m, summary.battery) == (None, None, None)
    assert (summary.vehicles, summary.armed, summary.modes, summary.gaps) == ((), (), (), ())


def test_a_flight_cut_in_half_is_told_as_far_as_it_goes(tmp_path: Path):
    data = EXTRACT.read_bytes()
    cut = tmp_path / "half.tlog"
    cut.write_bytes(data[: len(data) // 2 + 7])
    summary = summarise(cut)
    ((since, until),) = summary.armed
    assert (round(seconds(since), 3), until) == (78.675, None)
    assert summary.missing == ("landing", "bytes")
    assert 0 < summary.bad_bytes < 300
    assert summary.distance_m is not None
    assert 0 < summary.distance_m < expected()["distance_flown_m"]


def test_several_flights_in_one_recording_are_armed_several_times(tmp_path: Path):
    armed = [False, True, True, False, True]
    summary = of(tmp_path, *(record(n, heartbeat(armed=is_armed)) for n, is_armed in enumerate(armed)))
    assert [(seconds(since), until and seconds(until)) for since, until in summary.armed] == [
        (1, 3),
        (4, None),
    ]
    assert summary.armed_s == 2


def test_a_long_text_that_came_in_pieces_is_one_again(tmp_path: Path):
    def piece(words: str, number: int, chunk: int) -> Any:
        return mavlink.MAVLink_statustext_message(4, words.encode(), number, chunk)

    long = "PreArm: the battery of this drone is too empty to fly as far as planned and back"
    summary = of(
        tmp_path,
        record(0, heartbeat()),
        record(1, piece(long[:50], 7, 0)),
        record(1, piece(long[50:], 7, 1)),
        record(2, text("short")),
        record(3, text("short")),
    )
    assert [said.text for said in summary.status_texts] == [long, "short", "short"]


def test_unknown_messages_are_counted_by_number(tmp_path: Path):
    summary = of(
        tmp_path, record(0, heartbeat()), stamped(1, unknown(70_001, b"abc")), record(2, heartbeat())
    )
    assert summary.messages == {"HEARTBEAT": 2, "UNKNOWN_70001": 1}


def test_segments_in_a_folder_are_one_flight(tmp_path: Path):
    records = extract_records()
    (tmp_path / "raw-000.tlog").write_bytes(b"".join(records[:1500]))
    (tmp_path / "raw-001.tlog").write_bytes(b"".join(records[1500:]))
    one, both = summarise(EXTRACT), summarise(tmp_path)
    assert (both.messages, both.distance_m, both.armed) == (one.messages, one.distance_m, one.armed)


def test_a_folder_tells_what_only_its_card_knows(tmp_path: Path):
    recorder = Recorder(tmp_path, datetime.now(UTC), address="udp:127.0.0.1:14550", training=True)
    for whole in extract_records():
        recorder.frame(utc(int.from_bytes(whole[:8], "big")), whole[8:])
    recorder.sync()
    recorder.close()
    summary = summarise(recorder.folder)
    assert (summary.training, summary.address) == (True, "udp:127.0.0.1:14550")
    assert summary.messages == summarise(EXTRACT).messages
    assert summary.end == utc(START_US) + timedelta(
        seconds=expected()["last_timestamp_s"] - expected()["first_timestamp_s"]
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.tlog", b"", "is empty"),
        ("zeros.tlog", bytes(4096), "holds no MAVLink frame"),
        ("letter.tlog", b"Dear chief, the drone flew well. " * 40, "holds no MAVLink frame"),
        ("track.gpx", b"<gpx/>", "GPS track"),
    ],
)
def test_what_is_no_recorded_flight_is_one_clear_line(tmp_path: Path, name: str, content: bytes, said: str):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FramesError, match=said) as refused:
        summarise(tmp_path / name)
    assert "\n" not in str(refused.value)
    assert name in str(refused.value)


def test_a_position_alone_is_a_height_but_no_way(tmp_path: Path):
    summary = of(tmp_path, record(0, heartbeat()), record(1, position(height_m=12)))
    assert (summary.max_above_home_m, summary.distance_m, summary.max_from_home_m) == (12, 0, None)
