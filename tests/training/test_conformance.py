"""The embedded drone against 119 recorded conversations with a real ArduCopter."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.training.recorded import EXCHANGES, STREAMED, Played, play_all

Fields = dict[str, Any]
Words = list[tuple[str, Fields]]

# Every difference that is left, and why.
DIFFERENCES = {
    "request_message_435": "asked for all modes (index 0) it sends all; the recording holds only the first",
    "f_landing": '"SIM Hit ground" is said by the simulation, not by ArduCopter',
}
# Fields that say when, or that come from noise in the recorded sensors: any value will do.
ANY_VALUE = frozenset(
    {
        "id", "chunk_seq", "time_boot_ms", "time_usec", "time_unix_usec", "errors_count1", "q", "count",
        "velocity_variance", "pos_horiz_variance", "pos_vert_variance", "compass_variance",
        "omegaIx", "omegaIy", "omegaIz", "error_rp", "error_yaw",
    }
)  # fmt: skip
ANY_VALUE_OF = {"MISSION_COUNT": ANY_VALUE - {"count"}}
# How far a number may be off: the recorded vehicle stood with some centimetres of noise.
TOLERANCE = {
    "lat": 4, "lon": 4, "lng": 4, "latitude": 4, "longitude": 4, "lat_int": 4, "lon_int": 4,
    "alt": 100, "altitude": 100, "alt_ellipsoid": 100, "relative_alt": 100, "current_height": 0.1,
    "x": 0.3, "y": 0.3, "z": 0.1, "vx": 2, "vy": 2, "vz": 1, "hdg": 200, "heading": 2,
    "roll": 0.01, "pitch": 0.01, "yaw": 0.05, "rollspeed": 0.01, "pitchspeed": 0.01, "yawspeed": 0.01,
    "airspeed": 0.05, "groundspeed": 0.05, "climb": 0.05, "nav_roll": 0.1, "nav_pitch": 0.1, "nav_bearing": 2,
    "target_bearing": 2, "wp_dist": 1, "alt_error": 25, "xacc": 2, "yacc": 2, "zacc": 2, "xmag": 6, "ymag": 6,
    "xgyro": 2, "ygyro": 2, "zgyro": 2, "temperature": 200, "press_abs": 0.1, "vibration_x": 0.01,
    "vibration_y": 0.01, "vibration_z": 0.01,
}  # fmt: skip
EXACT = frozenset({"MISSION_ITEM_INT", "MISSION_ITEM", "PARAM_VALUE", "BATTERY_STATUS"})
BEARINGS = frozenset({"heading", "nav_bearing", "target_bearing"})
IN_FLIGHT = frozenset({"COMMAND_ACK", "STATUSTEXT", "MISSION_ACK", "HEARTBEAT", "POSITION_TARGET_GLOBAL_INT"})


@pytest.fixture(scope="module")
def played() -> dict[str, Played]:
    return play_all()


@pytest.mark.parametrize("exchange", [e for e in EXCHANGES if "rows" not in e], ids=lambda e: e["name"])
def test_it_answers_as_the_recorded_vehicle_did(exchange: dict[str, Any], played: dict[str, Played]):
    name = exchange["name"]
    recorded = [(s["type"], s["fields"]) for s in exchange["steps"] if s["to"] == "gcs"]
    wanted, said = compared(name, recorded), compared(name, answers(played[name]))
    if name in DIFFERENCES:
        assert [kind for kind, _ in wanted] != [kind for kind, _ in said], (
            "no difference any more: drop its row"
        )
        wanted, said = without_difference(name, wanted, said)
    assert [kind for kind, _ in said] == [kind for kind, _ in wanted]
    for (kind, theirs), (_, ours) in zip(wanted, said, strict=True):
        assert different_fields(kind, theirs, ours) == {}, kind


@pytest.mark.parametrize("exchange", [e for e in EXCHANGES if "rows" not in e], ids=lambda e: e["name"])
def test_its_heartbeats_tell_the_same_modes(exchange: dict[str, Any], played: dict[str, Played]):
    told = [s["fields"] for s in exchange["steps"] if s["type"] == "HEARTBEAT"]
    ours = [m.to_dict() for m in played[exchange["name"]].said if m.get_type() == "HEARTBEAT"]
    recorded = {(f["base_mode"], f["custom_mode"], f["system_status"]) for f in told}
    assert (
        not ours
        or not told
        or {(f["base_mode"], f["custom_mode"], f["system_status"]) for f in ours} <= recorded
    )


@pytest.mark.parametrize(
    "name", ["f_reposition_int", "f_change_speed", "f_set_home_in_flight", "f_mode_auto"]
)
def test_it_echoes_the_same_target(name: str, played: dict[str, Played]):
    exchange = next(e for e in EXCHANGES if e["name"] == name)
    kind = "POSITION_TARGET_GLOBAL_INT"
    theirs = [s["fields"] for s in exchange["steps"] if s["type"] == kind][-1]
    ours = [m.to_dict() for m in played[name].said if m.get_type() == kind][-1]
    assert different_fields(kind, theirs, ours) == {}


def test_only_known_differences_are_listed():
    assert set(DIFFERENCES) <= {exchange["name"] for exchange in EXCHANGES}


def test_the_boot_texts_come_when_they_came(played: dict[str, Played]):
    boot = next(e for e in EXCHANGES if e["name"] == "boot_passive_8s")
    recorded = [(s["ms"] / 1000, s["fields"]["text"]) for s in boot["steps"] if s["type"] == "STATUSTEXT"]
    said = played["boot_passive_8s"].texts_s
    assert [text for _, text in said] == [text for _, text in recorded]
    for (theirs_s, text), (ours_s, _) in zip(recorded, said, strict=True):
        assert ours_s == pytest.approx(theirs_s, abs=0.1), text


def test_it_tells_the_same_parameters_unasked_while_booting(played: dict[str, Played]):
    boot = next(e for e in EXCHANGES if e["name"] == "boot_passive_8s")
    recorded = [s["fields"]["param_id"] for s in boot["steps"] if s["type"] == "PARAM_VALUE"]
    assert [m.param_id for m in played["boot_passive_8s"].said if m.get_type() == "PARAM_VALUE"] == recorded


def test_a_stalled_upload_is_asked_for_every_second_and_given_up_after_eight(played: dict[str, Played]):
    stalled = next(e for e in EXCHANGES if e["name"] == "mission_upload_stalled")
    assert [s["ms"] for s in stalled["steps"] if s["type"] == "MISSION_ACK"] == [
        pytest.approx(8000, rel=0.05)
    ]
    at_s = played["mission_upload_stalled"].at_s
    asked = [s for s, kind in at_s if kind == "MISSION_REQUEST"]
    given_up = next(s for s, kind in at_s if kind == "MISSION_ACK")
    assert [b - a for a, b in pairwise(asked)] == pytest.approx([1.0] * 7, rel=0.05)
    assert given_up - asked[0] == pytest.approx(8.0, rel=0.05)


def test_it_climbs_as_it_climbed(played: dict[str, Played]):
    rows = next(e for e in EXCHANGES if e["name"] == "f_climb_profile")["rows"]
    recorded = [(ms / 1000, mm / 1000) for ms, mm, _ in rows]
    ours = played["f_climb_profile"].heights
    shift_s = crossing(ours, 1.0) - crossing(recorded, 1.0)
    for at_s, height_m in recorded:
        now_m = next((h for s, h in ours if s >= at_s + shift_s), ours[-1][1])
        assert now_m == pytest.approx(height_m, abs=0.6)


def test_the_mode_is_told_at_once_with_the_ack(played: dict[str, Played]):
    for name in ("f_mode_auto", "f_land"):
        kinds = [m.get_type() for m in played[name].said]
        assert kinds.index("HEARTBEAT") == kinds.index("COMMAND_ACK") + 1


def answers(played: Played) -> Words:
    return [
        (m.get_type(), {k: v for k, v in m.to_dict().items() if k != "mavpackettype"}) for m in played.said
    ]


def compared(name: str, words: Words) -> Words:
    """Without what comes by itself at any time: heartbeats, streams, parameters nobody asked for."""
    kept = [(kind, fields) for kind, fields in words if kind not in STREAMED]
    if not name.startswith("param_"):
        kept = [(kind, fields) for kind, fields in kept if kind != "PARAM_VALUE"]
    if name.startswith("f_") and name != "f_guided":  # so the recording was shortened
        kept = [(k, f) for k, f in kept if k in IN_FLIGHT or (k == "HOME_POSITION" and "home" in name)]
    if name == "f_guided":  # streams at 4 Hz: one whole round of them, whatever it began with
        kept = one_round(words)
    return kept


def one_round(words: Words) -> Words:
    kinds = [kind for kind, _ in words]
    first = kinds.index("AHRS")
    last = kinds.index("ESC_TELEMETRY_1_TO_4", first)
    return words[first : last + 1]


def without_difference(name: str, wanted: Words, said: Words) -> tuple[Words, Words]:
    if name == "f_landing":
        return [w for w in wanted if "SIM Hit" not in str(w[1].get("text"))], said
    return wanted, said[: len(wanted)]


def different_fields(kind: str, theirs: Fields, ours: Fields) -> Fields:
    if kind.startswith("UNKNOWN"):
        return {} if mode_name(theirs) == mode_name(ours) else {"name": (mode_name(theirs), mode_name(ours))}
    ignored = ANY_VALUE_OF.get(kind, ANY_VALUE)
    return {
        name: (value, ours.get(name))
        for name, value in theirs.items()
        if name not in ignored and not same(kind, name, value, ours.get(name))
    }


def same(kind: str, name: str, theirs: Any, ours: Any) -> bool:
    if isinstance(theirs, list):
        return list(ours) == theirs
    if isinstance(theirs, str):
        return str(ours) == theirs
    if name in BEARINGS:
        return abs((theirs - ours + 180) % 360 - 180) <= TOLERANCE[name]
    off = 1e-4 * abs(theirs) + 1e-6 if kind in EXACT else TOLERANCE.get(name, 1e-6)
    return abs(theirs - ours) <= off


def mode_name(fields: Fields) -> bytes:
    """The name in AVAILABLE_MODES, cut at the NUL: the recorded vehicle leaves garbage behind it."""
    frame = bytes(fields["data"])
    return frame[10:-2][11:].split(b"\0")[0]


def crossing(heights: list[tuple[float, float]], height_m: float) -> float:
    return next(s for s, h in heights if h >= height_m)
