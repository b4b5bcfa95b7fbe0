"""What a finding says on the command line: a sentence for people, keys for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from maps.geo import LatLon
from missions.findings.zones import UNLIMITED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from missions.checks import Fact, Finding

# What a finding says to people; the facts fill the gaps.
SENTENCES = {
    "no_waypoints": "The plan has no waypoint.",
    "too_many_items": "The plan has {items} items; {limit} fit aboard. Fly higher, or split the area.",
    "at_zero": "The point lies at 0, 0 in the Gulf of Guinea: coordinates are missing.",
    "swapped": "Latitude and longitude are swapped: {distance_m:.0f} m away, but near when turned round.",
    "elsewhere": "The point is {distance_m:.0f} m from home: is it the right place?",
    "far": "The point is {distance_m:.0f} m from home; beyond {limit_m:.0f} m sight and link are doubtful.",
    "too_high": "{height_m:.0f} m above the ground; the limit is {limit_m:.0f} m ({rule}).",
    "height_confirmed": "{height_m:.0f} m above the ground; {who} confirmed it until {until}.",
    "into_ground": "The way goes into the ground ({height_m:.0f} m above it).",
    "too_low": "Only {height_m:.0f} m above the ground; trees and wires reach {limit_m:.0f} m.",
    "ground_unknown": "The height of the ground is not known; it is taken as flat.",
    "ground_partly_unknown": "The ground is not known below {length_m:.0f} m of the way "
    "({share_percent:.0f} %); there it is taken as flat.",
    "over_no_fly": "{length_m:.0f} m of the way lie over a no-fly area.",
    "no_fence": "The plan has no fence.",
    "bad_fence": "The fence is not an area: {reason}.",
    "home_outside_fence": "Home lies outside the fence.",
    "outside_fence": "The way to this waypoint leaves the fence.",
    "above_ceiling": "Above the ceiling of the fence ({ceiling_m:.0f} m).",
    "home_unknown": "Home is not known: battery, distance and border are not checked.",
    "wind_too_strong": "A leg cannot be flown against {wind_m_s:.0f} m/s of wind.",
    "out_of_reach": "One battery does not even fly there and back.",
    "several_batteries": "Takes {batteries} batteries ({duration_s:.0f} s in one go).",
    "needs_more_batteries": "Takes {batteries} batteries; {allowed} may be spent.",
    "border_crossed": "The way crosses the border at {lat_deg:.5f}, {lon_deg:.5f}, "
    "{distance_m:.0f} m from home, and goes {beyond_m:.0f} m beyond; no confirmation covers it.",
    "border_confirmed": "The way crosses the border at {lat_deg:.5f}, {lon_deg:.5f} "
    "and goes {beyond_m:.0f} m beyond; {who} confirmed it until {until}{numbered}.",
    "way_home_over_border": "A straight way home crosses the border at {lat_deg:.5f}, {lon_deg:.5f}, "
    "{beyond_m:.0f} m beyond; no confirmation covers it.",
    "way_home_border_confirmed": "A straight way home crosses the border at {lat_deg:.5f}, {lon_deg:.5f}, "
    "{beyond_m:.0f} m beyond; {who} confirmed it until {until}{numbered}.",
    "border_near": "The border is {distance_m:.0f} m from the way.",
    "way_home_unknown": "The ground is not known below {share_percent:.0f} % of the ways home.",
    "way_home_obstacle": "A way home passes {clear_m:.0f} m above {obstacle}; it wants {limit_m:.0f} m.",
    "into_obstacle": "The way meets {obstacle}: {clear_m:.0f} m above its top of {top_m:.0f} m.",
    "obstacle_near": "Only {clear_m:.0f} m above {obstacle}, {top_m:.0f} m high; it wants {limit_m:.0f} m.",
    "obstacle_height_unknown": "The way passes {obstacle}; nobody knows how high it is.",
    "out_of_sight": "Out of sight: {beyond_m:.0f} m of the way beyond {limit_m:.0f} m, "
    "{hidden_m:.0f} m behind the ground.",
    "zones_not_checked": "No file of zones was given: nobody looked whether flying is allowed there.",
    "zones_hour_unknown": "{file}: the hour of the flight is not known; zones with hours are not evaluated.",
    "zones_old": "{file} is {age_h:.0f} h old; after {limit_h:.0f} h no file says that zones are clear.",
    "zones_not_valid": "{file} is not valid at the hour of the flight.",
    "zones_dated_by_file": "{file} does not say when it was issued; when it was saved is taken ({edition}).",
    "zones_of_country_missing": "No file holds the zones of {country}: they are not checked.",
    "zones_clear": "None of {zones} zones is in the way (edition {edition}); this is no authorisation.",
    "zone_conflict": "In {zone} ({id}, {restriction}, {limits}). {contact}",
    "zone_conditions": "In {zone} ({id}, {limits}): flying is bound to conditions. {contact}",
    "zone_not_evaluated": "{zone} ({id}, {restriction}, {limits}) is not evaluated: {reason} is not known.",
    "zone_informs": "In {zone} ({id}, {limits}), which forbids nothing.",
    "zone_confirmed": "In {zone} ({id}, {limits}); {who} confirmed it until {until}.",
    "fence_in_zone": "The fence reaches into {zone} ({id}, {restriction}, {limits}); the legs do not.",
    "way_home_low": "The way home passes {height_m:.0f} m above the ground; it wants {limit_m:.0f} m.",
    "near_fence": "Only {distance_m:.0f} m to the fence; wind and braking take {limit_m:.0f} m.",
    "rally_outside_fence": "The rally point lies outside the fence.",
    "below_home": "This height above the sea ({amsl_m:.0f} m) is below home ({home_amsl_m:.0f} m).",
    "heights_mixed": "Heights of several kinds: {from_home} from home, {from_sea} from the sea, "
    "{from_ground} from the ground. Count all of them from home.",
    "heights_from_ground": "The heights are counted from the ground; we count them from home.",
    "heights_from_sea": "The heights were counted from the sea; they are right only where home was planned.",
    "scan_without_waypoints": "The {type} at {place} has no waypoints in the file, and would not be flown.",
    "jump_to_nowhere": "A jump to item {to}, which is none.",
    "jump_to_itself": "A jump to itself.",
    "jump_without_end": "A jump without an end; what lies between would be flown once.",
    "jump_left_out": "A jump is left out; what lies between is flown once, not {times} times more.",
}


def lines(findings: Iterable[Finding]) -> list[str]:
    """One line for each: how bad, where, what."""
    return [f"{finding.severity.value:5}  {_where(finding)}{sentence(finding)}" for finding in findings]


def sentence(finding: Finding) -> str:
    facts = dict(finding.facts)
    if "lower_m" in facts:
        facts["limits"] = f"{_limit(facts, 'lower')} to {_limit(facts, 'upper')}"
    if finding.code == "zones_of_country_missing":
        facts["country"] = facts["country"] or "the country below"
    facts["numbered"] = f" (number {facts['number']})" if facts.get("number") else ""
    if facts.get("obstacle") == "":
        facts["obstacle"] = "an obstacle"
    return SENTENCES[finding.code].format(**facts).strip()


def public(finding: Finding) -> dict[str, Any]:
    """The JSON of the command line."""
    where = asdict(finding.where) if isinstance(finding.where, LatLon) else finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": where,
        "mend": finding.mend,
        "facts": dict(finding.facts),
        "text": sentence(finding),
    }


def _limit(facts: Mapping[str, Fact], which: str) -> str:
    metres = facts[f"{which}_m"]
    if metres is None:
        return "no ceiling" if facts[f"{which}_from"] == UNLIMITED else "not stated"
    return f"{metres:.0f} m {str(facts[f'{which}_from']).upper()}"


def _where(finding: Finding) -> str:
    if isinstance(finding.where, LatLon):
        return f"{finding.where.lat_deg:.5f}, {finding.where.lon_deg:.5f}: "
    return "" if finding.where is None else f"waypoint {finding.where}: "
