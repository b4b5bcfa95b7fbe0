import io
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyulog import ULog

from telemetry.frames import FramesError
from telemetry.logs.ulog import Ulog, read_ulog, ulog_of
from tests.telemetry.logs import ulogs

NESTED = [
    ulogs.header(),
    ulogs.definition("inner", "float x;int16_t[2] y;"),
    ulogs.definition(
        "outer", "uint64_t timestamp;inner one;inner[2] many;bool ok;char[3] word;uint8_t[5] _padding0;"
    ),
]  # fmt: skip
NESTED_TYPES = ["uint64_t", *(["float", "int16_t", "int16_t"] * 3), "bool", "char", "char", "char"]


def nested_row(number: int, at_us: int, first: float = 1.5, padding: int = 0) -> bytes:
    values = (at_us, first, -1, 2, 2.5, 3, 4, 3.5, 5, 6, True, 65, 66, 67)
    return ulogs.row(number, NESTED_TYPES, values, padding)


def assert_as_pyulog(parts: Sequence[bytes]) -> Ulog:
    content = b"".join(parts)
    theirs: Any = ULog(io.BytesIO(content))
    ours = ulog_of(content)
    assert {(one.name, one.multi_id) for one in theirs.data_list} == {
        (name, instance) for name in ours.messages for instance in ours.instances(name)
    }
    for one in theirs.data_list:
        assert list(one.data) == list(ours.fields(one.name))
        for field, values in one.data.items():
            np.testing.assert_array_equal(ours.column(one.name, field, one.multi_id), values)
    assert [(text.timestamp, text.message) for text in theirs.logged_messages] == [
        (at, text) for at, _, text in ours.texts
    ]
    assert [(lost.timestamp, lost.duration) for lost in theirs.dropouts] == list(ours.dropouts)
    assert theirs.initial_parameters == pytest.approx(ours.parameters)
    return ours


def test_every_value_of_a_flight_is_the_one_that_pyulog_reads():
    log = assert_as_pyulog(ulogs.flight())
    assert log.bad_bytes == 0
    assert (log.info("sys_name"), log.started_us) == ("PX4", ulogs.START_US)
    assert log.is_utc
    assert int(log.at_us("vehicle_gps_position")[0]) == ulogs.UTC_US


def test_messages_in_messages_and_arrays_are_flat_and_padding_may_be_missing():
    parts = [*NESTED, ulogs.subscription(7, "outer"), nested_row(7, 10), nested_row(7, 20)]
    log = assert_as_pyulog(parts)
    assert log.fields("outer")[:7] == (
        "timestamp", "one.x", "one.y[0]", "one.y[1]", "many[0].x", "many[0].y[0]", "many[0].y[1]",
    )  # fmt: skip
    assert log.column("outer", "many[1].y[1]").tolist() == [6, 6]
    padded = ulog_of(b"".join([*parts, nested_row(7, 30, padding=5)]))
    assert padded.column("outer", "timestamp").tolist() == [10, 20, 30]


def test_two_sensors_of_one_kind_are_told_apart():
    log = assert_as_pyulog(
        [
            *NESTED,
            ulogs.subscription(1, "outer"),
            ulogs.subscription(2, "outer", 1),
            nested_row(1, 10, 1.0),
            nested_row(2, 11, 2.0),
        ]
    )
    assert log.instances("outer") == (0, 1)
    assert log.column("outer", "one.x", 1).tolist() == [2.0]
    assert log.messages == {"outer": 2}


def test_a_log_that_was_cut_is_read_up_to_there():
    parts = ulogs.flight()
    log = ulog_of(b"".join(parts)[:-2])
    assert log.bad_bytes > 0
    whole = ulog_of(b"".join(parts))
    assert len(whole.at_us("vehicle_attitude")) == len(log.at_us("vehicle_attitude"))


def test_what_was_written_after_a_crash_is_read_from_where_the_log_says():
    first = [*NESTED, ulogs.subscription(7, "outer"), nested_row(7, 10)]
    torn = nested_row(7, 20)[:-7]
    offset = len(b"".join(first)) + len(torn)
    flags = bytes(8) + bytes([1]) + bytes(7) + struct.pack("<3Q", offset, 0, 0)
    first[0] = ulogs.header(flag_bits=flags)
    log = ulog_of(b"".join([*first, torn, ulogs.text(99, "it crashed", 0)]))
    assert log.texts == ((99, 0, "it crashed"),)
    assert log.column("outer", "timestamp").tolist() == [10]
    assert log.bad_bytes == len(torn)


def test_a_message_that_is_nowhere_defined_is_said_and_the_rest_is_read():
    log = ulog_of(
        b"".join(
            [*NESTED, ulogs.subscription(3, "nobody"), ulogs.subscription(7, "outer"), nested_row(7, 10)]
        )
    )
    assert log.wrong_formats == ("nobody",)
    assert log.messages == {"outer": 1}


def test_a_kind_of_message_that_is_not_known_yet_is_passed_over():
    parts = [*NESTED, ulogs.subscription(7, "outer"), nested_row(7, 10)]
    log = ulog_of(b"".join([*parts, ulogs.message("Z", b"D" * 40), nested_row(7, 20)]))
    assert log.column("outer", "timestamp").tolist() == [10, 20]
    assert log.bad_bytes == 0


def test_a_message_made_of_itself_is_no_trap():
    log = ulog_of(
        ulogs.header()
        + ulogs.definition("eve", "uint64_t timestamp;eve[999] eve;")
        + ulogs.subscription(1, "eve")
    )
    assert log.wrong_formats == ("eve",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"", "is empty"),
        (b"\xa3\x95" * 30, "does not begin as a ULog does"),
        (ulogs.header(flag_bits=bytes(8) + b"\x02" + bytes(31)), "newer kind"),
    ],
)
def test_what_is_no_log_is_one_clear_line(tmp_path: Path, content: bytes | None, said: str):
    if content is not None:
        (tmp_path / "a.ulg").write_bytes(content)
    with pytest.raises(FramesError, match=said) as refused:
        read_ulog(tmp_path / "a.ulg")
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=600), st.booleans())
def test_any_bytes_are_a_log(noise: bytes, after_definitions: bool):
    start = b"".join([ulogs.header(), *ulogs.definitions()]) if after_definitions else ulogs.header()
    log = ulog_of(start + noise)
    assert 0 <= log.bad_bytes <= log.size_bytes
    for name in log.messages:
        for instance in log.instances(name):
            assert len(log.at_us(name, instance)) == len(log.rows(name, instance))


NUMBERS = {
    "int8_t": st.integers(-128, 127),
    "uint16_t": st.integers(0, 65535),
    "int32_t": st.integers(-(2**31), 2**31 - 1),
    "uint64_t": st.integers(0, 2**64 - 1),
    "float": st.floats(width=32, allow_nan=False),
    "double": st.floats(allow_nan=False),
    "bool": st.booleans(),
}


@given(st.data())
def test_any_message_is_read_as_pyulog_reads_it(data: st.DataObject):
    kinds = data.draw(st.lists(st.sampled_from(sorted(NUMBERS)), min_size=1, max_size=6))
    fields = "".join(f"{kind} f{n};" for n, kind in enumerate(kinds))
    rows = data.draw(st.lists(st.tuples(*(NUMBERS[kind] for kind in kinds)), min_size=1, max_size=8))
    parts = [
        ulogs.header(),
        ulogs.definition("any", "uint64_t timestamp;" + fields),
        ulogs.subscription(9, "any"),
    ]
    parts += [ulogs.row(9, ["uint64_t", *kinds], (n, *values)) for n, values in enumerate(rows)]
    assert_as_pyulog(parts)


def readings(log: Ulog) -> dict[str, list[bytes]]:
    return {name: [bytes(row) for row in log.rows(name)] for name in log.messages}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_behind_the_definitions_costs_only_what_it_hits(data: st.DataObject):
    parts = ulogs.flight(8)
    first = len(ulogs.definitions()) + 2
    at = data.draw(st.integers(first + 1, len(parts) - 12))
    hit = data.draw(st.integers(1, 6))
    noise = data.draw(st.binary(max_size=200))
    begin = data.draw(st.integers(0, len(parts[at]) - 1))
    rest = parts[at][:begin] + noise
    log = ulog_of(b"".join([*parts[:at], rest, *parts[at + hit :]]))
    whole = readings(ulog_of(b"".join([*parts[:at], *parts[at + hit :]])))
    found = readings(log)
    for name, rows in whole.items():
        assert set(rows) <= set(found[name])
