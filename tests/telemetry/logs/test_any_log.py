from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.flight_summary import summarise
from telemetry.frames import FramesError
from telemetry.logs.any_log import read_any_log
from telemetry.logs.fields import curves_in
from telemetry.logs.log_summary import summarise_any
from tests.telemetry import tlogs
from tests.telemetry.logs import binlogs, ulogs


@pytest.fixture
def ulg(tmp_path: Path) -> Path:
    path = tmp_path / "flight.ulg"
    path.write_bytes(b"".join(ulogs.flight(40)))
    return path


def test_the_track_of_one_flight_is_the_same_from_the_drones_log_and_from_the_ground():
    ground, drone = read_any_log(tlogs.EXTRACT), read_any_log(binlogs.EXTRACT)
    assert drone.distance_m() == pytest.approx(ground.distance_m(), rel=0.005)
    assert drone.above_home_m.max() == pytest.approx(ground.above_home_m.max(), abs=0.1)
    assert np.nanmin(drone.battery_percent) == np.nanmin(ground.battery_percent)
    flying = drone.armed & (drone.above_home_m > 39)
    assert np.nanmax(np.abs(drone.roll_deg[flying])) < 40
    assert np.nanmax(drone.ground_speed_m_s) == pytest.approx(np.nanmax(ground.ground_speed_m_s), abs=0.2)


def test_the_figures_of_one_flight_are_the_same_from_the_drones_log_and_from_the_ground():
    ground, drone = summarise(tlogs.EXTRACT), summarise_any(binlogs.EXTRACT)
    assert drone.armed_s == pytest.approx(ground.armed_s, abs=1)
    assert [mode for _, mode in drone.modes] == [mode for _, mode in ground.modes][1:]
    assert drone.max_from_home_m == pytest.approx(ground.max_from_home_m, abs=2)
    assert drone.homes[0].lat_deg == pytest.approx(ground.homes[-1].lat_deg)
    assert drone.battery is not None
    assert drone.battery.used_mah == pytest.approx(3279, abs=60)
    assert (drone.satellites, drone.fix_types) == (ground.satellites, ground.fix_types)
    assert {said.text for said in drone.status_texts} >= {"Reached command #20", "Disarming motors"}
    assert drone.vehicles[0].firmware == "4.7.0"
    assert (drone.missing, drone.bad_bytes, drone.gaps) == ((), 0, ())


def test_a_flight_of_px4_has_its_track_and_figures(ulg: Path):
    track, figures = read_any_log(ulg), summarise_any(ulg)
    assert track.distance_m() == pytest.approx(184, abs=2)
    assert track.heading_deg[5] == pytest.approx(30, abs=0.01)
    assert (track.climb_m_s[3], track.ground_speed_m_s[3]) == (2.5, 5.0)
    assert [mode for _, mode in figures.modes] == ["AUTO_LOITER", "AUTO_MISSION"]
    assert figures.max_above_home_m == 30
    assert figures.armed[0][1] is None
    assert figures.missing == ("landing",)
    assert [gap.duration_s for gap in figures.gaps] == [0.12]
    assert (figures.vehicles[0].autopilot, figures.vehicles[0].firmware) == ("px4", "1.15.2")
    assert figures.battery is not None
    assert figures.battery.first_percent == 100


def test_without_satellites_times_count_from_switching_on_and_it_is_said(tmp_path: Path):
    path = tmp_path / "inside.ulg"
    path.write_bytes(b"".join(ulogs.flight(20, satellites=False)))
    figures = summarise_any(path)
    assert figures.start.year == 1970
    assert "clock" in figures.missing


def test_a_log_that_only_tells_of_disarming_began_with_arming():
    armed = summarise_any(binlogs.EXTRACT).armed
    assert len(armed) == 1
    assert armed[0][1] is not None
    assert (armed[0][1] - armed[0][0]).total_seconds() == pytest.approx(402.9, abs=0.5)


@pytest.mark.parametrize("name", ["letter.docx", "a.gpx", "a.BIN", "a.ulg", "a.tlog", "missing.BIN"])
def test_what_is_no_flight_is_one_clear_line(tmp_path: Path, name: str):
    if not name.startswith("missing"):
        (tmp_path / name).write_bytes(b"Dear chief, the drone flew well. " * 40)
    with pytest.raises(FramesError) as refused:
        read_any_log(tmp_path / name)
    assert "\n" not in str(refused.value)
    assert name in str(refused.value)


def test_a_log_without_a_position_says_so(tmp_path: Path):
    path = tmp_path / "short.BIN"
    path.write_bytes(
        b"".join((binlogs.fmt(10, "ATT", "Qff", "TimeUS,Roll,Yaw"), binlogs.made(10, "Qff", 1, 2.0, 3.0)))
    )
    with pytest.raises(FramesError, match="never told where it was"):
        read_any_log(path)
    assert summarise_any(path).missing == ("vehicle", "position", "clock")


@given(st.binary(max_size=500), st.sampled_from([".BIN", ".ulg"]), st.integers(0, 40_000))
def test_any_bytes_are_a_flight_or_the_rooms_own_error(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, suffix: str, cut: int
):
    whole = binlogs.EXTRACT.read_bytes()[20_000:] if suffix == ".BIN" else b"".join(ulogs.flight(3))
    path = tmp_path_factory.mktemp("noise") / f"log{suffix}"
    path.write_bytes(whole[:cut] + noise + whole[cut:])
    assert said_of(path).count("\n") == 0


def said_of(path: Path) -> str:
    try:
        return str(summarise_any(path).frames)
    except FramesError as refused:
        return str(refused)


LABELS = {
    "GPS": "TimeUS,I,Status,GMS,GWk,NSats,Lat,Lng,Alt,Spd,VZ",
    "POS": "TimeUS,Lat,Lng,Alt,RelHomeAlt",
    "ATT": "TimeUS,Roll,Pitch,Yaw",
    "BAT": "TimeUS,Inst,Volt,CurrTot,RemPct",
    "ARM": "TimeUS,ArmState",
    "EV": "TimeUS,Id",
    "MODE": "TimeUS,Mode,ModeNum",
    "ORGN": "TimeUS,Type,Lat,Lng,Alt",
    "MSG": "TimeUS,Message",
    "PARM": "TimeUS,Name,Value",
    "FMTU": "TimeUS,FmtType,UnitIds,MultIds",
    "UNIT": "TimeUS,Id,Label",
    "MULT": "TimeUS,Id,Mult",
}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_log_may_lay_out_its_messages_as_it_likes(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    parts: list[bytes] = []
    for number, (name, labels) in enumerate(LABELS.items(), 1):
        letters = "".join(
            data.draw(st.sampled_from("Q" if label == "TimeUS" and number % 5 else "BbHfdnNcLMqQZ"))
            for label in labels.split(",")
        )
        defined = binlogs.fmt(number, name, letters, labels, length=255 if letters.count("Z") > 2 else None)
        parts.append(defined)
        content = data.draw(st.binary(min_size=defined[4] - 3, max_size=defined[4] - 3))
        parts += [bytes([0xA3, 0x95, number]) + content] * 2
    path = tmp_path_factory.mktemp("odd") / "odd.BIN"
    path.write_bytes(b"".join(parts))
    assert said_of(path).count("\n") == 0
    curves = curves_in(path)
    for known in curves.known():
        assert len(curves.curve(known.field)) <= known.count


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_ulog_may_lay_out_its_messages_as_it_likes(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    parts = [ulogs.header(), ulogs.info("char[3] sys_name", b"PX4")]
    for number, (name, fields) in enumerate(ulogs.ALL):
        names = [part.split(" ")[1] for part in fields.split(";")[1:] if part]
        kinds = [
            data.draw(st.sampled_from(["float", "uint8_t", "double", "int64_t", "char", "bool"]))
            for _ in names
        ]
        laid_out = "".join(f"{kind} {field};" for kind, field in zip(kinds, names, strict=True))
        parts += [ulogs.definition(name, f"uint64_t timestamp;{laid_out}"), ulogs.subscription(number, name)]
        size = 8 + sum({"float": 4, "double": 8, "int64_t": 8}.get(kind, 1) for kind in kinds)
        content = data.draw(st.binary(min_size=size, max_size=size))
        parts += [ulogs.message("D", bytes([number, 0]) + content)] * 2
    path = tmp_path_factory.mktemp("odd") / "odd.ulg"
    path.write_bytes(b"".join(parts))
    assert said_of(path).count("\n") == 0
