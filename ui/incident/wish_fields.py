"""What can be chosen about a flight, for each pattern: a name, the steps, and how a step changes the wish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from maps.geo import AboveGround
from missions.camera_model import CAMERAS, overlap_for, pod_of
from missions.checks import HEIGHT_LIMIT_M, LOWEST_M
from missions.lost_person import lost_persons
from missions.task import Pattern
from ui import units

if TYPE_CHECKING:
    from missions.camera_model import Camera
    from missions.task import Task

translate = QCoreApplication.translate

SEARCHES = (Pattern.PARALLEL, Pattern.CREEPING, Pattern.SQUARE, Pattern.SECTOR, Pattern.CONTOUR)
_HEIGHTS_M = tuple(float(h) for h in range(round(LOWEST_M), round(HEIGHT_LIMIT_M) + 1, 5))
_SPEEDS_M_S = tuple(float(v) for v in range(2, 13))
_PODS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
_RADII_M = (100.0, 150.0, 200.0, 250.0, 300.0, 400.0, 500.0, 750.0, 1000.0)
_RINGS_M = (15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0)
_STANDS_M = (60.0, 80.0, 100.0, 120.0, 150.0, 200.0, 300.0)
_OBJECTS_M = (0.0, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0)
_OFFSETS_M = (-100.0, -50.0, -30.0, -20.0, -10.0, 0.0, 10.0, 20.0, 30.0, 50.0, 100.0)
_HOLDS_S = (60.0, 120.0, 300.0, 600.0, 900.0, 1200.0)
_BATTERIES = (1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Field:
    """One stepper. `values` None among others: the pattern chooses by itself."""

    label: str
    values: tuple[Any, ...]
    get: Callable[[Task], Any]
    put: Callable[[Task, Any], Task]
    say: Callable[[Any], str]
    arrows: bool = False  # kinds are walked through, amounts are more or less

    def index(self, wish: Task) -> int:
        """The step that is nearest to the wish."""
        now = self.get(wish)
        if now in self.values:
            return self.values.index(now)
        numbers = [(abs(value - now), i) for i, value in enumerate(self.values) if value is not None]
        return min(numbers)[1]

    def choices(self, wish: Task) -> list[str]:
        """The words of all steps; a value between two steps is said as it is, not rounded to one."""
        words = [self.say(value) for value in self.values]
        words[self.index(wish)] = self.say(self.get(wish))
        return words


def fields_for(wish: Task) -> tuple[Field, ...]:
    """At most seven, the most used first."""
    return tuple(_camera(wish) if field is _camera else field() for field in _FIELDS[wish.pattern])


def pattern_name(pattern: Pattern) -> str:
    return {
        Pattern.PARALLEL: translate("Wish", "parallel"),
        Pattern.CREEPING: translate("Wish", "creeping"),
        Pattern.SQUARE: translate("Wish", "square"),
        Pattern.SECTOR: translate("Wish", "sector"),
        Pattern.CONTOUR: translate("Wish", "contour"),
        Pattern.ALONG: translate("Wish", "along"),
        Pattern.ORBIT: translate("Wish", "orbit"),
        Pattern.OVERWATCH: translate("Wish", "station"),
        Pattern.PROBABILITY: translate("Wish", "most likely"),
    }[pattern]


def _pattern() -> Field:
    return Field(
        translate("Wish", "Pattern"),
        SEARCHES,
        lambda wish: wish.pattern,
        lambda wish, value: replace(wish, pattern=value),
        pattern_name,
        arrows=True,
    )


def _height() -> Field:
    return Field(
        translate("Wish", "Height"),
        _HEIGHTS_M,
        lambda wish: float(wish.height),
        lambda wish, value: replace(wish, height=AboveGround(value)),
        lambda value: str(units.height(value)),
    )


def _speed() -> Field:
    return Field(
        translate("Wish", "Speed"),
        _SPEEDS_M_S,
        lambda wish: wish.speed_m_s,
        lambda wish, value: replace(wish, speed_m_s=value),
        _whole_speed,
    )


def _pod() -> Field:
    return Field(
        translate("Wish", "Chance wanted"),
        _PODS,
        lambda wish: round(pod_of(wish.overlap), 4),
        lambda wish, value: replace(wish, overlap=overlap_for(value)),
        lambda value: str(units.percent(100.0 * value)),
    )


def _camera(wish: Task | None = None) -> Field:
    """Its kind is the label, its size the value: both are short then."""
    thermal = wish is None or wish.lens.thermal
    return Field(
        translate("Wish", "Thermal camera") if thermal else translate("Wish", "Daylight camera"),
        tuple(CAMERAS),
        lambda wish: wish.camera,
        lambda wish, value: replace(wish, camera=value),
        lambda value: _camera_name(CAMERAS[value]),
        arrows=True,
    )


def _person() -> Field:
    return Field(
        translate("Wish", "Who is missing"),
        tuple(lost_persons()),
        lambda wish: wish.person or next(iter(lost_persons())),
        lambda wish, value: replace(wish, person=value),
        person_name,
        arrows=True,
    )


def person_name(person: str) -> str:
    """Short, for a stepper."""
    names = {
        "child": translate("Wish", "child"),
        "hiker": translate("Wish", "walker"),
        "dementia": translate("Wish", "dementia"),
        "despondent": translate("Wish", "despondent"),
        "gatherer": translate("Wish", "gatherer"),
        "hunter": translate("Wish", "hunter"),
    }
    return names.get(person, person)


def _batteries() -> Field:
    return Field(
        translate("Wish", "Batteries"),
        _BATTERIES,
        lambda wish: wish.batteries,
        lambda wish, value: replace(wish, batteries=value),
        str,
    )


def _radius() -> Field:
    return _metres(translate("Wish", "Radius"), _RADII_M)


def _ring() -> Field:
    return _metres(translate("Wish", "Distance"), _RINGS_M)


def _stand_off() -> Field:
    return _metres(translate("Wish", "Distance"), _STANDS_M)


def _metres(label: str, values: tuple[float, ...]) -> Field:
    by_itself = translate("Wish", "best")
    return Field(
        label,
        (None, *values),
        lambda wish: wish.radius_m,
        lambda wish, value: replace(wish, radius_m=value),
        lambda value: by_itself if value is None else str(units.distance(value)),
    )


def _passes() -> Field:
    return Field(
        translate("Wish", "Rounds"),
        (1, 2),
        lambda wish: wish.passes,
        lambda wish, value: replace(wish, passes=value),
        str,
    )


def _object_height() -> Field:
    return Field(
        translate("Wish", "Roof at"),
        _OBJECTS_M,
        lambda wish: wish.object_height_m,
        lambda wish, value: replace(wish, object_height_m=value),
        lambda value: str(units.height(value)),
    )


def _offset() -> Field:
    return Field(
        translate("Wish", "To the side"),
        _OFFSETS_M,
        lambda wish: wish.offset_m,
        lambda wish, value: replace(wish, offset_m=value),
        lambda value: str(units.distance(value)),
    )


def _sides() -> Field:
    one, both = translate("Wish", "one"), translate("Wish", "both")
    return Field(
        translate("Wish", "Sides"),
        (False, True),
        lambda wish: wish.both_sides,
        lambda wish, value: replace(wish, both_sides=value),
        lambda value: both if value else one,
        arrows=True,
    )


def _hold() -> Field:
    by_itself = translate("Wish", "battery")
    return Field(
        translate("Wish", "Stay"),
        (*_HOLDS_S, None),
        lambda wish: wish.hold_s,
        lambda wish, value: replace(wish, hold_s=value),
        lambda value: by_itself if value is None else str(units.minutes(value)),
    )


def _camera_name(camera: Camera) -> str:
    """Its size as the makers say it: 640, 4K."""
    return "4K" if camera.width_px == 3840 else str(camera.width_px)


def _whole_speed(metres_a_second: float) -> str:
    exact = units.speed(metres_a_second)
    whole = metres_a_second == int(metres_a_second)
    return str(units.Quantity(f"{metres_a_second:.0f}", exact.unit) if whole else exact)


_ROWS = (_pattern, _height, _speed, _camera, _pod)
_FIELDS: dict[Pattern, tuple[Callable[[], Field], ...]] = {
    Pattern.PARALLEL: (*_ROWS, _batteries),
    Pattern.CREEPING: (*_ROWS, _batteries),
    Pattern.CONTOUR: (*_ROWS, _batteries),
    Pattern.SQUARE: (*_ROWS, _radius, _passes),
    Pattern.SECTOR: (*_ROWS, _radius, _passes),
    Pattern.ALONG: (_height, _speed, _offset, _sides, _pod, _camera, _batteries),
    Pattern.ORBIT: (_height, _speed, _ring, _passes, _object_height, _camera),
    Pattern.OVERWATCH: (_height, _stand_off, _hold, _object_height, _camera),
    Pattern.PROBABILITY: (_person, _height, _speed, _camera, _pod, _batteries),
}
