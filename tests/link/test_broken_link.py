"""A link that breaks at any item, and air of every kind: a list is aboard, or its failure has a name."""

from __future__ import annotations

from functools import partial

import pytest

from missions.items import MissionType
from missions.transfer import Verified, transfer
from tests.benches.scripted_vehicle import ScriptedVehicle, hears, then_cut
from tests.link.practice import FTP, LISTS, OLD, Station, aboard, drone, means_the_same, to
from training.chaos.air import Air, Burst
from training.chaos.through_air import ThroughAir

KINDS = pytest.mark.parametrize("kind", list(MissionType), ids=lambda kind: kind.name.lower())
VEHICLES = [("ardupilotmega", FTP), ("ardupilotmega", 0), ("generic", 0)]
FILE_MESSAGES = 7  # until a small file is there and read back
BREAKS = [
    (kind, autopilot, capabilities, k)
    for kind in MissionType
    for autopilot, capabilities in VEHICLES
    for k in range(1, 1 + (FILE_MESSAGES if capabilities == FTP else len(LISTS[kind])))
]
FIRST_S = 3.0  # when the session is sure to have met its drone


def bring(kind: MissionType, autopilot: str = "ardupilotmega", capabilities: int = 0):
    return to(autopilot, capabilities, partial(transfer, items=LISTS[kind], kind=kind))


@pytest.mark.hazard("H1")
@pytest.mark.parametrize(("kind", "autopilot", "capabilities", "k"), BREAKS)
def test_a_link_that_breaks_at_item_k_is_a_failure_and_the_next_upload_mends_it(
    kind: MissionType, autopilot: str, capabilities: int, k: int
):
    vehicle = drone()
    station = Station(vehicle)
    assert isinstance(
        station.ended(to(autopilot, 0, partial(transfer, items=OLD[kind], kind=kind))), Verified
    )
    message = "FILE_TRANSFER_PROTOCOL" if capabilities == FTP else "MISSION_ITEM_INT"
    scripted = ScriptedVehicle(vehicle, (hears(message, then_cut, after=k - 1),))
    station = Station(scripted)
    found = station.ended(bring(kind, autopilot, capabilities))
    assert isinstance(found, str)
    assert found.startswith(("silent at item", "unreadable"))
    scripted.cut, scripted.switches = False, ()
    station.live(10.0)
    assert isinstance(station.ended(bring(kind, autopilot, capabilities)), Verified)
    assert means_the_same(LISTS[kind], aboard(vehicle, kind), kind)


AIRS = {
    "5 % lost": Air(loss=0.05),
    "20 % lost": Air(loss=0.2),
    "bursts": Air(burst=Burst(begins=0.05, ends=0.2)),
    "doubles": Air(duplicate=0.05),
    "all twice": Air(duplicate=1.0),
    "out of order": Air(reorder=0.1),
    "wrong bits": Air(bit_errors=1e-4),
    "many wrong bits": Air(bit_errors=1e-3),
    "slow": Air(delay_s=0.5, jitter_s=0.3),
    "57,600 baud": Air(baud=57_600, delay_s=0.02),
    "9,600 baud": Air(baud=9600, delay_s=0.05),
    "everything": Air(loss=0.05, duplicate=0.05, reorder=0.05, bit_errors=1e-4, delay_s=0.1, jitter_s=0.1),
    "black-out of 1 s": Air(blackouts=((FIRST_S + 0.1, FIRST_S + 1.1),), delay_s=0.05),
    "black-out of 10 s": Air(blackouts=((FIRST_S + 0.1, FIRST_S + 10.1),), delay_s=0.05),
    "half open for 5 s": Air(half_open=((FIRST_S + 0.1, FIRST_S + 5.1),), delay_s=0.05),
    "a reset": Air(resets_s=(FIRST_S + 0.15,), delay_s=0.05),
}
SILENT = {
    "black-out of a minute": Air(blackouts=((FIRST_S + 0.1, FIRST_S + 60.0),), delay_s=0.05),
    "half open for a minute": Air(half_open=((FIRST_S + 0.1, FIRST_S + 60.0),), delay_s=0.05),
}


def in_air(air: Air, kind: MissionType, autopilot: str, capabilities: int):
    vehicle = drone()
    through = ThroughAir(vehicle, Air(), seed=2)
    station = Station(through)
    station.live(FIRST_S - station.now_s)
    through.change(air)
    return vehicle, station.ended(bring(kind, autopilot, capabilities))


@KINDS
@pytest.mark.parametrize(("autopilot", "capabilities"), VEHICLES, ids=["files", "ahead", "standard"])
@pytest.mark.parametrize("air", AIRS)
def test_bad_air_costs_time_and_the_list_is_aboard(
    air: str, autopilot: str, capabilities: int, kind: MissionType
):
    vehicle, found = in_air(AIRS[air], kind, autopilot, capabilities)
    assert isinstance(found, Verified), found
    assert means_the_same(LISTS[kind], aboard(vehicle, kind), kind)


@KINDS
@pytest.mark.parametrize(("autopilot", "capabilities"), VEHICLES, ids=["files", "ahead", "standard"])
@pytest.mark.parametrize("air", SILENT)
def test_a_minute_of_silence_is_a_failure_that_names_the_item(
    air: str, autopilot: str, capabilities: int, kind: MissionType
):
    _, found = in_air(SILENT[air], kind, autopilot, capabilities)
    assert isinstance(found, str)
    assert found.startswith(("silent at item", "unreadable"))
