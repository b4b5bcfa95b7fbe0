"""A few scenes to train and to measure with, each made anew from its name and seed."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from maps.geo import LatLon
from training.camera.errors import CameraError
from training.camera.scene import Blob, House, Plan, Plume, Road, Scene, meadow_celsius
from training.camera.things import Kind, Metres, Thing

if TYPE_CHECKING:
    from collections.abc import Callable

SKAISTKALNE = LatLon(56.3829, 24.6479)  # where the demo's drone stands
DAY_AIR_C, NIGHT_AIR_C = 23.0, 11.0
JACKET = (235, 190, 30)

_MAIN_ROAD = Road(
    tuple((e, -88.0 + 9.0 * math.sin(e * math.pi / 128.0)) for e in range(-264, 265, 8)), 6.5, paved=True
)
_TRACK = Road(
    ((-30.0, -85.0), (-34.0, -50.0), (-20.0, -20.0), (-26.0, 18.0), (-60.0, 60.0), (-70.0, 130.0)),
    2.8,
    paved=False,
)
_FORESTS = (
    Blob((70.0, 130.0), 150.0, 75.0),
    Blob((-190.0, 60.0), 60.0, 110.0),
    Blob((170.0, -180.0), 90.0, 50.0),
)
_FIELD = ((60.0, -75.0), (190.0, -70.0), (195.0, 5.0), (66.0, 0.0))
_POND = Blob((-112.0, -38.0), 24.0, 14.0)
_FARM = (
    House((-62.0, -62.0), 14.0, 8.5, 3.2, 6.8, 20.0),
    House((-84.0, -68.0), 20.0, 9.0, 3.6, 6.6, 110.0, roof=(120, 120, 125)),
    House((-66.0, -42.0), 6.0, 4.5, 2.3, 3.6, 15.0, roof=(90, 75, 60)),
)


def sample_scene(kind: str, *, origin: LatLon = SKAISTKALNE, seed: int = 1) -> Scene:
    """One of `SAMPLES` round `origin`. CameraError names them when it is none of them."""
    make = SAMPLES.get(kind)
    if make is None:
        raise CameraError(f'there is no scene "{kind}": write one of {", ".join(SAMPLES)}')
    return make(origin, Random(f"{kind} {seed}"), seed)


def _mop_up(origin: LatLon, random: Random, seed: int) -> Scene:
    """The day after: forty embers in burnt grass, and stones in the sun as warm as some of them."""
    burnt = Blob((18.0, 42.0), 62.0, 44.0)
    plan = Plan(
        _FORESTS,
        (_FIELD,),
        (_POND,),
        (burnt,),
        (Blob((-70.0, -58.0), 26.0, 20.0),),
        (_MAIN_ROAD, _TRACK),
        _FARM,
    )
    scene = Scene("mop-up", origin, seed, 14.0, DAY_AIR_C, plan, (), glints_a_picture=1.0, middle=burnt.at)
    ground_c = meadow_celsius(scene)
    embers = tuple(
        _ember(
            random,
            _within(random, burnt, 0.85),
            ground_c + math.exp(random.uniform(math.log(15.0), math.log(150.0))),
        )
        for _ in range(36)
    ) + tuple(
        _ember(random, _within(random, burnt, 0.7), random.uniform(250.0, 600.0), 0.02) for _ in range(4)
    )
    things = (
        *_stones(random, 60, ground_c + 22.0, Blob((0.0, 10.0), 110.0, 90.0)),
        *embers,
        *_people(random, ((-10.0, 20.0), (6.0, 34.0), (22.0, 22.0)), 0.7),
        *_people(random, ((40.0, 60.0), (55.0, 48.0), (62.0, 66.0)), 0.6),
        *_truck((-24.0, 4.0), 10.0),
        *_car((-58.0, -72.0), 95.0, ()),
    )
    plumes = tuple(Plume(ember.at, 0.28, 1.5) for ember in embers[-4:])
    return _with(scene, things, plumes)


def _night_forest(origin: LatLon, random: Random, seed: int) -> Scene:
    """A fire creeps through a wood at night; somebody walks in front of it, and deer flee."""
    burnt = Blob((40.0, 90.0), 40.0, 26.0)
    plan = Plan(_FORESTS, (_FIELD,), (_POND,), (burnt,), (), (_MAIN_ROAD, _TRACK), ())
    scene = Scene("night-forest", origin, seed, 23.5, NIGHT_AIR_C, plan, (), middle=(36.0, 70.0))
    front = _front(random, ((0.0, 84.0), (10.0, 68.0), (32.0, 61.0), (58.0, 66.0), (78.0, 80.0)), 34)
    embers = tuple(
        _ember(random, _within(random, burnt, 0.9), random.uniform(40.0, 480.0)) for _ in range(30)
    )
    things = (
        *embers,
        *front,
        *_people(random, ((-14.0, 30.0), (0.0, 44.0), (18.0, 38.0)), 0.9),
        *_animals(random, ((20.0, 30.0), (60.0, 20.0), (90.0, 40.0), (50.0, 45.0)), 4),
        *_truck((-26.0, 16.0), 350.0),
    )
    plumes = tuple(Plume(flame.at, 0.5, 3.0) for flame in front[::5])
    return _with(scene, things, plumes)


def _village(origin: LatLon, random: Random, seed: int) -> Scene:
    """A hot afternoon: roofs and asphalt as warm as smouldering hay, and a shed that burns."""
    street = Road(
        ((-90.0, -85.0), (-86.0, -30.0), (-60.0, 0.0), (0.0, 10.0), (70.0, 4.0), (110.0, -70.0)),
        5.0,
        paved=True,
    )
    roofs = ((150, 70, 55), (120, 120, 125), (95, 60, 50), (165, 95, 70), (80, 90, 85))
    spots = (
        (-74.0, 12.0, 140.0),
        (-48.0, 24.0, 70.0),
        (-18.0, 28.0, 85.0),
        (12.0, 30.0, 95.0),
        (46.0, 26.0, 100.0),
        (-40.0, -20.0, 65.0),
        (-8.0, -12.0, 85.0),
        (26.0, -14.0, 95.0),
        (58.0, -18.0, 110.0),
    )
    houses = tuple(
        House(
            (east, north),
            random.uniform(10.0, 15.0),
            random.uniform(7.0, 9.0),
            3.2,
            random.uniform(6.0, 7.4),
            heading,
            random.choice(roofs),
        )
        for east, north, heading in spots
    )
    yards = tuple(Blob(house.at, 15.0, 13.0) for house in houses)
    burnt = Blob((-2.0, 58.0), 9.0, 7.0)
    plan = Plan(
        (*_FORESTS[1:], Blob((60.0, 160.0), 150.0, 55.0)),
        (_FIELD,),
        (_POND,),
        (burnt,),
        yards,
        (_MAIN_ROAD, street),
        houses,
    )
    scene = Scene(
        "village", origin, seed, 15.0, DAY_AIR_C + 4.0, plan, (), glints_a_picture=1.5, middle=(-2.0, 34.0)
    )
    front = _front(random, ((-6.0, 54.0), (-2.0, 60.0), (2.0, 57.0)), 9)
    things = (
        *_stones(random, 14, meadow_celsius(scene) + 22.0, Blob((0.0, 0.0), 90.0, 60.0)),
        *(_ember(random, _within(random, burnt, 0.9), random.uniform(60.0, 400.0)) for _ in range(8)),
        *front,
        *_people(random, ((-20.0, 14.0), (-4.0, 40.0), (6.0, 12.0)), 1.2),
        *_people(random, ((30.0, 6.0), (36.0, 40.0), (20.0, 44.0)), 0.8),
        *_truck((-12.0, 44.0), 60.0),
        *_car(
            (-86.0, -30.0),
            0.0,
            ((-86.0, -30.0), (-60.0, 0.0), (0.0, 10.0), (70.0, 4.0), (0.0, 10.0), (-60.0, 0.0)),
        ),
        *_car((34.0, 4.0), 92.0, ()),
        *_animals(random, ((10.0, -40.0), (30.0, -36.0), (22.0, -50.0)), 1),
    )
    return _with(scene, things, tuple(Plume(at, 0.85, 4.0) for at in ((-4.0, 57.0), (0.0, 59.0))))


def _wildfire(origin: LatLon, random: Random, seed: int) -> Scene:
    """Grass burns on a long front before the wind, and its smoke hides the forest's edge."""
    burnt = Blob((-30.0, 10.0), 70.0, 46.0)
    plan = Plan(
        _FORESTS,
        (_FIELD,),
        (_POND,),
        (burnt,),
        (Blob((-70.0, -58.0), 26.0, 20.0),),
        (_MAIN_ROAD, _TRACK),
        _FARM,
    )
    scene = Scene(
        "wildfire",
        origin,
        seed,
        13.0,
        DAY_AIR_C + 3.0,
        plan,
        (),
        wind_m_s=5.0,
        glints_a_picture=0.5,
        middle=(26.0, 30.0),
    )
    bow = tuple(
        (-30.0 + 72.0 * math.cos(a), 10.0 + 48.0 * math.sin(a)) for a in (-0.75, -0.3, 0.1, 0.5, 0.9, 1.3)
    )
    front = _front(random, bow, 60)
    things = (
        *(_ember(random, _within(random, burnt, 0.95), random.uniform(50.0, 500.0)) for _ in range(50)),
        *front,
        *_people(random, ((60.0, -10.0), (66.0, 14.0), (58.0, 30.0)), 1.1),
        *_truck((66.0, -12.0), 330.0),
    )
    return _with(scene, things, tuple(Plume(flame.at, 0.75, 4.5) for flame in front[::8]))


def _search(origin: LatLon, random: Random, seed: int) -> Scene:
    """Before sunrise nothing burns: a person lies at a forest's edge, and deer graze."""
    plan = Plan(
        _FORESTS, (_FIELD,), (_POND,), (), (Blob((-70.0, -58.0), 26.0, 20.0),), (_MAIN_ROAD, _TRACK), _FARM
    )
    scene = Scene("search", origin, seed, 5.2, NIGHT_AIR_C - 2.0, plan, (), wind_m_s=1.0, middle=(14.0, 40.0))
    lies = Thing(Kind.PERSON, (22.0, 46.0), 1.8, 0.5, 30.0, heading_deg=70.0, colour=(60, 70, 140))
    things = (
        lies,
        *_animals(random, ((-20.0, 10.0), (30.0, 20.0), (0.0, 40.0)), 6),
        *_car((-30.0, -80.0), 10.0, ()),
    )
    return _with(scene, things, ())


SAMPLES: dict[str, Callable[[LatLon, Random, int], Scene]] = {
    "mop-up": _mop_up,
    "night-forest": _night_forest,
    "village": _village,
    "wildfire": _wildfire,
    "search": _search,
}


def _with(scene: Scene, things: tuple[Thing, ...], plumes: tuple[Plume, ...]) -> Scene:
    return replace(scene, things=things, plumes=plumes)


def _within(random: Random, blob: Blob, share: float) -> Metres:
    turn, out = random.uniform(0.0, 2.0 * math.pi), math.sqrt(random.random()) * share
    return blob.at[0] + out * blob.east_m * math.cos(turn), blob.at[1] + out * blob.north_m * math.sin(turn)


def _ember(random: Random, at: Metres, celsius: float, area_m2: float | None = None) -> Thing:
    """Cools to a third of its excess within one to four hours."""
    area = area_m2 or math.exp(random.uniform(math.log(0.03), math.log(0.6)))
    across = 2.0 * math.sqrt(area / math.pi)
    cools_s = random.uniform(3600.0, 14_400.0)
    return Thing(Kind.EMBER, at, across, across, celsius, round=True, cools_s=cools_s, colour=(70, 50, 44))


def _front(random: Random, line: tuple[Metres, ...], count: int) -> tuple[Thing, ...]:
    flames: list[Thing] = []
    for number in range(count):
        along = (number + random.random()) / count * (len(line) - 1)
        (e0, n0), (e1, n1), share = line[int(along)], line[int(along) + 1], along % 1.0
        at = (
            e0 + share * (e1 - e0) + random.gauss(0.0, 0.7),
            n0 + share * (n1 - n0) + random.gauss(0.0, 0.7),
        )
        heading = math.degrees(math.atan2(e1 - e0, n1 - n0)) + random.gauss(0.0, 12.0)
        length, width = random.uniform(1.2, 3.0), random.uniform(0.5, 1.1)
        celsius = random.uniform(520.0, 690.0)
        flames.append(
            Thing(
                Kind.FLAME,
                at,
                length,
                width,
                celsius,
                heading,
                cools_s=7200.0,
                flickers=0.3,
                colour=(255, 150, 30),
            )
        )
    return tuple(flames)


def _stones(random: Random, count: int, warmest_c: float, where: Blob) -> tuple[Thing, ...]:
    return tuple(
        Thing(
            Kind.STONE,
            _within(random, where, 1.0),
            random.uniform(0.4, 1.6),
            random.uniform(0.3, 1.1),
            warmest_c - random.uniform(0.0, 12.0),
            random.uniform(0.0, 180.0),
            colour=(168, 163, 152),
        )
        for _ in range(count)
    )


def _people(random: Random, way: tuple[Metres, ...], speed_m_s: float) -> tuple[Thing, ...]:
    """One who walks."""
    celsius = random.uniform(32.0, 34.0)
    return (Thing(Kind.PERSON, way[0], 1.8, 0.5, celsius, way=way, speed_m_s=speed_m_s, colour=JACKET),)


def _animals(random: Random, way: tuple[Metres, ...], count: int) -> tuple[Thing, ...]:
    herd: list[Thing] = []
    for _ in range(count):
        de, dn = random.gauss(0.0, 4.0), random.gauss(0.0, 4.0)
        own = tuple((e + de, n + dn) for e, n in way)
        speed = random.uniform(0.5, 0.9)
        herd.append(
            Thing(
                Kind.ANIMAL,
                own[0],
                1.3,
                0.45,
                random.uniform(27.0, 31.0),
                way=own,
                speed_m_s=speed,
                colour=(120, 85, 55),
            )
        )
    return tuple(herd)


def _truck(at: Metres, heading_deg: float) -> tuple[Thing, ...]:
    body = Thing(Kind.VEHICLE, at, 7.6, 2.5, 31.0, heading_deg, colour=(200, 30, 30))
    cabin = Thing(Kind.VEHICLE, at, 1.9, 2.4, 34.0, heading_deg, ahead_m=2.8, colour=(235, 235, 235))
    engine = Thing(Kind.ENGINE, at, 1.2, 1.0, 78.0, heading_deg, ahead_m=3.0, colour=(235, 235, 235))
    return body, cabin, engine


def _car(at: Metres, heading_deg: float, way: tuple[Metres, ...]) -> tuple[Thing, ...]:
    speed = 7.0 if way else 0.0
    body = Thing(
        Kind.VEHICLE, at, 4.5, 1.8, 30.0, heading_deg, way=way, speed_m_s=speed, colour=(60, 80, 130)
    )
    glass = Thing(
        Kind.VEHICLE,
        at,
        2.0,
        1.5,
        27.0,
        heading_deg,
        ahead_m=-0.4,
        way=way,
        speed_m_s=speed,
        colour=(30, 36, 44),
    )
    engine = Thing(
        Kind.ENGINE,
        at,
        0.9,
        1.0,
        58.0,
        heading_deg,
        ahead_m=1.6,
        way=way,
        speed_m_s=speed,
        colour=(60, 80, 130),
    )
    return body, glass, engine
