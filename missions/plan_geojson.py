"""A plan as GeoJSON: a FeatureCollection that any map shows, and that is read as the same plan again.

A ring may come back the other way round: the RFC wants outlines counter-clockwise. Positions have no third
number there, because GeoJSON counts it from the ellipsoid: heights above home are the property
`above_home_m`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.formats import geojson
from missions.plan_features import features_of

if TYPE_CHECKING:
    from missions.plan import Plan


def text_of(plan: Plan, *, simulated: bool = False) -> str:
    """PlanError for a plan without a waypoint. The way back is `plan_features.plan_of`."""
    return geojson.text(features_of(plan, simulated=simulated))
