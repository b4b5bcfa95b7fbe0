import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastcrc import crc16
from hypothesis import given, settings
from hypothesis import strategies as st
from pymavlink import mavutil

from telemetry.frames import FramesError, Source, frames_of, read_frames, utc
from telemetry.messages import mavlink
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

VEHICLE, GROUND = Source(1, 1), Source(255, 190)


def names(data: bytes) -> list[str]:
    frames = frames_of(data)
    found = [(int(index), name) for name in frames.counts() for index in frames.rows(name).index]
    return [name for _, name in sorted(found)]


def test_the_real_flight_has_the_frames_that_were_counted_by_pymavlink():
    frames = read_frames(EXTRACT)
    assert len(frames) == expected()["frames"]
    assert frames.counts(VEHICLE) == expected()["counts_vehicle"]
    assert frames.counts(GROUND) == expected()["counts_gcs"]
    assert frames.sources() == [VEHICLE, GROUND]
    assert frames.vehicles() == [VEHICLE]
    assert (frames.bad_bytes, frames.damage()) == (0, [])


def test_the_index_gives_back_every_record_of_the_real_flight():
    frames = read_frames(EXTRACT)
    again = [
        int(at).to_bytes(8, "big") + frames.frame(index) for index, at in enumerate(frames.at_us.tolist())
    ]
    assert tuple(again) == extract_records()


@pytest.mark.skipif(not FULL.exists(), reason="FIREDRONE_SAMPLES names no folder with the whole flight")
def test_the_whole_flight_has_the_frames_that_were_counted_by_pymavlink():
    figures = json.loads((FULL.parent / "flight1_expected.json").read_text())
    frames = read_frames(FULL)
    assert (len(frames), frames.bad_bytes) == (figures["frames"], 0)
    assert frames.counts(VEHICLE) == figures["counts_vehicle"]
    assert frames.counts(GROUND) == figures["counts_gcs"]


def test_columns_are_what_pymavlink_decodes_field_by_field():
    frames = read_frames(EXTRACT)
    wanted: dict[str, list[Any]] = {}
    pymavlink: Any = mavutil  # untyped
    log = pymavlink.mavlink_connection(str(EXTRACT), robust_parsing=True)
    while (message := log.recv_msg()) is not None:
        wanted.setdefault(message.get_type(), []).append(message)
    log.close()
    for name, messages in wanted.items():
        fields = frames.rows(name).fields
        for field in fields.dtype.names or ():
            ours: list[Any] = fields[field].tolist()
            theirs = [getattr(message, field) for message in messages]
            if fields.dtype[field].kind == "S":
                ours = [value.decode() for value in ours]
            if fields.dtype[field].base.kind == "f":
                assert np.array_equal(ours, theirs, equal_nan=True), (name, field)
            else:
                assert ours == theirs, (name, field)


def test_rows_of_one_source_leave_the_others_out():
    data = record(0, heartbeat()) + record(1, heartbeat(gcs=True), sender(255, 190))
    frames = frames_of(data)
    assert len(frames.rows("HEARTBEAT")) == 2
    assert frames.rows("HEARTBEAT", GROUND).at_us.tolist() == [START_US + 1_000_000]
    assert len(frames.rows("HEARTBEAT", Source(2, 1))) == 0
    assert len(frames.rows("ATTITUDE")) == 0
    assert len(frames.rows("NO_SUCH_MESSAGE")) == 0


def test_two_drones_stay_two():
    first, second = sender(1), sender(7)
    data = b"".join(
        record(n, message, mav)
        for n in range(5)
        for mav, message in ((first, heartbeat()), (second, heartbeat()), (second, position(height_m=n)))
    )
    frames = frames_of(data)
    assert frames.vehicles() == [Source(1, 1), Source(7, 1)]
    assert len(frames.rows("GLOBAL_POSITION_INT", Source(1, 1))) == 0
    assert frames.rows("GLOBAL_POSITION_INT", Source(7, 1)).fields["relative_alt"].tolist() == [
        0, 1000, 2000, 3000, 4000,
    ]  # fmt: skip


def test_mavlink_1_and_2_and_signed_frames_in_one_file():
    old, new, signed = sender(1), sender(2), sender(3, key=bytes(range(32)))
    data = b"".join(
        record(n, position(height_m=n), mav, v1=mav is old) for n in range(4) for mav in (old, new, signed)
    )
    frames = frames_of(data)
    assert (len(frames), frames.bad_bytes) == (12, 0)
    for system in (1, 2, 3):
        rows = frames.rows("GLOBAL_POSITION_INT", Source(system, 1))
        assert rows.fields["relative_alt"].tolist() == [0, 1000, 2000, 3000]
    assert all(data.count(frames.frame(n)) == 1 for n in range(12))


def test_unknown_messages_of_24_bits_are_found_and_named():
    data = record(0, heartbeat()) + stamped(1, unknown(0x123456, b"abc")) + record(2, heartbeat())
    assert names(data) == ["HEARTBEAT", "UNKNOWN_1193046", "HEARTBEAT"]
    assert frames_of(data).bad_bytes == 0


def test_a_longer_message_of_a_newer_dialect_is_read_as_far_as_we_know_it():
    whole = bytes(mavlink.MAVLink_heartbeat_message(2, 3, 81, 4, 3, 3).pack(sender()))
    payload = whole[10:-2] + b"\x07new"
    body = bytes((len(payload), 0, 0, 0, 1, 1, 0, 0, 0)) + payload
    crc = crc16.mcrf4xx(body + bytes((mavlink.MAVLink_heartbeat_message.crc_extra,)), 0xFFFF)
    frames = frames_of(stamped(0, b"\xfd" + body + crc.to_bytes(2, "little")))
    assert frames.rows("HEARTBEAT").fields["custom_mode"].tolist() == [4]


@pytest.mark.parametrize(
    "junk", [b"junk", b"\xfd" * 40, b"\xfe\x09" * 30, bytes(5000), bytes(range(256)) * 9]
)
def test_garbage_at_start_middle_and_end_costs_no_frame(junk: bytes):
    data = junk + record(0, heartbeat()) + junk + record(1, text("still here")) + junk
    frames = frames_of(data)
    assert names(data) == ["HEARTBEAT", "STATUSTEXT"]
    zero_tail = len(junk) if not any(junk) else 0
    assert frames.bad_bytes == 3 * len(junk) - zero_tail


def test_damage_is_told_with_its_place():
    first, last = record(0, heartbeat()), record(1, heartbeat())
    frames = frames_of(first + b"some junk" + last)
    assert [(hole.offset, hole.size_bytes) for hole in frames.damage()] == [(len(first), 9)]


def test_a_preallocated_rest_is_no_damage():
    frames = frames_of(record(0, heartbeat()) + bytes(4096))
    assert (len(frames), frames.bad_bytes) == (1, 0)


def test_a_frame_cut_at_the_end_costs_only_itself():
    data = record(0, heartbeat()) + record(1, text("the last words"))
    frames = frames_of(data[:-5])
    assert (len(frames), frames.bad_bytes) == (1, len(record(1, text("the last words"))) - 5)


def test_a_file_that_still_grows_is_read_to_its_last_whole_frame():
    data = b"".join(record(n, heartbeat()) for n in range(3))
    lengths = [len(frames_of(data[:size])) for size in range(len(data) + 1)]
    assert lengths == [size // (len(data) // 3) for size in range(len(data) + 1)]


def test_nothing_is_found_in_an_empty_file():
    frames = frames_of(b"")
    assert (len(frames), frames.bad_bytes, frames.counts(), frames.vehicles()) == (0, 0, {}, [])


def test_time_may_jump_and_go_back_but_a_single_wrong_one_is_mended():
    seconds = [0, 1, 79, 80, 79.5, 80.5, 90, 91]
    records = [record(at, heartbeat()) for at in seconds]
    assert ((frames_of(b"".join(records)).at_us - START_US) / 1e6).tolist() == seconds
    records[3] = bytes((records[3][0] ^ 0x80,)) + records[3][1:]
    assert ((frames_of(b"".join(records)).at_us - START_US) / 1e6).tolist() == [0, 1, 79, 79, *seconds[4:]]


def test_a_folder_of_segments_is_one_flight(tmp_path: Path):
    records = extract_records()
    (tmp_path / "raw-000.tlog").write_bytes(b"".join(records[:1000]) + bytes(500))
    (tmp_path / "raw-001.tlog").write_bytes(b"".join(records[1000:2000]) + records[2000][:9])
    (tmp_path / "raw-002.tlog").write_bytes(b"".join(records[2000:]))
    frames = read_frames(tmp_path)
    assert len(frames) == expected()["frames"]
    assert frames.bad_bytes == 9
    assert frames.frame(1500) == records[1500][8:]


def test_what_is_not_there_is_one_clear_line(tmp_path: Path):
    with pytest.raises(FramesError, match="there is no such file"):
        read_frames(tmp_path / "nothing.tlog")
    with pytest.raises(FramesError, match="no raw-"):
        read_frames(tmp_path)


def test_times_are_utc():
    assert utc(START_US).isoformat() == "2025-06-15T15:06:40+00:00"


def test_noise_that_happens_to_have_a_right_checksum_is_no_frame():
    """One of 65,536 pieces of noise has; its time is noise as well, and no frame follows it."""
    before, after = [record(n, position()) for n in (0, 1)], [record(n, position()) for n in (2, 3)]
    noise = b"\x91" * 8 + heartbeat().pack(sender()) + b"\xfd\x09noise"
    frames = frames_of(b"".join(before) + noise + b"".join(after))
    assert frames.counts() == {"GLOBAL_POSITION_INT": 4}
    assert [damage.size_bytes for damage in frames.damage()] == [len(noise)]


def test_one_frame_between_two_holes_is_known_by_its_time():
    parts = [record(0, position()), b"\xfdhole", record(1, heartbeat()), b"\xfehole", record(2, position())]
    assert frames_of(b"".join(parts)).counts() == {"GLOBAL_POSITION_INT": 2, "HEARTBEAT": 1}


def damaged_bits(rng: random.Random) -> tuple[bytes, set[bytes]]:
    data, broken = bytearray(EXTRACT.read_bytes()), set[int]()
    for _ in range(200):
        at = rng.randrange(len(data))
        data[at] ^= 1 << rng.randrange(8)
        broken.add(at)
    intact: set[bytes] = set()
    start = 0
    for whole in extract_records():
        if not any(at in broken for at in range(start, start + len(whole))):
            intact.add(whole)
        start += len(whole)
    return bytes(data), intact


def damaged_holes(rng: random.Random) -> tuple[bytes, set[bytes]]:
    """Pieces cut out and pieces overwritten with noise or zeros."""
    out, intact = bytearray(), set[bytes]()
    for whole in extract_records():
        kind = rng.random()
        if kind < 0.02:
            out += whole[: rng.randrange(len(whole))]
        elif kind < 0.04:
            out += rng.randbytes(rng.randrange(1, 600))
        elif kind < 0.05:
            out += bytes(rng.randrange(1, 600))
        else:
            out += whole
            intact.add(whole)
    return bytes(out), intact


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("damage", [damaged_bits, damaged_holes])
def test_of_a_damaged_log_the_intact_frames_come_back_and_no_false_one(damage: Any, seed: int):
    data, intact = damage(random.Random(seed))
    frames = frames_of(data)
    sound = [frames.frame(int(index)) for index in np.flatnonzero(frames.sound())]
    true = Counter(whole[8:] for whole in extract_records())
    found = Counter(sound)
    assert found - true == Counter()
    wanted = Counter(whole[8:] for whole in intact)
    assert (found & wanted).total() >= 0.99 * wanted.total()


MESSAGES = st.one_of(
    st.builds(heartbeat, st.integers(0, 28), armed=st.booleans()),
    st.builds(position, st.floats(-89, 89), st.floats(-179, 179), st.floats(-100, 500)),
    st.builds(text, st.text("abcdefgh \xfd\xfe".encode("latin-1").decode("latin-1"), max_size=20)),
)


@settings(deadline=None)
@given(st.lists(st.tuples(MESSAGES, st.booleans(), st.binary(max_size=12)), max_size=12))
def test_whatever_is_written_between_other_bytes_comes_back(parts: list[tuple[Any, bool, bytes]]):
    mav = sender()
    records = [record(n, message, mav, v1=v1) for n, (message, v1, _) in enumerate(parts)]
    data = b"".join(junk + whole for (_, _, junk), whole in zip(parts, records, strict=True))
    frames = frames_of(data)
    found = [frames.frame(int(index)) for index in np.flatnonzero(frames.sound())]
    assert found == [whole[8:] for whole in records]
    assert frames.bad_bytes == sum(len(junk) for _, _, junk in parts)


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_can_make_it_fail(data: bytes):
    frames = frames_of(data)
    assert frames.bad_bytes <= len(data)
    assert sum(frames.counts().values()) <= len(frames)
