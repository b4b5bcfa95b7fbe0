"""What makes an ArduPilot SITL the drone of an exercise before it begins: wind, battery, a mission aboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.exercise.drones import BRIGADE_PARAMETERS, wind_of
from training.practice import BATTERY_MAH
from training.sitl.knobs import windy
from training.sitl.left_aboard import leave_aboard
from training.sitl.orders import battery_left
from training.sitl.turning import turn_all

if TYPE_CHECKING:
    from telemetry.protocol import Conversation, Peer
    from training.exercise.scenario import Scenario


def set_out(peer: Peer, scenario: Scenario) -> Conversation[tuple[str, ...]]:
    """Returns what it could not be given, each as a sentence for the trainer."""
    drone, remarks = scenario.drone, list[str]()
    unknown = yield from turn_all(peer, windy(wind_of(scenario.weather)))
    remarks += [f"this ArduPilot SITL has no {name}" for name in unknown]
    if drone.charge < 1.0:
        told = yield from battery_left(peer, 100.0 * drone.charge)
        remarks += [] if told else ["this ArduPilot SITL begins with a full battery: it takes no other"]
    if drone.aboard:
        taken = yield from leave_aboard(peer, drone)
        remarks += [] if taken else ["this ArduPilot SITL did not take the mission that was left aboard"]
    return tuple(remarks)


def parameters_of(scenario: Scenario) -> dict[str, float]:
    """As a brigade sets its drone, with the pack of this exercise; for its defaults."""
    capacity_mah = round(BATTERY_MAH * scenario.drone.capacity_share)
    return {**BRIGADE_PARAMETERS, "BATT_CAPACITY": capacity_mah}
