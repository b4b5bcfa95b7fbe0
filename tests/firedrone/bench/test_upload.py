from __future__ import annotations

from dataclasses import replace

import pytest

from firedrone.bench.result import Skipped
from firedrone.bench.upload import BARS, CONDITIONS, OURS, Condition, Try, judged, mission, nearly, one_try
from firedrone.bench.upload_peers import LOADED, waypoints
from missions.items import MissionType, same_meaning
from missions.waypoints_file import plan_of

SMALL = Condition(6, 0.0, 0.0, ("ours", "ours by items", "standard"))


def tries(ours_s: float, slower_s: float) -> dict[tuple[str, str], list[Try]]:
    return {
        (condition.name, client): [Try(ours_s if client in OURS else slower_s, client, whole=True)] * 3
        for condition in CONDITIONS
        for client in condition.clients
    }


def test_every_bar_is_measured_by_a_condition_of_the_bench():
    measured = {(condition.name, client) for condition in CONDITIONS for client in condition.clients}
    assert set(BARS) <= measured


def test_ten_times_as_fast_everywhere_passes_and_seven_times_does_not():
    assert judged(tries(0.5, 5.1), CONDITIONS, []).passed
    missed = judged(tries(0.5, 3.6), CONDITIONS, [])
    assert not missed.passed
    assert missed.bars["mavproxy / ours, 100 items, loopback, 20%"].passed
    assert missed.bars["standard / ours, 50 items, 100 ms, 0%"].passed is False


def test_a_peer_that_is_not_there_leaves_its_bars_unmeasured_and_is_named():
    found = {key: value for key, value in tries(0.5, 5.1).items() if key[1] != "mavproxy"}
    result = judged(found, CONDITIONS, [Skipped("mavproxy", "MAVProxy is not installed")])
    assert result.bars["mavproxy / ours, 100 items, loopback, 5%"].passed is None
    assert "mavproxy" not in result.peers
    assert result.document()["skipped"] == [{"what": "mavproxy", "why": "MAVProxy is not installed"}]


def test_one_upload_of_ours_that_is_not_aboard_as_sent_fails_the_bench():
    found = tries(0.5, 5.1)
    key = (CONDITIONS[0].name, "ours")
    found[key] = [*found[key], Try(None, "pipelined", whole=False)]
    result = judged(found, CONDITIONS, [])
    assert not result.passed
    assert result.ours["ours"][CONDITIONS[0].name]["not_aboard"] == 1


def test_peers_read_the_same_mission():
    plan, _ = plan_of(waypoints(mission(50)))
    assert len(plan.waypoints) == 47  # home, take-off and the way back are none
    assert [w.at.lat_deg for w in plan.waypoints[:2]] == pytest.approx([56.2, 56.2001], abs=1e-7)


def test_the_last_digit_of_a_degree_is_no_other_flight_and_ten_of_them_are():
    items = mission(10)
    off = (*items[:5], replace(items[5], x=items[5].x + 1), *items[6:])
    assert nearly(items, off)
    assert not same_meaning(items, off, MissionType.MISSION)
    assert not nearly(items, (*items[:5], replace(items[5], x=items[5].x + 10), *items[6:]))
    assert not nearly(items, items[:-1])


def test_mavproxy_is_understood_behind_its_prompt():
    found = LOADED.search("STABILIZE> Loaded 100 waypoints in 6.65s\n")
    assert found is not None
    assert float(found[1]) == 6.65
    assert LOADED.search("Loaded 100 waypoints from plan.waypoints") is None


@pytest.mark.slow
@pytest.mark.parametrize("client", SMALL.clients)
def test_a_mission_goes_through_real_ports_and_is_read_back(client: str):
    found = one_try(client, SMALL, seed=1)
    assert found.whole
    assert found.seconds is not None
    assert 0.0 < found.seconds < 5.0
