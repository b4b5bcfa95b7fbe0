"""Waypoints in the wrong place: at zero, swapped, in another country, or only far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.coordinates.swapped import seems_swapped
from maps.geo import LatLon, distance_m
from missions.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from missions.plan import Plan

FAR_M = 5_000.0  # beyond what is seen and what most links reach
ELSEWHERE_M = 50_000.0  # not the same place any more: swapped or mistyped coordinates


def wrong_place(plan: Plan, start: LatLon | None) -> list[Finding]:
    """The first of the worst kind: one mistake in a file usually makes all points wrong."""
    found = [f for number, w in enumerate(plan.waypoints, 1) if (f := _misplaced(number, w.at, start))]
    red = [finding for finding in found if finding.severity is Severity.RED]
    return (red or found)[:1]


def _misplaced(number: int, at: LatLon, start: LatLon | None) -> Finding | None:
    if abs(at.lat_deg) < 0.01 and abs(at.lon_deg) < 0.01:
        return Finding("at_zero", Severity.RED, number)
    away_m = None if start is None else distance_m(start, at)
    if start is not None and away_m is not None and away_m > ELSEWHERE_M and _swapped_is_near(at, start):
        return Finding("swapped", Severity.RED, number, {"distance_m": away_m}, "swap")
    if seems_swapped(at):  # home may be unknown, or swapped as well
        meant_m = distance_m(at, LatLon(at.lon_deg, at.lat_deg))
        return Finding("swapped", Severity.RED, number, {"distance_m": meant_m})
    if away_m is not None and away_m > ELSEWHERE_M:
        return Finding("elsewhere", Severity.RED, number, {"distance_m": away_m})
    if away_m is not None and away_m > FAR_M:
        return Finding("far", Severity.AMBER, number, {"distance_m": away_m, "limit_m": FAR_M})
    return None


def _swapped_is_near(at: LatLon, start: LatLon) -> bool:
    return abs(at.lon_deg) <= 90.0 and distance_m(LatLon(at.lon_deg, at.lat_deg), start) < ELSEWHERE_M
