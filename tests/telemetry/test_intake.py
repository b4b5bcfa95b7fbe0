"""What arrives is kept whatever happens to it; what may be acted upon comes out."""

from __future__ import annotations

import pytest

from telemetry.door import Admission, OpenDoor
from telemetry.intake import Intake
from tests.telemetry.links import MemoryRecord
from tests.telemetry.recording import START
from tests.telemetry.tlogs import extract_records

FRAMES = [record[8:] for record in extract_records()[:20]]


class EverySecond(OpenDoor):
    """Lets every second frame in; the `faulty` one makes it fall over."""

    def __init__(self, faulty: int | None = None) -> None:
        super().__init__(cable=False)
        self._seen = 0
        self._faulty = faulty

    def admit(self, _frame: bytes, /) -> Admission:
        self._seen += 1
        if self._seen == self._faulty:
            raise RuntimeError("a fault of the door")
        return Admission.OK if self._seen % 2 else Admission.FORGED


def intake(door: OpenDoor) -> tuple[Intake, MemoryRecord]:
    made, record = Intake(door, lambda _: None), MemoryRecord()
    made.record = record
    return made, record


def test_what_is_refused_is_kept_apart_and_only_the_rest_is_acted_upon():
    made, record = intake(EverySecond())
    assert made.take([b"".join(FRAMES)], START) == FRAMES[::2]
    assert record.kept == FRAMES[::2]
    assert record.apart == FRAMES[1::2]
    assert made.refused == {Admission.FORGED: len(FRAMES) // 2}


def test_a_fault_of_the_door_never_costs_the_record():
    made, record = intake(EverySecond(faulty=8))
    with pytest.raises(RuntimeError):
        made.take([b"".join(FRAMES)], START)
    assert record.kept == FRAMES


def test_an_unknown_id_is_kept_with_the_flight_and_never_acted_upon():
    made, record = intake(OpenDoor(cable=True))
    unknown = bytearray(FRAMES[0])
    passed: list[bytes] = []
    made._pass_over = passed.append
    unknown[7:10] = (59_999).to_bytes(3, "little")  # no dialect has it; any checksum may be right
    for last in range(256):
        unknown[-2] = last
        if made.take([bytes(unknown)], START) or made.unknown:
            break
    assert passed
    assert record.kept == passed
    assert made.refused == {}
