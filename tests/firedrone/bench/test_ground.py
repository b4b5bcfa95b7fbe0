from __future__ import annotations

from firedrone.bench.ground import HEIGHT, run


def test_the_hills_are_high_enough_to_tell_the_two_ways_of_flying_over_them_apart():
    told: list[str] = []
    found = run(full=False, tell=told.append)
    theirs = found.peers["height above each waypoint"]
    assert theirs["lowest_m"] < HEIGHT - 5.0
    assert found.ours["lowest_m"] > HEIGHT - 1.0
    assert found.ours["length_m"] > 20_000
    assert all(bar.passed for name, bar in found.bars.items() if "milliseconds" not in name)
    assert told
