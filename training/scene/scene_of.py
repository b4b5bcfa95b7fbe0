"""The scene of an exercise: what both cameras see at each of its seconds."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from training.camera.scene import Plume, Scene, WindSince, meadow_celsius
from training.camera.things import Kind, Thing
from training.exercise.scenario import Land, TargetKind
from training.scene.burns import burns_of
from training.scene.daytime import daytime
from training.scene.figures import figures_of, metres_from
from training.scene.ground_plan import ground_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.exercise.scenario import Scenario
    from training.fire.arrival import Arrival

CROWNS_M = {Land.FOREST: 18.0, Land.FARM: 15.0, Land.RIVER: 12.0}
LOW_CROWNS_M = 9.0  # of the other lands' woods
STONES = {Land.FARM: 24, Land.VILLAGE: 18, Land.ROADSIDE: 20, Land.RIVER: 22, Land.FOREST: 8, Land.BOG: 0}
GLINTS = {Land.VILLAGE: 1.0, Land.RIVER: 1.2}  # a picture in full sun; elsewhere less


def scene_of(scenario: Scenario, arrivals: Sequence[Arrival], *, extra: Sequence[Thing] = ()) -> Scene:
    """The scene's seconds are those of the exercise; where wind, fires or targets change, ask for a new one.

    `arrivals` are those of the scenario's fires that spread, and of every jump. `extra` lies there besides,
    in metres round the scene.
    """
    weather, day = scenario.weather, daytime(scenario.begins_at, scenario.at, scenario.weather)
    bare = Scene(
        scenario.id,
        scenario.at,
        scenario.seed,
        day.hour,
        weather.air_c,
        ground_plan(scenario),
        (),
        wind_from_deg=weather.wind_from_deg,
        wind_m_s=weather.wind_m_s,
        glints_a_picture=GLINTS.get(scenario.land, 0.4) * day.sunlight,
        winds=tuple(WindSince(due.at_s, due.wind_from_deg, due.wind_m_s) for due in scenario.weather_due),
        burns=burns_of(scenario, arrivals),
        season=day.season,
        sunlight=day.sunlight,
        daylight=day.daylight,
        sky_below_air_k=day.sky_below_air_k,
        visibility_m=weather.visibility_m,
        crowns_m=CROWNS_M.get(scenario.land, LOW_CROWNS_M),
    )
    smouldering = tuple(
        Plume(metres_from(scenario.at, target.at), 0.22, 1.2)
        for target in scenario.targets
        if target.kind is TargetKind.FIRE
    )
    return replace(bare, things=(*_stones(scenario, bare), *figures_of(scenario), *extra), plumes=smouldering)


def _stones(scenario: Scenario, scene: Scene) -> tuple[Thing, ...]:
    """Warmed by the sun, as warm as some embers: what a search has to leave out."""
    random = Random(f"stones {scenario.seed}")
    warmest_c = meadow_celsius(scene) + 20.0 * scene.sun
    count = round(STONES[scenario.land] * scene.sun)
    return tuple(
        Thing(
            Kind.STONE,
            (random.uniform(-170.0, 170.0), random.uniform(-170.0, 170.0)),
            random.uniform(0.4, 1.6),
            random.uniform(0.3, 1.1),
            warmest_c - random.uniform(0.0, 10.0) * scene.sun,
            random.uniform(0.0, 180.0),
            colour=(168, 163, 152),
        )
        for _ in range(count)
    )
