"""Our way of unpacking a frame gives the very message that pymavlink's gives."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.decoder import Decoder
from telemetry.messages import Codec, mavlink
from tests.telemetry.tlogs import extract_records, sender, unknown

DECODER = Decoder()
KINDS: list[Any] = list(mavlink.mavlink_map.values())
PLAIN = [kind for kind in KINDS if sum(kind.array_lengths) == 0 and len(kind.orders) > 1]


def told(message: Any) -> dict[str, object]:
    """Everything somebody may read off a message, as text: two NaN are the same here."""
    values = cast("dict[str, object]", message.to_dict())
    facts = {name: repr(value) for name, value in values.items()}
    header = repr(cast("object", vars(message.get_header())))
    return {**facts, "header": header, "frame": message.get_msgbuf(), "crc": message.get_crc()}


def packed(kind: Any, number: int, *, v1: bool) -> bytes:
    values = [_value(kind, name, number) for name in kind.fieldnames]
    return bytes(kind(*values).pack(sender(), force_mavlink1=v1))


def _value(kind: Any, name: str, number: int) -> Any:
    wire_type: str = kind.fieldtypes[kind.fieldnames.index(name)]
    length: int = kind.array_lengths[kind.ordered_fieldnames.index(name)]
    if wire_type == "char":
        return b"text"[: max(1, length)]
    one = float(number) if wire_type in ("float", "double") else number
    return [one] * length if length else one


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.msgname)
def test_every_message_of_the_dialect_is_the_same(kind: Any):
    for number in (0, 7):
        frame = packed(kind, number, v1=False)
        (theirs,) = Codec().decode(frame)
        assert told(DECODER.decode(frame)) == told(theirs)


@pytest.mark.parametrize("kind", [kind for kind in PLAIN if kind.id < 256], ids=lambda kind: kind.msgname)
def test_the_first_version_of_mavlink_is_the_same(kind: Any):
    frame = packed(kind, 3, v1=True)
    (theirs,) = Codec().decode(frame)
    assert told(DECODER.decode(frame)) == told(theirs)


@given(st.sampled_from(PLAIN), st.binary(max_size=255), st.booleans())
def test_whatever_the_payload_and_however_long_it_is_the_same(kind: Any, payload: bytes, signed: bool):
    mav = sender(key=bytes(32)) if signed else sender()
    message = mavlink.MAVLink_message(kind.id, kind.msgname)
    frame = bytes(message._pack(mav, kind.crc_extra, payload))  # pyright: ignore[reportPrivateUsage]
    found = Codec().decode(frame)
    if not found:  # pymavlink refuses what we would read the known part of
        return
    assert told(DECODER.decode(frame)) == told(found[0])


def test_a_recorded_flight_is_the_same():
    codec = Codec()
    for record in extract_records():
        (theirs,) = codec.decode(record[8:])
        assert told(DECODER.decode(record[8:])) == told(theirs)


def test_an_id_that_nobody_knows_is_no_message():
    assert DECODER.decode(unknown(0x123456, b"abc")) is None
