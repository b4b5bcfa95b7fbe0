"""The ground of an exercise: six kinds of land, each a plan of half a kilometre that repeats itself."""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING

from training.camera.scene import Blob, House, Plan, Road, Stream
from training.exercise.scenario import Land

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.camera.things import Metres

STREET_M = -34.0  # of a village and of a main road: the middle is beside it
EDGE_M = 264.0  # a road ends just beyond the edge, where it begins again
RED_TILE, GREY_SHEET, TARRED, RUSTY = (150, 70, 55), (124, 126, 130), (74, 70, 68), (140, 96, 66)


def plan_of(land: Land, seed: int, aside_m: float = 0.0) -> Plan:
    """The same seed, the same plan; a river runs so far to the east of where it usually does."""
    random = Random(f"{land} {seed}")
    return _river(random, aside_m) if land is Land.RIVER else _PLANS[land](random)


def _winding(north_m: float, swing_m: float, phase: float = 0.0) -> tuple[Metres, ...]:
    """West to east, and as it began."""
    return tuple(
        (float(e), north_m + swing_m * math.sin(e * math.pi / 128.0 + phase)) for e in range(-264, 265, 8)
    )


def _farm(_: Random) -> Plan:
    return Plan(
        forests=(
            Blob((90.0, 165.0), 150.0, 60.0),
            Blob((-205.0, 90.0), 46.0, 100.0),
            Blob((150.0, -205.0), 90.0, 34.0),
        ),
        fields=(
            ((44.0, -96.0), (215.0, -92.0), (220.0, 40.0), (50.0, 46.0)),
            ((-150.0, -225.0), (20.0, -228.0), (24.0, -150.0), (-146.0, -146.0)),
        ),
        waters=(Blob((-140.0, -34.0), 20.0, 12.0),),
        yards=(Blob((-70.0, -58.0), 34.0, 27.0),),
        roads=(
            Road(_winding(-120.0, 8.0), 6.0, paved=True),
            Road(
                ((-40.0, -118.0), (-46.0, -70.0), (-40.0, -20.0), (-24.0, 50.0), (-30.0, 120.0)),
                2.8, paved=False,
            ),
        ),
        houses=(
            House((-62.0, -70.0), 14.0, 8.5, 3.2, 6.8, 20.0, roof=RED_TILE),
            House((-88.0, -60.0), 22.0, 10.0, 3.8, 7.2, 112.0, roof=GREY_SHEET),
            House((-70.0, -38.0), 7.0, 5.0, 2.3, 3.6, 15.0, roof=RUSTY),
        ),
        streams=(Stream(((-150.0, 120.0), (-60.0, 96.0), (40.0, 90.0), (130.0, 84.0)), 1.6),),
    )  # fmt: skip


def _forest(_: Random) -> Plan:
    return Plan(
        forests=(
            Blob((0.0, 0.0), 175.0, 165.0),
            Blob((-180.0, 150.0), 130.0, 110.0),
            Blob((190.0, -130.0), 110.0, 120.0),
            Blob((150.0, 175.0), 120.0, 84.0),
            Blob((-170.0, -150.0), 105.0, 95.0),
        ),
        waters=(Blob((196.0, 42.0), 22.0, 15.0),),
        roads=(
            Road(
                ((-264.0, 40.0), (-120.0, 22.0), (0.0, 34.0), (110.0, 12.0), (264.0, 40.0)), 4.2, paved=False
            ),
            Road(((20.0, 34.0), (36.0, -60.0), (14.0, -150.0), (20.0, -264.0)), 2.8, paved=False),
        ),
        bogs=(Blob((-64.0, -92.0), 34.0, 24.0),),
    )  # fmt: skip


def _bog(random: Random) -> Plan:
    """A raised bog: pools along its contours, a drain, old peat cuttings, a wood at its edge."""
    pools = tuple(
        Blob(
            (
                130.0 * math.cos(turn) * (0.4 + 0.2 * ring) + random.gauss(0.0, 9.0),
                120.0 * math.sin(turn) * (0.4 + 0.2 * ring) + random.gauss(0.0, 9.0) - 10.0,
            ),
            random.uniform(3.0, 15.0),
            random.uniform(2.0, 6.0),
        )
        for ring in range(4)
        for turn in (random.uniform(0.0, 2.0 * math.pi) for _ in range(8))
    )
    return Plan(
        forests=(Blob((30.0, 236.0), 190.0, 52.0), Blob((-236.0, 20.0), 48.0, 150.0)),
        waters=pools,
        bogs=(Blob((0.0, 0.0), 300.0, 300.0),),
        roads=(Road(((-264.0, -196.0), (-80.0, -186.0), (90.0, -190.0), (264.0, -196.0)), 3.0, paved=False),),
        streams=(
            Stream(((-264.0, -206.0), (-80.0, -196.0), (90.0, -200.0), (264.0, -206.0)), 2.4),
            *(Stream(((e, -196.0), (e + 6.0, -110.0)), 1.2) for e in (-150.0, -118.0, 96.0, 128.0, 160.0)),
        ),
    )  # fmt: skip


def _village(random: Random) -> Plan:
    spots = (
        (-150.0, 18.0, 95.0), (-118.0, 24.0, 84.0), (-84.0, 30.0, 96.0), (-52.0, 24.0, 78.0),
        (-20.0, 30.0, 92.0), (14.0, 28.0, 98.0), (48.0, 32.0, 86.0), (84.0, 24.0, 100.0), (120.0, 20.0, 82.0),
        (-132.0, -24.0, 95.0), (-96.0, -18.0, 84.0), (-60.0, -24.0, 98.0), (-26.0, -20.0, 82.0),
        (10.0, -24.0, 95.0), (44.0, -18.0, 86.0), (80.0, -26.0, 92.0), (116.0, -22.0, 102.0),
    )  # fmt: skip
    roofs = (RED_TILE, GREY_SHEET, TARRED, (165, 95, 70), (92, 98, 92))
    homes = tuple(
        House(
            (east + random.gauss(0.0, 2.0), STREET_M + north + random.gauss(0.0, 2.5)),
            random.uniform(10.0, 15.0), random.uniform(7.5, 9.5), 3.2, random.uniform(6.0, 7.6),
            heading + random.gauss(0.0, 4.0), random.choice(roofs),
        )
        for east, north, heading in spots
    )  # fmt: skip
    sheds = tuple(
        House(
            (home.at[0] + random.uniform(-7.0, 7.0), home.at[1] + math.copysign(20.0, home.at[1] - STREET_M)),
            random.uniform(5.0, 8.0), random.uniform(3.5, 5.0), 2.2, 3.6, home.heading_deg, RUSTY,
        )
        for home in homes[::2]
    )  # fmt: skip
    return Plan(
        forests=(Blob((60.0, 210.0), 150.0, 55.0), Blob((-205.0, 150.0), 60.0, 60.0)),
        fields=(
            ((-190.0, -225.0), (-10.0, -227.0), (-6.0, -116.0), (-186.0, -112.0)),
            ((40.0, -224.0), (200.0, -220.0), (204.0, -116.0), (44.0, -118.0)),
        ),
        waters=(Blob((190.0, 70.0), 20.0, 14.0),),
        yards=tuple(
            Blob((home.at[0], home.at[1] + 0.4 * (home.at[1] - STREET_M)), 15.0, 19.0) for home in homes
        ),
        roads=(
            Road(_winding(STREET_M, 4.0), 6.0, paved=True),
            Road(((26.0, STREET_M), (28.0, -90.0), (12.0, -160.0), (4.0, -264.0)), 4.5, paved=True),
            Road(((66.0, STREET_M), (70.0, 60.0), (40.0, 120.0)), 2.6, paved=False),
        ),
        houses=(
            *homes, *sheds,
            House((-2.0, 70.0), 30.0, 12.0, 4.2, 8.0, 92.0, GREY_SHEET),
        ),
    )  # fmt: skip


def _roadside(_: Random) -> Plan:
    """A main road through open land: ditches, verges, fields on both sides, a bus stop's shelter."""
    middle = _winding(STREET_M, 5.0)
    return Plan(
        forests=(Blob((-130.0, 190.0), 120.0, 58.0), Blob((180.0, -190.0), 84.0, 56.0)),
        fields=(
            ((-40.0, 20.0), (230.0, 24.0), (232.0, 150.0), (-36.0, 146.0)),
            ((-230.0, -190.0), (60.0, -188.0), (64.0, -60.0), (-228.0, -64.0)),
        ),
        roads=(
            Road(middle, 8.0, paved=True),
            Road(((-70.0, STREET_M), (-78.0, 60.0), (-96.0, 150.0)), 3.0, paved=False),
            Road(((100.0, STREET_M), (108.0, -80.0), (92.0, -150.0)), 3.0, paved=False),
        ),
        streams=tuple(
            Stream(tuple((e, n + off) for e, n in middle), 0.9) for off in (-11.0, 11.0)
        ),
        houses=(House((-64.0, STREET_M + 14.0), 5.0, 2.4, 2.2, 2.9, 90.0, GREY_SHEET),),
    )  # fmt: skip


def _river(random: Random, aside_m: float) -> Plan:
    """A river with meadows that it floods, willows along it, a bridge upstream."""
    river = tuple(
        (
            44.0 * math.sin(n * math.pi / 128.0) + 16.0 * math.sin(n * math.pi / 64.0) + 90.0 + aside_m,
            float(n),
        )
        for n in range(-264, 265, 8)
    )
    willows = tuple(
        Blob(
            (e + side * random.uniform(17.0, 24.0), n + random.uniform(-4.0, 4.0)),
            random.uniform(3.0, 9.0), 6.0,
        )
        for e, n in river[2:-2:3]
        for side in (-1.0, 1.0)
        if random.random() < 0.6
    )  # fmt: skip
    return Plan(
        forests=(*willows, Blob((-190.0, 30.0), 60.0, 150.0), Blob((200.0, -140.0), 60.0, 80.0)),
        fields=(((110.0, 20.0), (236.0, 24.0), (232.0, 160.0), (112.0, 156.0)),),
        waters=(Blob((-84.0, -130.0), 26.0, 9.0),),
        roads=(
            Road(_winding(196.0, 4.0), 6.0, paved=True),
            Road(
                ((-60.0, 196.0), (-66.0, 100.0), (-40.0, 0.0), (-70.0, -110.0), (-60.0, -264.0)),
                2.6, paved=False,
            ),
        ),
        streams=(Stream(river, 19.0),),
        houses=(House((-96.0, 168.0), 13.0, 8.0, 3.0, 6.4, 70.0, RED_TILE),),
    )  # fmt: skip


_PLANS: dict[Land, Callable[[Random], Plan]] = {
    Land.FARM: _farm,
    Land.FOREST: _forest,
    Land.BOG: _bog,
    Land.VILLAGE: _village,
    Land.ROADSIDE: _roadside,
}
