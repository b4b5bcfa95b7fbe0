"""The drones of an exercise as they stand at its beginning: the crew's, and its twin of the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import moved
from telemetry.messages import Codec, mavlink
from training.mission_store import RETURN, TAKEOFF, TOTAL_PARAMETER, WAYPOINT, Item, Kind
from training.practice import practice_drone
from training.weather import Wind

if TYPE_CHECKING:
    from maps.geo import LatLon
    from training.exercise.scenario import Drone, Scenario, Weather
    from training.vehicle import EmbeddedDrone

# As a brigade sets its drone; the recorded ArduCopter came with most failsafes off.
BRIGADE_PARAMETERS = {
    "FS_GCS_ENABLE": 1.0,  # home, five seconds after the station is not heard any more
    "BATT_LOW_VOLT": 10.5,  # of three cells under load: a tenth of the charge is left, more in the cold
    "BATT_FS_LOW_ACT": 2.0,  # home
    "BATT_CRT_VOLT": 10.0,
    "BATT_FS_CRT_ACT": 1.0,  # down
    "RTL_ALT": 4000.0,  # cm: over the trees
}
TWIN_SEED = 1_000_003
TWIN_EAST_M, TWIN_NORTH_M = 400.0, 300.0  # another crew's, beyond the trees
_GLOBAL, _RELATIVE = 0, 3  # MAV_FRAME
_TWIN_RATE_HZ = 4
_OTHER_STATION = 252


def drone_of(scenario: Scenario, seed: int, place: LatLon | None = None) -> EmbeddedDrone:
    """On the ground and ready, with its battery, its camera and what somebody left aboard.

    `place`: where the crew stands instead of the scenario's own home.
    """
    asked = scenario.drone
    drone = practice_drone(
        place or asked.home,
        heading_deg=asked.heading_deg,
        seed=seed,
        wind=wind_of(scenario.weather),
        started_at=scenario.begins_at,
        charge=asked.charge,
        capacity_share=asked.capacity_share,
        cold_c=scenario.weather.air_c if asked.cold_c is None else asked.cold_c,
    )
    _set_as_a_brigade(drone)
    if asked.aboard:
        _leave_aboard(drone, asked)
    return drone


def twin_of(scenario: Scenario, seed: int, now_s: float) -> EmbeddedDrone:
    """Another brigade's of the same number, ready beyond the trees from `now_s` on; its station listens."""
    home = moved(scenario.drone.home, TWIN_EAST_M, TWIN_NORTH_M)
    twin = practice_drone(
        home,
        seed=seed + TWIN_SEED,
        wind=wind_of(scenario.weather),
        started_at=scenario.begins_at,
        board=1,
    )
    codec = Codec(_OTHER_STATION)
    asks = mavlink.MAVLink_request_data_stream_message(1, 1, 0, _TWIN_RATE_HZ, 1)
    twin.step(now_s, codec.pack(asks))
    return twin


def wind_of(weather: Weather) -> Wind:
    return Wind(weather.wind_from_deg, weather.wind_m_s, weather.gust_m_s)


def _set_as_a_brigade(drone: EmbeddedDrone) -> None:
    for name, value in BRIGADE_PARAMETERS.items():
        drone.autopilot.parameters.store(name, value)


def _leave_aboard(drone: EmbeddedDrone, asked: Drone) -> None:
    """A whole mission, as a station writes it: home, up, along the way, home."""
    ap, height_m = drone.autopilot, asked.aboard_height_m
    items = [
        _item(_GLOBAL, WAYPOINT, asked.home, float(ap.frame.ground_amsl_m)),
        _item(_RELATIVE, TAKEOFF, asked.home, height_m),
        *(_item(_RELATIVE, WAYPOINT, at, height_m) for at in asked.aboard),
        Item(_GLOBAL, RETURN, 0.0, 0.0, 0.0, 0.0, 0, 0, 0.0),
    ]
    for seq, item in enumerate(items):
        ap.missions.put(Kind.MISSION, seq, item)
    ap.parameters.store(TOTAL_PARAMETER[Kind.MISSION], float(ap.missions.total(Kind.MISSION)))


def _item(frame: int, command: int, at: LatLon, height_m: float) -> Item:
    lat_e7, lon_e7 = round(at.lat_deg * 1e7), round(at.lon_deg * 1e7)
    return Item(frame, command, 0.0, 0.0, 0.0, 0.0, lat_e7, lon_e7, height_m)
