"""Made-up exercises and crews for the tests of the score."""

from __future__ import annotations

from datetime import UTC, datetime

from maps.geo import LatLon, moved
from training.exercise.scenario import Alarm, Drone, Land, Rules, Scenario, Target, TargetKind, Weather, Work
from training.score.performance import AlarmMet, Performance, TargetMet

HOME = LatLon(56.4650, 23.3450)
BEGINS = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
RING = tuple(moved(HOME, east, north) for east, north in ((40, 40), (240, 40), (240, 240), (40, 240)))
FENCE = tuple(
    moved(HOME, east, north)
    for east, north in ((-60.0, -60.0), (340.0, -60.0), (340.0, 340.0), (-60.0, 340.0))
)
PERSON = Target("person-1", TargetKind.PERSON, moved(HOME, 100.0, 100.0))
CAR = Target("vehicle-1", TargetKind.VEHICLE, moved(HOME, 200.0, 180.0))
DEER = Target("animal-1", TargetKind.ANIMAL, moved(HOME, 150.0, 220.0), wanted=False)


def exercise(**changed: object) -> Scenario:
    """A search for two things in a field; every rule is asked for."""
    given = {
        "id": "field",
        "title": {"en": "Person lost in a field", "lv": "Pazudis cilvēks laukā"},
        "brief": {"en": "Search the field."},
        "trainer": {"en": "Watch the fence."},
        "at": moved(HOME, 140.0, 140.0),
        "begins_at": BEGINS,
        "land": Land.FARM,
        "weather": Weather(),
        "drone": Drone(HOME),
        "work": Work(height_m=50.0, area=RING),
        "alarm": Alarm("Person lost", "Person lost", "Tērvete"),
        "rules": Rules(fence=FENCE, line_of_sight_m=500.0, crosses_border=True),
        "targets": (PERSON, CAR, DEER),
        "lasts_s": 900.0,
    }
    return Scenario(**{**given, **changed})  # type: ignore[arg-type]  # a test changes one field by its name


def good_crew() -> Performance:
    """Nothing is left to say."""
    return Performance(
        airborne_s=100.0,
        first_picture_s=100.0,
        landed_s=600.0,
        targets=(TargetMet("person-1", 190.0, 195.0, 4.0), TargetMet("vehicle-1", 230.0, 236.0, 8.0)),
        found_chance=0.6,
        found_bound=0.6,
        battery_at_landing_percent=48.0,
        alarms=(AlarmMet("position_lost", 300.0, 304.0),),
        landed_well=True,
    )
