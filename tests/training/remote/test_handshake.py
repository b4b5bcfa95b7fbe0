from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.remote.errors import LineError, Why
from training.remote.handshake import Offer, crew_side, refused, trainer_side, why_refused
from training.remote.pairing_code import TRIES, VALID_S, PairingCode, digits_of
from training.remote.sealing import Keys

CODE = b"12345678"


def shaken(secret: bytes | None, typed: bytes) -> tuple[Keys, Keys]:
    """Both sides to their end."""
    crew, trainer = crew_side(lambda _: secret), trainer_side(typed, "code")
    next(trainer)
    offer = trainer.send(next(crew))
    share = crew.send(offer)
    try:
        trainer.send(share)
    except StopIteration as ended:
        proof, trainers = ended.value
    try:
        crew.send(proof)
    except StopIteration as ended:
        return ended.value, trainers
    raise AssertionError


def test_with_the_code_both_sides_come_to_the_same_keys_and_never_to_the_same_again():
    one, other = shaken(CODE, CODE), shaken(CODE, CODE)
    assert one[0] == one[1]
    assert other[0] == other[1]
    assert one[0] != other[0]


def test_another_code_is_a_try():
    with pytest.raises(LineError) as told:
        shaken(CODE, b"12345679")
    assert told.value.why is Why.WRONG_CODE


def test_without_an_open_code_nothing_is_compared():
    with pytest.raises(LineError) as told:
        shaken(None, CODE)
    assert told.value.why is Why.NO_CODE


def test_a_code_that_was_used_meanwhile_is_over():
    secrets = iter((CODE, None))
    crew, trainer = crew_side(lambda _: next(secrets)), trainer_side(CODE, "code")
    next(trainer)
    share = crew.send(trainer.send(next(crew)))
    with pytest.raises(StopIteration) as ended:
        trainer.send(share)
    with pytest.raises(LineError) as told:
        crew.send(ended.value.value[0])
    assert told.value.why is Why.NO_CODE


def test_another_version_says_so():
    crew = crew_side(lambda _: CODE)
    next(crew)
    with pytest.raises(LineError) as told:
        crew.send(msgspec.json.encode(Offer(2, bytes(16), bytes(32), "code")))
    assert told.value.why is Why.OTHER_VERSION


def test_a_refusal_is_understood_by_the_trainer():
    trainer = trainer_side(CODE, "code")
    next(trainer)
    with pytest.raises(LineError) as told:
        trainer.send(refused(Why.CROWD))
    assert told.value.why is Why.CROWD
    assert why_refused(b'{"type":"welcome"}') is None


@given(st.binary(max_size=200))
def test_whatever_a_stranger_says_is_garbage_and_no_crash(line: bytes):
    crew = crew_side(lambda _: CODE)
    next(crew)
    with pytest.raises(LineError):
        crew.send(line)


def test_a_code_lives_two_minutes_and_five_tries():
    clock = [0.0]
    code = PairingCode(lambda: clock[0])
    assert code.secret() is None
    digits = code.renew()
    assert digits_of(digits) == digits
    clock[0] = VALID_S - 0.1
    assert code.secret() == digits.encode()
    clock[0] = VALID_S
    assert code.secret() is None
    code.renew()
    for _ in range(TRIES):
        assert code.secret() is not None
        code.tried()
    assert code.look() == (None, 0.0)


@pytest.mark.parametrize("typed", ["1234 5678", "1234-5678", "12 34 56 78", "1234\u00a05678"])
def test_a_code_is_read_however_it_is_grouped(typed: str):
    assert digits_of(typed) == "12345678"


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "1234567a", "１２３４５６７８"])
def test_what_is_no_code_is_not_tried(typed: str):
    assert digits_of(typed) is None
