from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymavlink import DFReader

from telemetry.frames import FramesError, utc
from telemetry.logs.dataflash import Dataflash, dataflash_of, read_dataflash
from tests.telemetry.logs.binlogs import EXTRACT, extract_records, fmt, made

A, B = 10, 11
DEFINED = fmt(A, "AAA", "QBcL", "TimeUS,I,Alt,Lat"), fmt(B, "BBB", "Qf", "TimeUS,X")


def a(at_us: int, alt: int = 0, instance: int = 0) -> bytes:
    return made(A, "QBcL", at_us, instance, alt, 562000000)


def b(at_us: int, x: float = 0.0) -> bytes:
    return made(B, "Qf", at_us, x)


def as_theirs(values: np.ndarray[Any, Any]) -> list[Any]:
    if values.dtype.kind == "S":
        return [bytes(value).split(b"\0")[0].decode("utf-8", "replace") for value in values]
    return values.tolist()


def theirs() -> dict[str, list[Any]]:
    reader: Any = DFReader.DFReader_binary(str(EXTRACT))
    found: dict[str, list[Any]] = {}
    while (message := reader.recv_msg()) is not None:
        found.setdefault(message.get_type(), []).append(message)
    reader.close()
    return found


def test_every_value_of_the_real_log_is_the_one_that_dfreader_reads():
    log = read_dataflash(EXTRACT)
    peers = theirs()
    assert log.messages == {name: len(messages) for name, messages in sorted(peers.items())}
    for name, messages in peers.items():
        for field in log.fields(name):
            if (name, field) == ("FILE", "Data"):
                continue  # bytes that are no text
            values = log.column(name, field)
            assert as_theirs(values) == [getattr(message, field) for message in messages], (name, field)


def test_times_are_those_of_the_satellites():
    log = read_dataflash(EXTRACT)
    ours = [utc(at).timestamp() for at in log.at_us("ATT")]
    assert ours == pytest.approx([message._timestamp for message in theirs()["ATT"]], abs=0.001)
    assert log.is_utc


def test_units_are_those_of_the_log_and_factors_lead_to_them():
    log = read_dataflash(EXTRACT)
    gps = log.units("GPS")
    assert (gps.unit["Spd"], gps.unit["Lat"], gps.unit["NSats"]) == ("m/s", "deglatitude", "satellites")
    assert gps.factor["GMS"] == 0.001
    assert "Alt" not in gps.factor  # the letter scales it already
    assert gps.instance == "I"
    assert log.instances("IMU") == (0, 1)


def test_one_of_several_sensors_alone():
    log = read_dataflash(EXTRACT)
    which = log.column("IMU", "I")
    assert log.column("IMU", "AccZ", 1).tolist() == log.column("IMU", "AccZ")[which == 1].tolist()
    assert len(log.at_us("IMU", 1)) == int((which == 1).sum())


def test_hundredths_and_degrees_are_scaled():
    log = dataflash_of(b"".join((*DEFINED, a(1, alt=-1234), b(2, 1.5))))
    assert log.column("AAA", "Alt").tolist() == [-12.34]
    assert log.column("AAA", "Lat").tolist() == [56.2]
    assert log.column("BBB", "X").tolist() == [1.5]
    assert not log.is_utc
    assert log.at_us("BBB").tolist() == [2]


def test_two_fields_of_one_name_are_told_apart():
    log = dataflash_of(fmt(A, "AAA", "QBBB", "TimeUS,N,N,") + made(A, "QBBB", 7, 1, 2, 3))
    assert log.fields("AAA") == ("TimeUS", "N", "N_2", "Field4")
    assert log.column("AAA", "N_2").tolist() == [2]


def test_a_message_whose_length_is_wrong_is_counted_and_said_and_the_rest_is_read():
    wrong = fmt(12, "CCC", "Qf", "TimeUS,X", length=20)
    log = dataflash_of(b"".join((*DEFINED, wrong, b(1), made(12, "Qf", 2, 1.0) + bytes(5), b(3))))
    assert log.wrong_formats == ("CCC",)
    assert log.messages["CCC"] == 1
    assert log.column("CCC", "X").tolist() == []
    assert log.at_us("BBB").tolist() == [1, 3]
    assert log.bad_bytes == 0


def test_a_definition_inside_of_another_record_defines_nothing():
    hidden = fmt(B, "EVIL", "Q", "TimeUS")
    carrier = fmt(13, "TEXT", "QZZ", "TimeUS,A,B")
    log = dataflash_of(b"".join((DEFINED[0], carrier, made(13, "QZZ", 1, hidden[:64], hidden[64:]), a(2))))
    assert "EVIL" not in log.formats
    assert log.messages == {"AAA": 1, "FMT": 2, "TEXT": 1}


def test_noise_in_the_middle_costs_nothing_but_itself():
    log = dataflash_of(b"".join((*DEFINED, a(1), b(2), b"\xa3\x95\x0aand noise" * 6, a(3), b(4))))
    assert (log.at_us("AAA").tolist(), log.at_us("BBB").tolist()) == ([1, 3], [2, 4])
    assert [(damage.size_bytes) for damage in log.damage()] == [72]


def test_a_record_that_was_cut_is_not_read_on_into_the_next_one():
    cut = a(5)[:-4]
    log = dataflash_of(b"".join((*DEFINED, a(1), cut, b(6), b(7))))
    assert log.at_us("AAA").tolist() == [1]
    assert log.at_us("BBB").tolist() == [6, 7]
    assert log.bad_bytes == len(cut)


def test_a_log_that_ends_in_a_record_is_read_up_to_it():
    log = dataflash_of(b"".join((*DEFINED, a(1), b(2, 0.3)))[:-1])
    assert log.messages == {"AAA": 1, "FMT": 2}
    assert log.bad_bytes == len(b(2)) - 1


def test_what_was_never_written_is_no_damage():
    log = dataflash_of(b"".join((*DEFINED, a(1))) + b"\xff" * 2000 + bytes(2000))
    assert log.bad_bytes == 0


def test_a_name_that_is_there_twice_is_two_messages():
    log = dataflash_of(
        fmt(A, "AAA", "Q", "TimeUS") + fmt(B, "AAA", "Q", "TimeUS") + made(A, "Q", 1) + made(B, "Q", 2)
    )
    assert (log.at_us("AAA").tolist(), log.at_us("AAA_11").tolist()) == ([1], [2])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.BIN", None, "there is no such file"),
        ("b.BIN", b"", "is empty"),
        ("c.BIN", b"Dear chief, the drone flew well. " * 40, "holds no DataFlash record"),
    ],
)
def test_what_is_no_log_is_one_clear_line(tmp_path: Path, name: str, content: bytes | None, said: str):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FramesError, match=said) as refused:
        read_dataflash(tmp_path / name)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=600), st.booleans())
def test_any_bytes_are_a_log(noise: bytes, after_definitions: bool):
    log = dataflash_of((b"".join(DEFINED) if after_definitions else b"") + noise)
    assert 0 <= log.bad_bytes <= log.size_bytes
    for name in log.messages:
        for field in log.fields(name):
            assert len(log.column(name, field)) == log.messages[name]
        assert len(log.at_us(name)) in {log.messages[name], 0}


def bodies(log: Dataflash) -> Counter[bytes]:
    return Counter(
        bytes(row) for name, one in log.formats.items() if one.number != 128 for row in log.rows(name)
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_behind_the_definitions_costs_only_what_it_hits(data: st.DataObject):
    records = extract_records()
    first = next(n for n, record in enumerate(records) if record[2] != 128)
    kept_apart = max(n for n, record in enumerate(records) if record[2] == 128) + 1
    assert first <= kept_apart < len(records) - 40
    at = data.draw(st.integers(kept_apart + 1, len(records) - 20))
    hit = data.draw(st.integers(1, 12))
    noise = data.draw(st.binary(max_size=300))
    spoiled = records[at : at + hit]
    begin = data.draw(st.integers(0, len(spoiled[0]) - 1))
    rest = spoiled[0][:begin] + noise
    log = dataflash_of(b"".join((*records[:at], rest, *records[at + hit :])))
    wanted = Counter(record for record in (*records[:at], *records[at + hit :]) if record[2] != 128)
    assert wanted <= bodies(log)
