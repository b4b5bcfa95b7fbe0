"""MAVLink FTP of the embedded drone, as ArduPilot's source has it."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.messages import mavlink
from tests.training.ftp_station import (
    ACK,
    BURST,
    CRC,
    CREATE,
    LIST,
    NAK,
    OPEN,
    READ,
    RESET,
    TERMINATE,
    WRITE,
    FtpStation,
)  # fmt: skip
from tests.training.station import item
from training.ftp import QUEUE
from training.mission_store import Kind

MISSION, FENCE, PARAMETERS = b"@MISSION/mission.dat", b"@MISSION/fence.dat", b"@PARAM/param.pck"
FAIL, NO_SESSION, END, UNKNOWN, NOT_FOUND = b"\1", b"\5", b"\6", b"\7", b"\x0a"
NOT_POSSIBLE = b"\2\x16"  # "failed, error 22"


def row(seq: int, command: int = 16, x: int = 562_000_000, p1: float = 0.0) -> bytes:
    return struct.pack(
        "<ffffiifHHBBBBBB", p1, 0.0, 0.0, 0.0, x, 253_000_000, 40.0, seq, command, 1, 1, 3, 0, 1, 0
    )


def file_of(*rows: bytes, kind: int = 0, options: int = 0, count: int | None = None) -> bytes:
    return struct.pack("<HHHHH", 0x763D, kind, options, 0, len(rows) if count is None else count) + b"".join(
        rows
    )


def written(station: FtpStation, path: bytes, file: bytes) -> bytes | None:
    """The refusal of the closing, if any."""
    assert station.asked(CREATE, data=path).opcode == ACK
    for offset in range(0, len(file), 200):
        reply = station.asked(WRITE, offset, file[offset : offset + 200])
        assert (reply.opcode, reply.offset) == (ACK, offset)
    return station.asked(TERMINATE).refusal


def read(station: FtpStation, path: bytes, size: int = 239) -> bytes:
    station.asked(OPEN, data=path)
    pieces = station.burst(size)
    station.asked(TERMINATE)
    return b"".join(piece.data for piece in pieces if piece.opcode == ACK)


def test_a_mission_written_as_a_file_is_aboard_when_the_file_is_closed():
    station = FtpStation()
    file = file_of(*(row(seq) for seq in range(9)))
    station.asked(CREATE, data=MISSION)
    station.asked(WRITE, 0, file[:200])
    station.asked(WRITE, 200, file[200:])
    assert station.drone.autopilot.missions.mission() == []
    assert station.asked(TERMINATE).opcode == ACK
    assert len(station.drone.autopilot.missions.mission()) == 9
    assert station.last("PARAM_VALUE").param_value == 9.0


def test_blocks_come_in_any_order_and_more_than_once():
    station = FtpStation()
    file = file_of(*(row(seq) for seq in range(9)))
    station.asked(CREATE, data=MISSION)
    for offset in (200, 0, 200):
        station.asked(WRITE, offset, file[offset : offset + 200])
    assert station.asked(TERMINATE).refusal is None
    assert read(station, MISSION)[48 + 16 : 48 + 20] == struct.pack("<i", 562_000_000)


def test_a_file_is_what_is_read_item_by_item():
    station = FtpStation()
    station.upload([item(seq, 16, at=None, z=seq) for seq in range(5)])
    file = read(station, MISSION)
    assert struct.unpack_from("<HHHHH", file) == (0x763D, 0, 0, 0, 5)
    for seq in range(5):
        station.send(mavlink.MAVLink_mission_request_int_message(1, 1, seq, 0))
        station.run(0.1)
        heard = station.last("MISSION_ITEM_INT")
        p = (heard.param1, heard.param2, heard.param3, heard.param4, heard.x, heard.y, heard.z, seq, 16)
        assert struct.unpack_from("<ffffiifHH", file, 10 + 38 * seq) == p


@pytest.mark.parametrize(
    "file",
    [
        b"",
        file_of(row(0), row(1))[:-1],
        file_of(row(0), row(1), count=3),
        b"\0" + file_of(row(0), row(1))[1:],
        file_of(row(0), bytes(38), row(2)),  # a hole: not everything was written
        file_of(row(0), row(1, command=31999)),
        file_of(row(0), row(1, x=910_000_000)),
        file_of(row(0), row(1, command=177, p1=9.0)),  # jumps beyond the end
    ],
)
def test_what_is_no_mission_is_refused_when_it_is_closed(file: bytes):
    station = FtpStation()
    assert written(station, MISSION, file) == NOT_POSSIBLE


def test_of_a_mission_with_a_bad_item_those_before_it_stay():
    """As in ArduPilot: a refusal does not bring the old mission back."""
    station = FtpStation()
    written(station, MISSION, file_of(*(row(seq) for seq in range(6))))
    assert written(station, MISSION, file_of(row(0), row(1), row(2, command=31999), row(3))) == NOT_POSSIBLE
    assert len(station.drone.autopilot.missions.mission()) == 2


def test_a_bad_fence_leaves_the_old_one():
    station = FtpStation()
    corners = [row(seq, command=5001, x=562_000_000 + seq * seq, p1=4.0) for seq in range(4)]
    assert written(station, FENCE, file_of(*corners, kind=1)) is None
    assert "Fence Indexed OK" in station.texts()
    assert written(station, FENCE, file_of(*corners[:3], kind=1)) == NOT_POSSIBLE
    assert len(station.drone.autopilot.missions.items[Kind.FENCE]) == 4
    assert written(station, FENCE, file_of(kind=1)) is None
    assert station.drone.autopilot.missions.items[Kind.FENCE] == []


def test_a_fence_that_needs_more_than_the_storage_leaves_the_old_one():
    station = FtpStation()
    many = [row(seq, command=5001, x=562_000_000 + seq * seq, p1=3.0) for seq in range(69)]
    assert written(station, FENCE, file_of(*many, kind=1)) == NOT_POSSIBLE
    assert station.texts()[-1] == "Fence exceeds storage size"
    assert written(station, FENCE, file_of(*many[:60], kind=1)) is None


def test_a_mission_that_is_flown_cannot_be_cleared_so_the_rest_of_a_longer_one_stays():
    station = FtpStation()
    station.upload([item(0, 16), item(1, 22, z=20.0), *(item(seq, 19, p=(60.0,)) for seq in range(2, 6))])
    station.fly_mission()
    station.run(15.0, step_s=0.1)
    assert written(station, MISSION, file_of(row(0), row(1, command=22), row(2, command=20))) is None
    assert len(station.drone.autopilot.missions.mission()) == 6


def test_a_forgotten_file_is_closed_after_twenty_seconds_and_counts():
    station = FtpStation()
    station.asked(CREATE, data=MISSION)
    station.asked(WRITE, 0, file_of(row(0), row(1)))
    station.run(15.0, step_s=0.1)
    assert station.drone.autopilot.missions.mission() == []
    station.run(6.0, step_s=0.1)
    assert len(station.drone.autopilot.missions.mission()) == 2


def test_a_reset_closes_what_its_sender_left_open():
    station = FtpStation()
    station.asked(CREATE, data=MISSION)
    assert station.asked(RESET, session=9).opcode == ACK
    assert station.asked(OPEN, data=MISSION).opcode == ACK


def test_only_one_file_is_open():
    station = FtpStation()
    station.asked(OPEN, data=MISSION)
    assert station.asked(OPEN, data=MISSION).refusal == FAIL
    assert station.asked(CREATE, data=MISSION).refusal == FAIL
    assert station.asked(WRITE, 0, b"x").refusal == FAIL


def test_another_session_waits_until_the_first_was_idle_for_three_seconds():
    station = FtpStation()
    station.asked(OPEN, data=MISSION, session=1)
    assert station.asked(OPEN, data=MISSION, session=2).refusal == NO_SESSION
    station.run(3.5)
    assert station.asked(OPEN, data=MISSION, session=2).opcode == ACK


def test_the_last_request_sent_again_gets_the_same_reply_and_is_not_done_again():
    station = FtpStation()
    first = station.asked(CREATE, data=MISSION)
    assert station.asked(CREATE, data=MISSION, seq=station.seq) == first
    assert station.asked(CREATE, data=MISSION).refusal == FAIL  # another number: another request


def test_a_number_that_a_burst_has_counted_up_to_is_taken_for_a_repetition():
    """So in ArduPilot's source; a client leaves out the numbers of a burst."""
    station = FtpStation()
    station.asked(OPEN, data=MISSION)
    end = station.burst()[-1]
    assert station.asked(TERMINATE, seq=end.seq - 1) == end
    assert station.asked(OPEN, data=MISSION).refusal == FAIL


def test_requests_that_come_all_at_once_are_queued_up_to_five():
    station = FtpStation()
    for _ in range(QUEUE + 3):
        station.put(READ, size=10)
    assert len(station.replies()) == QUEUE


def test_a_burst_counts_its_replies_on_and_ends_with_where_the_file_ends():
    station = FtpStation()
    written(station, MISSION, file_of(*(row(seq) for seq in range(20))))
    assert station.asked(OPEN, data=MISSION).data == struct.pack("<I", 1024 * 1024)  # it does not look
    first = station.seq + 2
    pieces = station.burst(110)
    assert [piece.seq for piece in pieces] == list(range(first, first + 8))
    assert [piece.offset for piece in pieces[:-1]] == list(range(0, 770, 110))
    end = pieces[-1]
    assert (end.refusal, end.offset, end.ends) == (END, 770, True)


def test_a_request_during_a_burst_is_answered_after_it():
    station = FtpStation()
    station.asked(OPEN, data=PARAMETERS)
    station.put(BURST, size=239)
    replies = station.replies(0.02)
    station.put(READ, 478, size=239, seq=20_000)
    replies += station.replies(3.0)
    assert [replies[-2].asked, replies[-1].asked] == [BURST, READ]
    assert replies[-1].data == next(r.data for r in replies if r.asked == BURST and r.offset == 478)


def test_what_is_not_there_is_not_found():
    station = FtpStation()
    for op, data in (
        (OPEN, b"logs/1.bin"),
        (CREATE, PARAMETERS),
        (CRC, b"@SYS/x"),
        (LIST, b"@SYS"),
        (READ, b""),
    ):
        assert station.asked(op, data=data).refusal == NOT_FOUND
    assert station.asked(12, data=b"x").refusal == UNKNOWN


def test_the_root_holds_what_was_recorded():
    station = FtpStation()
    assert station.asked(LIST, data=b"/").data == b"D@ROMFS\0D@SYS\0Dlogs\0Dterrain\0"
    assert station.asked(LIST, offset=3, data=b"/").data == b"Dterrain\0"
    assert station.asked(LIST, offset=4, data=b"/").refusal == END


def test_the_checksum_is_that_of_the_whole_file():
    station = FtpStation()
    written(station, MISSION, file_of(*(row(seq) for seq in range(20))))
    (checksum,) = struct.unpack("<I", station.asked(CRC, data=MISSION).data)
    assert checksum == zlib.crc32(read(station, MISSION), 0xFFFFFFFF) ^ 0xFFFFFFFF


@pytest.mark.parametrize("block", [48, 110, 239])
def test_no_value_of_a_parameter_lies_across_the_end_of_a_block(block: int):
    station = FtpStation()
    file, names, at = read(station, PARAMETERS, block), [], 6
    name = ""
    while at < len(file):
        if not file[at]:
            at += 1
            continue
        kind, shared, more = file[at], file[at + 1] & 15, (file[at + 1] >> 4) + 1
        name = name[:shared] + file[at + 2 : at + 2 + more].decode()
        value_at, size = at + 2 + more, {1: 1, 2: 2, 3: 4, 4: 4}[kind]
        assert value_at // block == (value_at + size - 1) // block
        names.append(name)
        at = value_at + size
    assert len(names) == len(set(names)) == len(station.drone.autopilot.parameters)


def test_part_of_the_parameters_and_one_size_of_block_only():
    station = FtpStation()
    assert struct.unpack_from("<HHH", read(station, PARAMETERS + b"?start=10&count=5")) == (0x671B, 5, 1348)
    station.asked(OPEN, data=PARAMETERS)
    assert len(station.asked(READ, 0, size=100).data) == 100
    assert station.asked(READ, 100, size=50).refusal == NOT_POSSIBLE


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*range(18), 99]),
            st.integers(0, 2**32 - 1),
            st.sampled_from([MISSION, FENCE, PARAMETERS, PARAMETERS + b"?start=99999", b"", b"\xff" * 239]),
            st.integers(0, 255),
        ),
        max_size=12,
    )
)
def test_whatever_is_asked_it_answers_and_lives_on(requests: list[tuple[int, int, bytes, int]]):
    station = FtpStation()
    for op, offset, data, session in requests:
        station.put(op, offset, data, session=session)
        station.run(0.1)
    assert station.asked(RESET, seq=40_000).opcode in {ACK, NAK}
    assert station.until(lambda message: message.get_type() == "HEARTBEAT", 2.0)
