"""`firedrone bench upload`: how fast a mission goes aboard over a bad link, and whether it is really there.

Every client sends the same mission to a drone of its own through the same air, one after the other, on real
ports and the wall clock. After each upload what is aboard is read over clear air and compared: a client that
leaves another mission aboard than it was given has failed, however fast it was.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from firedrone.bench.our_client import our_upload, our_upload_by_items, read_aboard, standard_upload
from firedrone.bench.programs import is_installed, running
from firedrone.bench.result import Bar, BenchResult, Skipped, middle, ratio
from firedrone.bench.upload_peers import mavproxy_upload, mavsdk_upload
from missions.items import RETURN, TAKEOFF, WAYPOINT, MissionItem, MissionType, has_place, same_meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from missions.items import Items

START_S = 30.0
PATIENCE_S = 150.0
QUICK_RUNS, FULL_RUNS = 1, 5
LAT_E7, LON_E7 = 562_000_000, 253_000_000
AMSL = 0  # MAV_FRAME_GLOBAL
NEEDS = {"mavsdk": "mavsdk", "mavproxy": "MAVProxy"}  # client -> the package it comes with


@dataclass(frozen=True, slots=True)
class Condition:
    """A mission of so many items over such a link."""

    items: int
    delay_s: float  # one way
    loss: float  # each way
    clients: tuple[str, ...]
    sitl: str | None = None  # an ArduPilot SITL instead of the embedded drone

    @property
    def name(self) -> str:
        where = f"{2000 * self.delay_s:.0f} ms" if self.delay_s else "loopback"
        return f"{self.items} items, {where}, {self.loss:.0%}{', ArduPilot SITL' if self.sitl else ''}"

    @property
    def limit_s(self) -> float:
        """Three round trips: to say how many, to send them all, to hear that they are there."""
        return 3 * 2 * self.delay_s


@dataclass(frozen=True, slots=True)
class Try:
    """One upload. `seconds` None: it did not end by itself, or not well."""

    seconds: float | None
    engine: str
    whole: bool  # what is aboard is what was sent


OURS = ("ours", "ours by items")  # as the product chooses; to a drone that takes no files
_RADIO, _LOOPBACK = (*OURS, "standard", "mavsdk", "mavproxy"), (*OURS, "mavproxy")
CONDITIONS = (
    *(Condition(50, 0.05, loss, _RADIO) for loss in (0.0, 0.05, 0.1)),
    *(Condition(100, 0.0, loss, _LOOPBACK) for loss in (0.0, 0.05, 0.2)),
)
BARS = {  # condition, who is to be slower -> by how much
    ("50 items, 100 ms, 0%", "standard"): 10.0,
    ("50 items, 100 ms, 5%", "standard"): 8.0,
    ("50 items, 100 ms, 10%", "standard"): 8.0,
    ("100 items, loopback, 5%", "mavproxy"): 3.0,
    ("100 items, loopback, 20%", "mavproxy"): 7.0,
}


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """One run of each client at each condition; `full`: five, of which the medians count."""
    sitl = os.environ.get("FIREDRONE_SITL")
    aboard_sitl = (
        [replace(c, sitl=sitl, clients=("ours", "standard")) for c in CONDITIONS[:3]] if sitl else []
    )
    tries: dict[tuple[str, str], list[Try]] = {}
    for condition in (*CONDITIONS, *aboard_sitl):
        for client in condition.clients:
            if not _is_there(client):
                continue
            for seed in range(1, 1 + (FULL_RUNS if full else QUICK_RUNS)):
                found = one_try(client, condition, seed)
                tries.setdefault((condition.name, client), []).append(found)
                took = "failed" if found.seconds is None else f"{found.seconds:.2f} s"
                tell(f"{condition.name}: {client} ({found.engine}) {took}")
    missing = [Skipped(name, f"{NEEDS[name]} is not installed") for name in NEEDS if not _is_there(name)]
    if not sitl:
        missing.append(Skipped("ArduPilot SITL", "FIREDRONE_SITL names none"))
    return judged(tries, (*CONDITIONS, *aboard_sitl), missing)


def judged(
    tries: Mapping[tuple[str, str], Sequence[Try]],
    conditions: Sequence[Condition],
    missing: Sequence[Skipped],
) -> BenchResult:
    """Medians of what ended well, and how many times slower than we the others are."""
    seconds = {key: middle([found.seconds for found in several]) for key, several in tries.items()}
    clients = dict.fromkeys(client for _, client in tries)
    figures = {
        client: {name: _figures(several) for (name, who), several in tries.items() if who == client}
        for client in clients
    }
    ratios = {
        f"{client} / {us}, {name}": ratio(slower_s, seconds.get((name, us)))
        for us in OURS
        for (name, client), slower_s in seconds.items()
        if client not in OURS
    }
    bars = {
        f"{client} / ours, {name}": Bar(ratios.get(f"{client} / ours, {name}"), at_least=times)
        for (name, client), times in BARS.items()
    }
    ours = [found for (_, client), several in tries.items() if client in OURS for found in several]
    bars["ours, not aboard as sent"] = Bar(float(sum(not found.whole for found in ours)), at_most=0.0)
    return BenchResult(
        name="upload",
        ours={client: figures.pop(client) for client in OURS if client in figures},
        peers=figures,
        limit={c.name: {"seconds": c.limit_s} for c in conditions if c.delay_s},
        ratios=ratios,
        bars=bars,
        skipped=missing,
    )


def one_try(client: str, condition: Condition, seed: int) -> Try:
    """One client, one drone that nobody spoke to before, one air."""
    command = [sys.executable, "-m", "firedrone.bench.far_side", "--seed", str(seed)]
    command += ["--loss", str(condition.loss), "--delay-s", str(condition.delay_s)]
    command += ["--sitl", condition.sitl] if condition.sitl else []
    items = mission(condition.items)
    with running(command) as far_side:
        line = far_side.line(START_S)
        if line is None:
            return Try(None, client, whole=False)
        address = str(json.loads(line)["address"])
        sent = _CLIENTS[client](address, items, PATIENCE_S)
        far_side.type("clear")
        aboard = read_aboard(address)
    whole = aboard is not None and (
        same_meaning(items, aboard, MissionType.MISSION) if client in OURS else nearly(items, aboard)
    )
    return Try(sent.seconds if whole else None, sent.engine or client, whole)


def mission(count: int) -> Items:
    """Home, take-off, waypoints with no two alike, and the way back."""
    waypoints = (
        MissionItem(WAYPOINT, x=LAT_E7 + 1000 * n, y=LON_E7 + 1500 * (n % 7), z=40.0 + n % 3)
        for n in range(count - 3)
    )
    home = MissionItem(WAYPOINT, AMSL, x=LAT_E7, y=LON_E7, z=80.0)
    return (home, MissionItem(TAKEOFF, z=40.0), *waypoints, MissionItem(RETURN))


def nearly(items: Items, aboard: Items) -> bool:
    """The same flight to the last digit of a degree: others read their missions from text."""
    if len(items) != len(aboard):
        return False
    return all(
        one.command == other.command
        and (not has_place(one) or max(abs(one.x - other.x), abs(one.y - other.y)) <= 1)
        and abs(one.z - other.z) < 0.01
        for one, other in zip(items[1:], aboard[1:], strict=True)  # item 0 is the drone's own home
    )


_CLIENTS = {
    "ours": our_upload,
    "ours by items": our_upload_by_items,
    "standard": standard_upload,
    "mavsdk": mavsdk_upload,
    "mavproxy": mavproxy_upload,
}


def _is_there(client: str) -> bool:
    return client not in NEEDS or is_installed(NEEDS[client])


def _figures(tries: Sequence[Try]) -> dict[str, Any]:
    return {
        "median_s": middle([found.seconds for found in tries]),
        "runs_s": [found.seconds for found in tries],
        "failed": sum(found.seconds is None for found in tries),
        "not_aboard": sum(not found.whole for found in tries),
        "engines": sorted({found.engine for found in tries}),
    }
