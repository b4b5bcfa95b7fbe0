"""What is warm or moves in a scene: embers, flames, stones, people, vehicles, animals."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from enum import StrEnum

Metres = tuple[float, float]  # east and north of the scene's origin


class Kind(StrEnum):
    EMBER = "ember"
    FLAME = "flame"
    STONE = "stone"  # warmed by the sun
    ROOF = "roof"  # warmed by the sun
    PERSON = "person"
    VEHICLE = "vehicle"  # its body
    ENGINE = "engine"  # of a vehicle
    ANIMAL = "animal"
    GLINT = "glint"  # the sun in metal or water, for one picture


@dataclass(frozen=True, slots=True)
class Thing:
    """A flat patch on the ground. With a `way` it goes round it for ever, or to its end if it `stays` there,
    and `heading_deg` follows."""

    kind: Kind
    at: Metres
    length_m: float
    width_m: float
    celsius: float  # of its surface, at second 0
    heading_deg: float = 0.0  # of its length
    round: bool = False
    ahead_m: float = 0.0  # its middle, before the place it is carried at: an engine
    cools_s: float | None = None  # in this time its excess over the air falls to a third (1/e)
    flickers: float = 0.0  # share of its excess, 0..1
    way: tuple[Metres, ...] = ()
    speed_m_s: float = 0.0
    colour: tuple[int, int, int] = (120, 120, 120)  # R, G, B by day
    sets_off_s: float = 0.0  # on its way; before, it stands at the beginning
    stays: bool = False  # at the end of its way, instead of going round
    since_s: float = -math.inf  # not there before

    @property
    def area_m2(self) -> float:
        box = self.length_m * self.width_m
        return box * math.pi / 4.0 if self.round else box


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing at one moment."""

    thing: Thing
    east_m: float
    north_m: float
    heading_deg: float
    celsius: float


def placed(thing: Thing, now_s: float, air_c: float) -> Placed:
    """Where it is `now_s` seconds after the scene began, and how warm."""
    (east, north), heading = _on_way(thing, now_s) if thing.way else (thing.at, thing.heading_deg)
    if thing.ahead_m:
        east += thing.ahead_m * math.sin(math.radians(heading))
        north += thing.ahead_m * math.cos(math.radians(heading))
    excess = thing.celsius - air_c
    if thing.cools_s is not None:
        excess *= math.exp(-max(0.0, now_s) / thing.cools_s)
    if thing.flickers:
        phase = thing.at[0] * 1.7 + thing.at[1] * 2.3
        excess *= 1.0 - thing.flickers * (
            0.5 + 0.25 * math.sin(now_s * 17.0 + phase) + 0.25 * math.sin(now_s * 7.3)
        )
    return Placed(thing, east, north, heading, air_c + excess)


def _on_way(thing: Thing, now_s: float) -> tuple[Metres, float]:
    stops = thing.way if thing.stays else (*thing.way, thing.way[0])
    legs = [math.dist(a, b) for a, b in itertools.pairwise(stops)]
    left, whole = max(0.0, now_s - thing.sets_off_s) * thing.speed_m_s, sum(legs)
    left = min(left, whole) if thing.stays else left % (whole or 1.0)
    for (a, b), leg in zip(itertools.pairwise(stops), legs, strict=True):
        if left <= leg and leg > 0.0:
            share = left / leg
            heading = math.degrees(math.atan2(b[0] - a[0], b[1] - a[1])) % 360.0
            return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])), heading
        left -= leg
    return stops[-1], thing.heading_deg  # a way without length, or rounding at its end
