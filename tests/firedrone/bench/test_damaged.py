from __future__ import annotations

from firedrone.bench.damaged import by_pymavlink, by_us, damaged
from telemetry.frames import frames_of


def test_the_same_seed_does_the_same_damage():
    assert damaged(500, 5, seed=1) == damaged(500, 5, seed=1)
    assert damaged(500, 5, seed=1).data != damaged(500, 5, seed=2).data


def test_intact_is_what_no_damage_touched_and_all_of_it_is_in_the_log():
    log = damaged(1000, 10, seed=1)
    assert 700 < log.intact.total() < 1000
    assert all(frame in log.data for frame in log.intact)


def test_our_reader_finds_them_and_no_others():
    log = damaged(2000, 20, seed=3)
    found = by_us(log.data)
    assert (found - log.intact).total() == 0
    assert (found & log.intact).total() >= 0.99 * log.intact.total()
    assert frames_of(log.data).bad_bytes > 0


def test_pymavlink_reads_an_undamaged_log_to_its_end():
    log = damaged(300, 0, seed=1)
    whole = log.data[: log.data.index(bytes(1000))]
    assert 60 < by_pymavlink(whole).total() <= 110
