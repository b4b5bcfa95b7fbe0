from __future__ import annotations

import pytest

from firedrone.bench import receive
from firedrone.bench.receive import RATES_HZ, RECEIVERS, Load, _together, judged, load


def loads(ours_percent: float | None, dropped: int = 0) -> dict[str, dict[int, Load]]:
    return {
        name: {
            rate_hz: Load(ours_percent if name == "ours" else 30.0, 4000, 4000 - dropped * (name == "ours"))
            for rate_hz in RATES_HZ
        }
        for name in RECEIVERS
    }


def test_a_tenth_of_the_processor_and_nothing_dropped_passes():
    assert judged(loads(2.9)).passed


def test_more_than_a_tenth_or_one_dropped_message_does_not():
    assert not judged(loads(3.1)).passed
    assert not judged(loads(1.0, dropped=1)).passed


def test_what_was_not_counted_is_not_called_nothing_dropped():
    found = loads(2.9)
    found["ours"][5000] = Load(2.9, 4000, None)
    assert judged(found).bars["dropped at 5000 msg/s"].passed is None


def test_without_mavproxy_its_bar_is_unmeasured_and_it_is_named():
    found = loads(2.9)
    del found["mavproxy"], found["mavproxy, no modules"]
    result = judged(found)
    assert result.bars["MAVProxy / ours, processor at 1000 msg/s"].passed is None
    assert [left.what for left in result.skipped] == ["mavproxy"]
    assert set(result.peers) == {"pymavlink"}


def test_where_the_system_does_not_tell_the_processor_time_that_is_said():
    result = judged(loads(None))
    assert result.bars["MAVProxy / ours, processor at 1000 msg/s"].passed is None
    assert "processor time" in [left.what for left in result.skipped]


def test_rounds_are_put_together_by_the_middle_and_no_drop_is_averaged_away():
    rounds = [Load(3.0, 100, 100), Load(9.0, 100, 99), Load(2.0, 100, 100)]
    assert _together(rounds) == Load(3.0, 300, 299)
    assert _together([*rounds, Load(3.0, 100, None)]).dropped is None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ours", "bare", "pymavlink"])
def test_a_receiver_keeps_what_one_sender_sends(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(receive, "WARM_UP_S", 4.0)
    monkeypatch.setattr(receive, "AFTER_S", 1.0)
    found = load(RECEIVERS[name], 200, 1.0)
    assert found.sent > 150
    assert found.dropped == 0
