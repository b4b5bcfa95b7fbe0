"""A plan goes aboard over a link that loses up to a third of everything, or it is said that it did not.

The full size is the promise: `pytest tests/link/test_mission_loss.py --full -s` prints the figures.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from missions.engines import Engine
from missions.items import MissionItem, MissionType, first_difference
from missions.transfer import transfer
from missions.upload import UploadError
from telemetry.link.loopback import LoopbackLink
from telemetry.session import Session
from tests.missions.practice import HOME, done
from training.chaos.air import Air
from training.chaos.through_air import ThroughAir
from training.mission_store import Item
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Callable

LOSSES = (0.0, 0.05, 0.1, 0.2, 0.3)
COUNTS = (20, 50, 200)
ONE_WAY_S = 0.05
TICK_S = 0.02
CLEAR_FAILURE_S = 300.0
WAYS: dict[str, tuple[Engine, ...] | None] = {
    "as the drone says": None,
    "pipelined": (Engine.PIPELINED,),
    "standard": (Engine.STANDARD,),
}


@dataclass(frozen=True)
class Run:
    """One upload over such a link."""

    verified: bool
    right: bool  # what is aboard is what was sent
    seconds: float
    retries: int


@pytest.mark.timeout(3600)
@pytest.mark.hazard("H1")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("loss", LOSSES)
def test_never_falsely_uploaded_and_nearly_always_uploaded(
    loss: float, count: int, way: str, sized: Callable[[int, int], int]
):
    runs = [run(loss, count, WAYS[way], seed) for seed in range(sized(1, 50))]
    good = [one for one in runs if one.verified]
    print(  # noqa: T201 the figures of the promise
        f"\n{loss:4.0%} {count:3} items, {way:17}: {len(good)}/{len(runs)} uploaded, "
        f"{sum(one.verified and not one.right for one in runs)} falsely, "
        f"median {statistics.median(one.seconds for one in runs):5.2f} s, "
        f"longest {max(one.seconds for one in runs):6.2f} s, "
        f"{statistics.mean(one.retries for one in good or runs):5.1f} messages again"
    )
    assert all(one.right for one in good)
    if (loss, count, way) != (0.3, 200, "standard"):  # one by one, 200 items take five minutes to succeed
        assert all(one.verified or one.seconds <= CLEAR_FAILURE_S for one in runs)
    if loss <= 0.2 and count <= 50:
        assert len(good) >= 0.995 * len(runs)


def run(loss: float, count: int, engines: tuple[Engine, ...] | None, seed: int) -> Run:
    """A new drone that keeps another mission, met in good air, before the air turns bad."""
    drone = EmbeddedDrone(HOME, ready=True)
    kept = drone.autopilot.missions.mission()
    kept += [Item(3, 16, 0.0, 0.0, 0.0, 0.0, 569_000_000 - n, 241_000_000, 30.0) for n in range(count + 5)]
    air = ThroughAir(drone, Air(delay_s=ONE_WAY_S), seed)
    session = Session(LoopbackLink(air, speed=None, tick_s=TICK_S))
    while session.peer is None or session.peer.capabilities is None:
        session.step(TICK_S)
    air.change(Air(delay_s=ONE_WAY_S, loss=loss))
    items, began_s = _plan(count), session.clock.monotonic_s()
    way = partial(transfer, items=items, kind=MissionType.MISSION, engines=engines)
    verified, retries = True, 0
    try:
        retries = done(session, way).retries
    except UploadError:
        verified = False
    aboard = tuple(
        MissionItem(i.command, i.frame, (i.p1, i.p2, i.p3, i.p4), i.x, i.y, i.z)
        for i in drone.autopilot.missions.mission()
    )
    right = first_difference(items, aboard, MissionType.MISSION) is None
    return Run(verified, right, session.clock.monotonic_s() - began_s, retries)


def _plan(count: int) -> tuple[MissionItem, ...]:
    return tuple(MissionItem(16, x=569_000_000 + 7 * n, y=241_000_000 - n, z=40.0) for n in range(count))
