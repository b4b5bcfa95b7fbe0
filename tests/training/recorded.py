"""Play the recorded conversations with a real ArduCopter again, with the embedded drone in its place."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telemetry.messages import Codec, mavlink
from tests.training.station import HOME
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing

EXCHANGES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "exchanges.json").read_text(encoding="utf-8")
)
PAUSE_S, PARAMETER_PAUSE_S = 0.04, 0.1
# Boot seconds at which an exchange began, where its own messages tell; the others follow one another.
BEGAN_S = {
    "boot_passive_8s": 0.0,
    "mode_guided_10s": 9.1,
    "mission_clear_empty": 9.25,
    "mission_upload_busy_then_cleared": 18.59,
    "mode_guided_b": 28.3,
    "mission_set_current_2": 29.8,
    "param_read_unknown": 40.58,
    "request_message_148": 46.1,
    "f_guided": 64.244,
    "f_arm": 64.8,
    "f_takeoff_15": 65.9,
    "f_climb_profile": 66.2,
    "f_arm_again": 80.8,
}
STREAMED = frozenset(
    {"HEARTBEAT", "TIMESYNC", "TERRAIN_REQUEST", "POSITION_TARGET_GLOBAL_INT", "UNKNOWN_437"}
)
# What the recording left out, and the drone has to hear to be in the same state.
ITEMS_6 = [
    step
    for exchange in EXCHANGES
    if exchange["name"] == "mission_upload_6"
    for step in exchange["steps"]
    if step["type"] == "MISSION_ITEM_INT"
]
UPLOADS_BEFORE = frozenset({"f_after_mission_replaced_in_auto"})
UPLOADS_WITHIN = frozenset({"f_upload_in_auto"})
CLEARS_WITHIN = frozenset({"f_clear_in_auto"})


@dataclass(slots=True)
class Played:
    """One exchange as the embedded drone answered it."""

    said: list[Message] = field(default_factory=list)
    at_s: list[tuple[float, str]] = field(default_factory=list)  # boot seconds, type
    texts_s: list[tuple[float, str]] = field(default_factory=list)  # boot seconds
    heights: list[tuple[float, float]] = field(default_factory=list)  # boot seconds, metres above home


class Replay:
    """One drone from boot to landing, all exchanges in their recorded order."""

    def __init__(self) -> None:
        self.drone = EmbeddedDrone(HOME)
        self.drone.step(0.0, b"")
        self.now_s = 0.0
        self._stations = {system: Codec(system) for system in (255, 254)}
        self._ear = mavlink.MAVLink(None)  # unlike our codec it shows messages that it does not know
        self._ear.robust_parsing = True
        self._current = Played()

    def play(self, exchange: dict[str, Any]) -> Played:
        name = exchange["name"]
        start_s = max(self.now_s, BEGAN_S.get(name, 0.0))
        if name == "f_guided":
            self._live_until(start_s - 0.3)
            self._current = Played()
        self._live_until(start_s)
        if name == "f_guided":
            self._send(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
            self._live_until(start_s)
        self._current = Played()
        if name in UPLOADS_BEFORE:
            start_s = self._all_but_the_last_item(start_s)
        if name in UPLOADS_WITHIN:
            self._upload()
        if name in CLEARS_WITHIN:
            self._send(mavlink.MAVLink_mission_clear_all_message(1, 1, 0))
        last_s = start_s
        for step in exchange.get("steps", []):
            last_s = start_s + step["ms"] / 1000.0
            if step["to"] == "vehicle":
                self._live_until(last_s)
                self._send(message_of(step), system=254 if _is_foreign(exchange, step) else 255)
        if "rows" in exchange:
            last_s = exchange["rows"][-1][0] / 1000.0
        pause_s = PARAMETER_PAUSE_S if name.startswith("param_") else PAUSE_S
        self._live_until(max(last_s, self.now_s) + pause_s)
        return self._current

    def _upload(self) -> None:
        self._send(mavlink.MAVLink_mission_count_message(1, 1, len(ITEMS_6), 0))
        for step in ITEMS_6:
            self._send(message_of(step))

    def _all_but_the_last_item(self, start_s: float) -> float:
        """The recording of this exchange begins behind the MISSION_ACK that ends the upload."""
        self._send(mavlink.MAVLink_mission_count_message(1, 1, len(ITEMS_6), 0))
        for step in ITEMS_6[:-1]:
            self._send(message_of(step))
        self._live_until(start_s + 0.1)
        self._current = Played()
        self._send(message_of(ITEMS_6[-1]))
        self._current.said = [m for m in self._current.said if m.get_type() != "MISSION_ACK"]
        return self.now_s

    def _send(self, message: Outgoing, system: int = 255) -> None:
        self._take(self.drone.step(self.now_s, self._stations[system].pack(message)))

    def _live_until(self, until_s: float) -> None:
        while self.now_s < until_s - 1e-9:
            self.now_s = min(until_s, self.now_s + 0.02)
            self._take(self.drone.step(self.now_s, b""))
            above_m = self.drone.autopilot.copter.up_m - self.drone.autopilot.home_up_m
            self._current.heights.append((self.now_s, above_m))

    def _take(self, said: bytes) -> None:
        for message in self._ear.parse_buffer(said) or []:
            if message.get_type() == "BAD_DATA":  # the console text at boot, which the recording left out
                continue
            self._current.said.append(message)
            self._current.at_s.append((self.now_s, message.get_type()))
            if message.get_type() == "STATUSTEXT":
                self._current.texts_s.append((self.now_s, message.text))


def play_all() -> dict[str, Played]:
    """Every exchange, by its name."""
    replay = Replay()
    return {exchange["name"]: replay.play(exchange) for exchange in EXCHANGES}


def message_of(step: dict[str, Any]) -> Outgoing:
    """The message that was sent."""
    kind = mavlink.mavlink_map[getattr(mavlink, f"MAVLINK_MSG_ID_{step['type']}")]
    fields = {name: math.nan if value is None else value for name, value in step["fields"].items()}
    if "param_id" in fields:
        fields["param_id"] = fields["param_id"].encode()
    return kind(**fields)


def _is_foreign(exchange: dict[str, Any], step: dict[str, Any]) -> bool:
    """The one message that another ground station sent."""
    return exchange["name"] == "mission_upload_busy_then_cleared" and step["fields"].get("count") == 3
