"""From bytes to frames that may be acted upon; the record has all of them, whatever becomes of them."""

from __future__ import annotations

import pytest

from telemetry.door import Admission, Signing
from telemetry.intake import Intake
from tests.telemetry.links import START, MemoryRecord
from tests.telemetry.tlogs import unknown
from tests.telemetry.wire import Wire, heartbeat, position

STRANGE = unknown(0x123456, b"abc")


class Judge:
    """A door that has a verdict on every frame."""

    signing = Signing.ON

    def __init__(self) -> None:
        self.verdicts: dict[bytes, Admission] = {}
        self.asked: list[bytes] = []

    def admit(self, frame: bytes, /) -> Admission:
        self.asked.append(frame)
        return self.verdicts.get(frame, Admission.OK)

    def seal(self, frame: bytes) -> bytes:
        return frame

    def identified(self, uid: str) -> None:
        pass

    def close(self) -> None:
        pass


class Broken(Judge):
    """A door with a fault of ours in it."""

    def admit(self, frame: bytes, /) -> Admission:
        if len(self.asked) == 1:
            raise RuntimeError("a fault of ours")
        return super().admit(frame)


@pytest.fixture
def frames() -> list[bytes]:
    wire = Wire()
    return [wire.frame(message) for message in (heartbeat(), position(), heartbeat())]


def test_what_comes_whole_and_known_may_be_acted_upon(frames: list[bytes]):
    intake, record = Intake(Judge(), lambda _: None), MemoryRecord()
    intake.record = record
    data = b"noise" + b"".join(frames)
    assert intake.take([data[:30], data[30:]], START) == frames
    assert record.kept == frames
    assert intake.bad_bytes == 5


@pytest.mark.hazard("H22")
@pytest.mark.hazard("H24")
def test_what_the_door_refuses_is_counted_and_kept_apart(frames: list[bytes]):
    door, record = Judge(), MemoryRecord()
    door.verdicts[frames[1]] = Admission.FORGED
    intake = Intake(door, lambda _: None)
    intake.record = record
    assert intake.take(frames, START) == [frames[0], frames[2]]
    assert (record.kept, record.apart) == ([frames[0], frames[2]], [frames[1]])
    assert intake.refused == {Admission.FORGED: 1}
    assert not intake.answer_is_due


def test_who_is_too_late_may_be_waiting_for_our_word(frames: list[bytes]):
    door = Judge()
    door.verdicts[frames[0]] = Admission.TOO_OLD
    intake = Intake(door, lambda _: None)
    intake.take(frames, START)
    assert intake.answer_is_due


def test_an_id_that_nobody_knows_is_recorded_and_goes_no_further(frames: list[bytes]):
    passed: list[bytes] = []
    door, record = Judge(), MemoryRecord()
    intake = Intake(door, passed.append)
    intake.record = record
    assert intake.take([STRANGE, frames[0]], START) == [frames[0]]
    assert record.kept == [STRANGE, frames[0]]
    assert (passed, intake.unknown, intake.refused.total()) == ([STRANGE], 1, 0)
    assert door.asked == [frames[0]]


def test_a_fault_of_the_door_does_not_cost_the_record(frames: list[bytes]):
    intake, record = Intake(Broken(), lambda _: None), MemoryRecord()
    intake.record = record
    with pytest.raises(RuntimeError, match="a fault of ours"):
        intake.take(frames, START)
    assert record.kept == frames


def test_half_a_frame_of_before_is_not_joined_to_what_comes_after_a_gap(frames: list[bytes]):
    intake = Intake(Judge(), lambda _: None)
    intake.take([frames[0][:9]], START)
    intake.restart()
    assert intake.take([frames[1]], START) == [frames[1]]
    assert intake.bad_bytes == 9
