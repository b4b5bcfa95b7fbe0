"""Every key of an exercise's file, with what is allowed for it. docs/exercises.md says the same in words."""

from __future__ import annotations

from typing import Final

from training.exercise.form import Form
from training.exercise.said import LANGUAGES
from training.exercise.scenario import (
    Alarm,
    Drone,
    FaultDue,
    FireSource,
    Fuel,
    Land,
    Rules,
    Scenario,
    Spot,
    Target,
    TargetKind,
    TruckDue,
    Weather,
    WeatherDue,
    Work,
)
from training.exercise.values import (
    PLACE,
    PROSE,
    SAID,
    TEXT,
    TIME,
    TRUTH,
    number,
    number_or_none,
    places,
    whole,
    word,
)
from training.fault import Fault

PATTERNS_BY_PLACE: Final = {  # what each flies over; the words of the planner
    "area": ("parallel", "creeping", "contour", "probability"),
    "around": ("square", "sector", "orbit", "overwatch"),
    "along": ("along",),
}
MOST_S: Final = 7_200.0
_BEFORE_S: Final = -86_400.0  # a fire that has burnt for a day
_PATTERNS: Final = tuple(word for words in PATTERNS_BY_PLACE.values() for word in words)
_DIRECTION, _WIND, _GUST = number(0.0, 360.0), number(0.0, 30.0), number(0.0, 10.0)
_AT_S = number(0.0, MOST_S)  # nothing happens before the exercise begins

_TEXTS = Form(dict, dict.fromkeys(LANGUAGES, PROSE), needed=frozenset({"en"}))
_WEATHER = Form(
    Weather,
    {
        "wind_from_deg": _DIRECTION,
        "wind_m_s": _WIND,
        "gust_m_s": _GUST,
        "air_c": number(-40.0, 45.0),
        "humidity_percent": number(0.0, 100.0),
        "cloud": number(0.0, 1.0),
        "visibility_m": number(20.0, 50_000.0),
    },
)
_DRONE = Form(
    Drone,
    {
        "home": PLACE,
        "heading_deg": _DIRECTION,
        "charge": number(0.05, 1.0),
        "capacity_share": number(0.1, 1.0),
        "cold_c": number(-40.0, 60.0),
        "aboard": places(1),
        "aboard_height_m": number(2.0, 120.0),
    },
)
_WORK = Form(
    Work,
    {
        "pattern": word(_PATTERNS, "pattern"),
        "height_m": number(10.0, 120.0),
        "area": places(3),
        "around": PLACE,
        "radius_m": number(5.0, 1_000.0),
        "along": places(2),
    },
)
_ALARM = Form(Alarm, {"text": SAID, "what": SAID, "where": SAID, "number": TEXT})
_RULES = Form(
    Rules,
    {
        "fence": places(3),
        "max_above_ground_m": number_or_none(10.0, 500.0),
        "line_of_sight_m": number(50.0, 10_000.0),
        "crosses_border": TRUTH,
        "battery_at_landing_percent": number(0.0, 90.0),
    },
)
_FIRE = Form(
    FireSource,
    {
        "at": PLACE,
        "fuel": word(Fuel, "fuel"),
        "radius_m": number(0.2, 200.0),
        "starts_s": number(_BEFORE_S, MOST_S),
        "slope_percent": number(0.0, 150.0),
        "slope_towards_deg": _DIRECTION,
    },
)
_TARGET = Form(
    Target,
    {
        "name": SAID,
        "kind": word(TargetKind, "kind of target"),
        "at": PLACE,
        "wanted": TRUTH,
        "way": places(1),
        "speed_m_s": number(0.0, 30.0),
        "celsius": number(-40.0, 1_200.0),
        "moves_at_s": _AT_S,
    },
)
_TRUCK = Form(
    TruckDue,
    {
        "unit": SAID,
        "way": places(2),
        "dispatched_s": number(_BEFORE_S, MOST_S),
        "arrives_s": number(_BEFORE_S, MOST_S),
    },
)
_SPOT = Form(Spot, {"at": PLACE, "radius_m": number(5.0, 2_000.0)})
_FAULT = Form(
    FaultDue,
    {"fault": word(Fault, "fault"), "at_s": _AT_S, "lasts_s": number(1.0, MOST_S)},
    tables={"inside": _SPOT},
)
_WEATHER_DUE = Form(
    WeatherDue,
    {"at_s": _AT_S, "wind_from_deg": _DIRECTION, "wind_m_s": _WIND, "gust_m_s": _GUST},
)
SCENARIO: Final = Form(
    Scenario,
    {
        "at": PLACE,
        "begins_at": TIME,
        "land": word(Land, "land"),
        "lasts_s": number(60.0, MOST_S),
        "seed": whole(0, 2**31 - 1),
        "pass_mark": whole(0, 100),
        "from_incident": TEXT,
    },
    tables={
        "title": _TEXTS,
        "brief": _TEXTS,
        "trainer": _TEXTS,
        "alarm": _ALARM,
        "weather": _WEATHER,
        "drone": _DRONE,
        "work": _WORK,
        "rules": _RULES,
    },
    lists={
        "fires": _FIRE,
        "targets": _TARGET,
        "trucks": _TRUCK,
        "faults": _FAULT,
        "weather_due": _WEATHER_DUE,
    },
)
