from pathlib import Path
from typing import Any

import pytest

from telemetry import raw_file as raw_file_module
from telemetry import raw_writer
from telemetry.flight_folder import Ended, FlightCard, raw_file, raw_files, read_card
from telemetry.frames import read_frames
from telemetry.raw_file import tlog_record
from telemetry.recorder import Recorder
from telemetry.state import Identity
from telemetry.unfinished import Unfinished, recovered, unfinished
from tests.telemetry.recording import ADDRESS, START, at, beat, beats, crashed, eventually
from tests.telemetry.tlogs import heartbeat, position, sender

NO_CARD = FlightCard(started_at=START, address=ADDRESS, training=False, live=True)
DRONE = Identity(1, 1, "quadrotor", "ardupilotmega", uid="3d12", firmware="4.7.0")
OTHER = Identity(1, 1, "quadrotor", "ardupilotmega", uid="77aa", firmware="4.7.0")


def found(data: Path, seconds: float = 60) -> Unfinished:
    flight = unfinished(data, at(seconds))
    assert flight is not None
    return flight


def test_the_newest_flight_that_was_not_closed_is_taken_up(tmp_path: Path):
    crashed(tmp_path, beats(0, 5), started_at=at(-300))
    folder = crashed(tmp_path, beats(0, 30), vehicle=DRONE)
    flight = found(tmp_path)
    assert (flight.folder, flight.started_at, flight.ended_at) == (folder, START, at(29))
    assert (flight.address, flight.card.vehicle, flight.frames) == ("udp:127.0.0.1:14550", DRONE, 30)
    assert flight.armed is True
    assert read_card(folder) == flight.card, "looking changes nothing"


@pytest.mark.parametrize(
    "card", [{"training": True}, {"live": False}, {"ended": Ended.CLOSED}, {"ended": Ended.NOT_CLOSED}]
)
def test_an_exercise_a_replay_or_a_flight_that_is_over_is_not(tmp_path: Path, card: dict[str, Any]):
    crashed(tmp_path, beats(0, 30), **card)
    assert unfinished(tmp_path, at(60)) is None


@pytest.mark.parametrize(("seconds", "young"), [(29 + 1800, True), (29 + 1801, False), (-1700, True)])
def test_a_flight_is_taken_up_within_half_an_hour(tmp_path: Path, seconds: float, young: bool):
    crashed(tmp_path, beats(0, 30))
    assert (unfinished(tmp_path, at(seconds)) is not None) is young


def test_without_a_frame_there_is_no_flight_to_take_up(tmp_path: Path):
    crashed(tmp_path)
    crashed(tmp_path, bytes(4096))
    assert unfinished(tmp_path, at(60)) is None


def test_a_flight_that_is_being_recorded_belongs_to_its_program(tmp_path: Path):
    record = Recorder(tmp_path, START, address="udp:127.0.0.1:14550", training=False)
    record.frame(START, beat())
    assert unfinished(tmp_path, START) is None
    record.close()


def test_what_the_drone_said_last_of_its_motors_counts(tmp_path: Path):
    crashed(tmp_path, beats(0, 20) + beats(20, 30, armed=False))
    assert found(tmp_path).armed is False


def test_it_is_the_same_drone_by_its_uid(tmp_path: Path):
    crashed(tmp_path, beats(0, 3), vehicle=DRONE)
    flight = found(tmp_path)
    silent = Identity(1, 1, "quadrotor", "ardupilotmega")
    assert [flight.is_of(drone) for drone in (DRONE, OTHER, silent)] == [True, False, None]


def test_without_a_uid_it_is_the_same_by_number_and_kind(tmp_path: Path):
    crashed(tmp_path, beats(0, 3), vehicle=Identity(1, 1, "quadrotor", "ardupilotmega"))
    flight = found(tmp_path)
    assert flight.is_of(DRONE) is True
    assert flight.is_of(Identity(2, 1, "quadrotor", "ardupilotmega")) is False


def test_a_flight_of_nobody_is_anybodys(tmp_path: Path):
    crashed(tmp_path, beats(0, 3))
    assert found(tmp_path).is_of(OTHER) is True


def test_only_the_last_segment_is_read(tmp_path: Path):
    folder = crashed(
        tmp_path,
        b"not a tlog",
        beats(100, 130) + bytes(5000),
        frames=100,
        counted_segments=1,
        ended_at=at(99),
    )
    flight = found(tmp_path, 200)
    assert (flight.frames, flight.ended_at, flight.bad_bytes) == (130, at(129), 0)
    raw_file(folder, 1).write_bytes(bytes(5000))  # killed before the first frame of a new segment
    flight = found(tmp_path, 200)
    assert (flight.frames, flight.ended_at, flight.armed) == (100, at(99), None)


def test_the_recorder_counts_full_segments_in_the_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raw_file_module, "SEGMENT_BYTES", 1000)
    monkeypatch.setattr(raw_writer, "SEGMENT_BYTES", 1000)
    record = Recorder(tmp_path, START, address="udp:127.0.0.1:14550", training=False)
    for second in range(100):
        record.frame(at(second), beat(second))
    eventually(lambda: record.written == 100)
    record.sync()
    eventually(lambda: (read_card(record.folder) or NO_CARD).counted_segments > 0)
    while_flying = read_card(record.folder)
    record.close()
    assert while_flying is not None
    assert while_flying.frames is not None
    assert while_flying.counted_segments == len(raw_files(record.folder)) - 1
    rest = read_frames(record.folder, from_segment=while_flying.counted_segments)
    assert while_flying.frames + len(rest) == 100


@pytest.mark.hazard("H16")
def test_taken_up_again_it_goes_on_in_the_same_folder_and_nothing_is_cut(tmp_path: Path):
    before = beats(0, 30) + b"\x00\x06torn" + bytes(4000)
    folder = crashed(tmp_path, before, vehicle=DRONE)
    record = Recorder.again(found(tmp_path), at(40))
    assert record.folder == folder
    for second in range(40, 50):
        record.frame(at(second), beat(second))
    record.identify(DRONE)
    record.close()
    assert raw_file(folder, 0).read_bytes() == before
    assert raw_file(folder, 1).read_bytes() == beats(40, 50)
    card = read_card(folder)
    assert card is not None
    assert (card.reopened, card.ended, card.ended_at, card.frames) == ((at(40),), Ended.CLOSED, at(49), 40)
    assert (card.started_at, card.vehicle) == (START, DRONE)
    assert len(read_frames(folder)) == 40
    assert recovered(tmp_path) == []


@pytest.mark.hazard("H16")
def test_a_flight_survives_one_crash_after_another(tmp_path: Path):
    folder = crashed(tmp_path, beats(0, 10), vehicle=DRONE)
    for n in (1, 2):
        flight = found(tmp_path)
        assert (flight.frames, len(flight.card.reopened)) == (10 * n, n - 1)
        record = Recorder.again(flight, at(10 * n))
        for second in range(10 * n, 10 * n + 10):
            record.frame(at(second), beat(second))
        record.identify(DRONE)
        record.sync()
        written = 10 * (n + 1)
        eventually(lambda record=record, written=written: record.written == written)
        eventually(lambda n=n: len((read_card(folder) or NO_CARD).reopened) == n)
        card = (folder / "flight.json").read_bytes()
        record.close()
        (folder / "flight.json").write_bytes(card)  # as a kill leaves it
    flight = found(tmp_path)
    assert (flight.frames, flight.ended_at) == (30, at(29))
    assert flight.card.reopened == (at(10), at(20))


def test_when_another_drone_answers_the_first_ones_flight_was_never_closed(tmp_path: Path):
    folder = crashed(tmp_path, beats(0, 30), vehicle=DRONE)
    record = Recorder.again(found(tmp_path), at(40))
    record.frame(at(41), beat())
    record.identify(Identity(1, 1, "quadrotor", "ardupilotmega"))  # not yet known who it is
    record.identify(OTHER)
    record.close()
    card = read_card(folder)
    assert card is not None
    assert (card.vehicle, card.ended, card.ended_at, card.frames) == (DRONE, Ended.NOT_CLOSED, at(29), 30)
    assert len(read_frames(folder)) == 31, "and what was heard is kept"


def test_a_flight_that_is_taken_up_is_not_marked_as_ended(tmp_path: Path):
    old = crashed(tmp_path, beats(0, 5), started_at=at(-300))
    folder = crashed(tmp_path, beats(0, 30) + b"".join(tlog_record(at(30), b"") for _ in range(2)))
    told = recovered(tmp_path, but=folder)
    assert [flight.folder for flight in told] == [old]
    card = read_card(folder)
    assert card is not None
    assert card.ended is None
    assert [flight.folder for flight in recovered(tmp_path)] == [folder]


def test_positions_and_other_drones_do_not_say_whether_it_is_armed(tmp_path: Path):
    camera = bytes(heartbeat(gcs=True).pack(sender(255, 190)))
    crashed(tmp_path, tlog_record(at(0), bytes(position().pack(sender()))) + tlog_record(at(1), camera))
    assert found(tmp_path).armed is None
