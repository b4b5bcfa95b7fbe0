from __future__ import annotations

from itertools import pairwise

import pytest

from training.chaos.air import MOST_OVERTAKEN, Air, Burst
from training.chaos.carrier import Carrier
from training.chaos.way import Way, datagrams


def numbered(count: int, size: int = 4) -> list[bytes]:
    return [n.to_bytes(size, "big") for n in range(count)]


def through(air: Air, count: int = 2000, gap_s: float = 0.01, seed: int = 1) -> list[int]:
    way, found = Way(air, seed), list[bytes]()
    for n, data in enumerate(numbered(count)):
        way.send(data, n * gap_s)
        found += way.arrived(n * gap_s)
    return [int.from_bytes(data, "big") for data in [*found, *way.arrived(1e6)]]


def test_clear_air_carries_everything_at_once_and_whole():
    carrier = Carrier(Air(), 1)
    assert [carrier.carry(data, 3.0) for data in numbered(5)] == [[(3.0, data)] for data in numbered(5)]


def test_the_same_seed_has_the_same_fate_and_another_one_another():
    air = Air(loss=0.2, duplicate=0.05, reorder=0.1, jitter_s=0.1, burst=Burst(0.01, 0.2))
    assert through(air, seed=7) == through(air, seed=7)
    assert through(air, seed=7) != through(air, seed=8)


def test_the_two_directions_have_fates_of_their_own():
    air = Air(loss=0.5)
    up, down = Carrier(air, 1), Carrier(air, 1, coming=True)
    assert [up.carry(b"", 0.0) for _ in range(50)] != [down.carry(b"", 0.0) for _ in range(50)]


@pytest.mark.parametrize("loss", [0.0, 0.05, 0.2, 0.5, 1.0])
def test_as_many_are_lost_as_the_setting_says(loss: float):
    assert len(through(Air(loss=loss), 5000)) == pytest.approx(5000 * (1 - loss), abs=120)


def test_bursts_lose_neighbours():
    kept = through(Air(burst=Burst(begins=0.01, ends=0.1)), 20_000)
    gaps = [b - a - 1 for a, b in pairwise(kept) if b - a > 1]
    assert sum(gaps) / len(gaps) == pytest.approx(10, rel=0.25)
    assert sum(gaps) / 20_000 == pytest.approx(0.01 / 0.11, rel=0.25)


def test_doubles_arrive_twice_and_nothing_else_changes():
    kept = through(Air(duplicate=0.05), 4000)
    assert sorted(set(kept)) == list(range(4000))
    assert len(kept) - 4000 == pytest.approx(200, rel=0.3)


def test_a_late_one_is_overtaken_by_ten_at_most_and_arrives():
    kept = through(Air(reorder=0.1))
    assert sorted(kept) == list(range(2000))
    passed = [sum(other > n for other in kept[:place]) for place, n in enumerate(kept)]
    assert max(passed) == MOST_OVERTAKEN
    assert sum(map(bool, passed)) == pytest.approx(200, rel=0.25)


def test_a_late_one_that_nothing_overtakes_arrives_half_a_second_later():
    way = Way(Air(reorder=1.0), 1)
    way.send(b"alone", 1.0)
    assert way.arrived(1.49) == []
    assert way.next_due_s() == 1.5
    assert way.arrived(1.5) == [b"alone"]


def test_delay_and_jitter_keep_the_order():
    carrier = Carrier(Air(delay_s=0.1, jitter_s=0.2), 1)
    dues = [carrier.carry(data, n * 0.01)[0][0] for n, data in enumerate(numbered(200))]
    assert dues == sorted(dues)
    late_s = [due_s - n * 0.01 for n, due_s in enumerate(dues)]
    assert 0.1 <= min(late_s) < max(late_s) <= 0.3


def test_bits_are_wrong_as_often_as_the_setting_says():
    carrier, zeros = Carrier(Air(bit_errors=1e-3), 1), bytes(100)
    wrong = sum(int.from_bytes(carrier.carry(zeros, 0.0)[0][1], "big").bit_count() for _ in range(1000))
    assert wrong == pytest.approx(800, rel=0.15)
    assert carrier.tally.damaged == pytest.approx(550, rel=0.15)


def test_a_line_of_57600_baud_carries_5760_bytes_a_second():
    carrier = Carrier(Air(baud=57_600, buffer_bytes=100_000), 1)
    dues = [carrier.carry(bytes(57), 0.0)[0][0] for _ in range(100)]
    assert dues[-1] == pytest.approx(5700 / 5760)


def test_what_does_not_fit_before_the_line_is_lost():
    carrier = Carrier(Air(baud=57_600, buffer_bytes=1000), 1)
    assert [bool(carrier.carry(bytes(300), 0.0)) for _ in range(5)] == [True, True, True, False, False]
    assert carrier.carry(bytes(300), 1.0) == [(1.0 + 3000 / 57_600, bytes(300))]


def test_a_blackout_silences_both_directions_and_a_half_open_link_only_the_vehicle():
    air = Air(blackouts=((1.0, 2.0),), half_open=((3.0, 4.0),))
    up, down = Carrier(air, 1), Carrier(air, 1, coming=True)
    heard = {
        at: (bool(up.carry(b"x", at)), bool(down.carry(b"x", at))) for at in (0.9, 1.0, 1.9, 2.0, 3.5, 4.0)
    }
    assert heard == {
        0.9: (True, True),
        1.0: (False, False),
        1.9: (False, False),
        2.0: (True, True),
        3.5: (True, False),
        4.0: (True, True),
    }


def test_a_reset_loses_what_is_under_way_and_no_more():
    way = Way(Air(delay_s=0.5, resets_s=(1.0,)), 1)
    for at in (0.4, 0.9, 1.1):
        way.send(str(at).encode(), at)
    assert way.arrived(2.0) == [b"0.4", b"1.1"]
    assert way.tally.lost == 1


@pytest.mark.parametrize("wrong", [{"loss": 1.1}, {"duplicate": -0.1}, {"delay_s": -1.0}, {"baud": 0}])
def test_settings_that_no_air_has_are_refused(wrong: dict[str, float]):
    with pytest.raises(ValueError, match=r"chances|delay"):
        Air(**wrong)  # pyright: ignore[reportArgumentType]


def test_a_stream_is_cut_where_frames_begin_and_loses_no_byte():
    one, two = b"\xfd\x01\x00" + bytes(10), b"\xfe\x02" + bytes(8)
    stream = b"boot" + one + two + b"noise" + one[:7]
    assert datagrams(stream) == [b"boot", one, two, b"noise", one[:7]]
