from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.exercise.take_over import TakeOver
from training.fault import Fault
from training.remote import messages
from training.remote.errors import LineError
from training.remote.messages import Order, Place, encoded, from_crew, from_trainer

PLACES = st.builds(Place, st.floats(-90, 90), st.floats(-180, 180))
NAMES = st.text(min_size=1, max_size=messages.MOST_NAME)
WINDS = st.floats(0, 40)
COMMANDS = st.one_of(
    st.sampled_from([messages.Start(), messages.End(), messages.Freeze(), messages.Resume()]),
    st.just(messages.MendAll()),
    st.builds(messages.SetMark, NAMES),
    st.builds(messages.Rewind, NAMES),
    st.builds(messages.SetFault, st.sampled_from(Fault), st.booleans()),
    st.builds(messages.SetWind, WINDS, st.none() | st.floats(-360, 360), st.none() | WINDS),
    st.builds(messages.Take, st.sampled_from(TakeOver)),
    st.builds(messages.Comment, st.text(min_size=1, max_size=messages.MOST_TEXT)),
    st.builds(messages.JumpFire, PLACES),
    st.builds(messages.SetSpeed, st.floats(0.5, 50)),
)


@given(st.integers(0, 2**53), COMMANDS)
def test_an_order_comes_as_it_was_given(number: int, command: messages.Command):
    order = Order(number, command)
    assert from_trainer(encoded(order)) == order


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"order","number":1,"command":{"type":"wind","speed_m_s":400}}',
        '{"type":"order","number":1,"command":{"type":"wind","speed_m_s":NaN}}',
        '{"type":"order","number":1,"command":{"type":"fault","fault":"explode","on":true}}',
        '{"type":"order","number":1,"command":{"type":"take_over","what":"crash"}}',
        '{"type":"order","number":1,"command":{"type":"jump_fire","at":{"lat_deg":91,"lon_deg":0}}}',
        '{"type":"order","number":1,"command":{"type":"speed","times":1e9}}',
        '{"type":"order","number":1,"command":{"type":"freeze","and":"more"}}',
        '{"type":"order","number":1,"command":{"type":"shell","run":"x"}}',
        '{"type":"order","number":-1,"command":{"type":"freeze"}}',
        '{"type":"order","number":1,"command":{"type":"comment","text":"' + "x" * 501 + '"}}',
        "[" * 5000,
        "",
    ],
)
def test_what_is_no_order_of_ours_is_refused_as_a_whole(text: str):
    with pytest.raises(LineError):
        from_trainer(text.encode())


@given(st.binary(max_size=400))
def test_noise_is_refused_both_ways(data: bytes):
    for read in (from_trainer, from_crew):
        with pytest.raises(LineError):
            read(data)
