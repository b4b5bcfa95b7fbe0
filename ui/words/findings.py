"""What a finding about a plan says: a short title, what it means and how it is mended."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from maps.geo import LatLon
from missions.checks import Severity
from missions.findings.zones import UNLIMITED
from ui import units
from ui.words.zones import restriction_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from missions.checks import Fact, Finding

translate = QCoreApplication.translate


class Check(StrEnum):
    """What is looked at in every plan, in a person's words."""

    PLACE = "place"
    HEIGHT = "height"
    NO_FLY = "no_fly"
    FENCE = "fence"
    BATTERY = "battery"
    BORDER = "border"
    SIZE = "size"


_CHECK_OF = {
    "at_zero": Check.PLACE,
    "swapped": Check.PLACE,
    "elsewhere": Check.PLACE,
    "far": Check.PLACE,
    "home_unknown": Check.PLACE,
    "too_high": Check.HEIGHT,
    "too_low": Check.HEIGHT,
    "into_ground": Check.HEIGHT,
    "ground_unknown": Check.HEIGHT,
    "way_home_low": Check.HEIGHT,
    "ground_partly_unknown": Check.HEIGHT,
    "way_home_unknown": Check.HEIGHT,
    "height_confirmed": Check.HEIGHT,
    "into_obstacle": Check.HEIGHT,
    "obstacle_near": Check.HEIGHT,
    "obstacle_height_unknown": Check.HEIGHT,
    "way_home_obstacle": Check.HEIGHT,
    "out_of_sight": Check.PLACE,
    "over_no_fly": Check.NO_FLY,
    "zones_not_checked": Check.NO_FLY,
    "zones_hour_unknown": Check.NO_FLY,
    "zones_old": Check.NO_FLY,
    "zones_not_valid": Check.NO_FLY,
    "zones_dated_by_file": Check.NO_FLY,
    "zones_of_country_missing": Check.NO_FLY,
    "zones_clear": Check.NO_FLY,
    "zone_conflict": Check.NO_FLY,
    "zone_conditions": Check.NO_FLY,
    "zone_not_evaluated": Check.NO_FLY,
    "zone_informs": Check.NO_FLY,
    "zone_confirmed": Check.NO_FLY,
    "fence_in_zone": Check.NO_FLY,
    "no_fence": Check.FENCE,
    "bad_fence": Check.FENCE,
    "home_outside_fence": Check.FENCE,
    "outside_fence": Check.FENCE,
    "above_ceiling": Check.FENCE,
    "near_fence": Check.FENCE,
    "rally_outside_fence": Check.FENCE,
    "below_home": Check.HEIGHT,
    "heights_mixed": Check.HEIGHT,
    "heights_from_ground": Check.HEIGHT,
    "heights_from_sea": Check.HEIGHT,
    "jump_to_nowhere": Check.SIZE,
    "jump_to_itself": Check.SIZE,
    "jump_without_end": Check.SIZE,
    "jump_left_out": Check.SIZE,
    "scan_without_waypoints": Check.SIZE,
    "wind_too_strong": Check.BATTERY,
    "out_of_reach": Check.BATTERY,
    "several_batteries": Check.BATTERY,
    "needs_more_batteries": Check.BATTERY,
    "border_crossed": Check.BORDER,
    "border_confirmed": Check.BORDER,
    "border_near": Check.BORDER,
    "way_home_over_border": Check.BORDER,
    "way_home_border_confirmed": Check.BORDER,
    "no_waypoints": Check.SIZE,
    "too_many_items": Check.SIZE,
}


def title(finding: Finding) -> str:
    """What is wrong, in a few words."""
    return _filled(_titles().get(finding.code, finding.code.replace("_", " ").capitalize()), finding)


def detail(finding: Finding) -> str:
    """The numbers of it, or what to do; may be empty."""
    return _filled(_details().get(finding.code, ""), finding)


def mend_label(finding: Finding) -> str | None:
    """What the button says that mends it; None where it does not mend itself."""
    if finding.mend is None:
        return None
    return _filled(_mends().get(finding.mend, translate("Findings", "Mend it")), finding)


def quiet_checks(findings: Iterable[Finding]) -> list[str]:
    """The names of the checks that found nothing to stop or to ask."""
    loud = {_CHECK_OF.get(finding.code) for finding in findings if finding.severity is not Severity.INFO}
    names = {
        Check.PLACE: translate("Findings", "place and distance"),
        Check.HEIGHT: translate("Findings", "heights"),
        Check.NO_FLY: translate("Findings", "no-fly areas"),
        Check.FENCE: translate("Findings", "fence"),
        Check.BATTERY: translate("Findings", "battery and wind"),
        Check.BORDER: translate("Findings", "state border"),
        Check.SIZE: translate("Findings", "size of the plan"),
    }
    return [name for check, name in names.items() if check not in loud]


def _titles() -> dict[str, str]:
    return {
        "no_waypoints": translate("Findings", "The plan leads nowhere"),
        "home_unknown": translate("Findings", "Home is not known yet"),
        "at_zero": translate("Findings", "Waypoint {where} lies in the Atlantic"),
        "swapped": translate("Findings", "Latitude and longitude are swapped"),
        "elsewhere": translate("Findings", "Waypoint {where} is {distance} away"),
        "far": translate("Findings", "Waypoint {where} is {distance} away"),
        "too_many_items": translate("Findings", "The plan is too long for the drone"),
        "too_high": translate("Findings", "Leg {where} is too high"),
        "into_ground": translate("Findings", "Leg {where} meets the ground"),
        "too_low": translate("Findings", "Leg {where} is low"),
        "ground_unknown": translate("Findings", "The ground’s height is not known"),
        "way_home_low": translate("Findings", "The way home from waypoint {where} is low"),
        "way_home_unknown": translate("Findings", "The ground is not known on the ways home"),
        "way_home_obstacle": translate("Findings", "{obstacle} stands on the way home"),
        "ground_partly_unknown": translate("Findings", "The ground is not known all the way"),
        "height_confirmed": translate("Findings", "Leg {where} is above the limit, with consent"),
        "into_obstacle": translate("Findings", "Leg {where} meets {obstacle}"),
        "obstacle_near": translate("Findings", "Leg {where} passes close over {obstacle}"),
        "obstacle_height_unknown": translate("Findings", "Leg {where} passes {obstacle}"),
        "out_of_sight": translate("Findings", "The drone goes out of sight"),
        "zones_not_checked": translate("Findings", "Zones of the air are not checked"),
        "zones_hour_unknown": translate("Findings", "The hour of the flight is not known"),
        "zones_old": translate("Findings", "The file of zones is {age} old"),
        "zones_not_valid": translate("Findings", "The file of zones is not valid at that hour"),
        "zones_dated_by_file": translate("Findings", "The file of zones has no date of its own"),
        "zones_of_country_missing": translate("Findings", "No zones of {zone_country} are loaded"),
        "zones_clear": translate("Findings", "No zone is in the way"),
        "zone_conflict": translate("Findings", "Leg {where} flies in {zone}"),
        "zone_conditions": translate("Findings", "{zone} asks for conditions"),
        "zone_not_evaluated": translate("Findings", "{zone} is not evaluated"),
        "zone_informs": translate("Findings", "Leg {where} flies in {zone}"),
        "zone_confirmed": translate("Findings", "Leg {where} flies in {zone}, with consent"),
        "fence_in_zone": translate("Findings", "The fence reaches into {zone}"),
        "over_no_fly": translate("Findings", "It flies over a no-fly area"),
        "no_fence": translate("Findings", "The plan has no fence"),
        "bad_fence": translate("Findings", "The fence is not an area"),
        "home_outside_fence": translate("Findings", "Home is outside the fence"),
        "outside_fence": translate("Findings", "Leg {where} leaves the fence"),
        "above_ceiling": translate("Findings", "Waypoint {where} is above the fence"),
        "near_fence": translate("Findings", "Waypoint {where} is near the fence"),
        "rally_outside_fence": translate("Findings", "A rally point is outside the fence"),
        "below_home": translate("Findings", "Item {where} is below home"),
        "heights_mixed": translate("Findings", "Heights of several kinds in one plan"),
        "heights_from_ground": translate("Findings", "The heights are counted from the ground"),
        "heights_from_sea": translate("Findings", "The heights were counted from the sea"),
        "jump_to_nowhere": translate("Findings", "Item {where} jumps to nowhere"),
        "jump_to_itself": translate("Findings", "Item {where} jumps to itself"),
        "jump_without_end": translate("Findings", "Item {where} jumps back without an end"),
        "jump_left_out": translate("Findings", "The jump of item {where} is left out"),
        "scan_without_waypoints": translate("Findings", "A part of the plan has no waypoints"),
        "gcs_failsafe_off": translate("Findings", "Without the laptop the drone flies on"),
        "gcs_failsafe_watches_another": translate("Findings", "The drone waits for another laptop"),
        "radio_failsafe_off": translate("Findings", "Without the remote control the drone flies on"),
        "battery_failsafe_off": translate("Findings", "A low battery does not bring it home"),
        "estimator_failsafe_off": translate("Findings", "Without its position it does not land"),
        "fence_action_off": translate("Findings", "The fence does not hold it back"),
        "return_height_low": translate("Findings", "It comes home low"),
        "return_above_fence": translate("Findings", "It comes home above its fence"),
        "failsafe_unknown": translate("Findings", "Not known what it does by itself"),
        "wind_too_strong": translate("Findings", "The wind is too strong"),
        "out_of_reach": translate("Findings", "It is out of reach"),
        "several_batteries": translate("Findings", "It takes {batteries} batteries"),
        "needs_more_batteries": translate(
            "Findings", "{batteries} batteries are needed, {allowed} are there"
        ),
        "border_crossed": translate("Findings", "Leg {where} crosses into {country}"),
        "border_confirmed": translate("Findings", "Leg {where} crosses into {country}, with consent"),
        "border_near": translate("Findings", "The state border is near"),
        "way_home_over_border": translate("Findings", "The straight way home crosses into {country}"),
        "way_home_border_confirmed": translate(
            "Findings", "The straight way home crosses into {country}, with consent"
        ),
    }


def _details() -> dict[str, str]:
    return {
        "no_waypoints": translate("Findings", "Draw a larger area"),
        "home_unknown": translate("Findings", "Connect the drone, or wait for its position"),
        "at_zero": translate("Findings", "Latitude 0, longitude 0: a mistake in the file"),
        "swapped": translate("Findings", "Waypoint {where} is {distance} away; swapped it is here"),
        "elsewhere": translate("Findings", "Not the same place: mistyped coordinates?"),
        "far": translate("Findings", "Beyond {limit_far} the drone is not seen, nor always heard"),
        "too_many_items": translate("Findings", "{items} points, {limit} fit: fly higher or search less"),
        "too_high": translate("Findings", "{height} above ground, {limit_height} allowed"),
        "into_ground": translate("Findings", "{height} above ground"),
        "too_low": translate("Findings", "{height} above ground: trees, wires and people are near"),
        "ground_unknown": translate("Findings", "Flat ground is assumed: look for hills, masts and trees"),
        "way_home_low": translate("Findings", "{height} above ground, without trees and masts; fly higher"),
        "way_home_unknown": translate("Findings", "Below {share} of them: look for hills, masts and trees"),
        "way_home_obstacle": translate("Findings", "{clear} above its top; {limit_height} are wanted"),
        "ground_partly_unknown": translate(
            "Findings", "Below {length}, {share} of the way, flat ground is assumed"
        ),
        "height_confirmed": translate("Findings", "{height} above ground; {who}, until {until}"),
        "into_obstacle": translate("Findings", "It is {top} high, the drone {clear} above its top"),
        "obstacle_near": translate("Findings", "{clear} above its top; {limit_height} are wanted"),
        "obstacle_height_unknown": translate("Findings", "Nobody knows how high it is: fly round it"),
        "out_of_sight": translate(
            "Findings", "{beyond} of the way beyond {limit_far}, {hidden} behind the ground: post an observer"
        ),
        "zones_not_checked": translate("Findings", "Load the file of zones; without it nobody knows"),
        "zones_hour_unknown": translate("Findings", "Zones with hours are not evaluated"),
        "zones_old": translate("Findings", "{file}: get today’s; an old file never says that all is clear"),
        "zones_not_valid": translate("Findings", "{file}: get the one for today"),
        "zones_dated_by_file": translate("Findings", "{file}: when it was saved is taken, {edition}"),
        "zones_of_country_missing": translate("Findings", "They are not checked: load its file"),
        "zones_clear": translate("Findings", "{zones} zones, edition {edition}; this is no authorisation"),
        "zone_conflict": translate("Findings", "{restriction}, {lower} to {upper}. {contact}"),
        "zone_conditions": translate("Findings", "{lower} to {upper}: read its conditions. {contact}"),
        "zone_not_evaluated": translate("Findings", "{restriction}, {lower} to {upper}: {doubt}"),
        "zone_informs": translate("Findings", "{lower} to {upper}; it forbids nothing"),
        "zone_confirmed": translate("Findings", "{who}, until {until}"),
        "fence_in_zone": translate(
            "Findings", "{restriction}, {lower} to {upper}: on its way home the drone may come there"
        ),
        "over_no_fly": translate("Findings", "{length} of the way; leave it out of the area"),
        "no_fence": translate("Findings", "Nothing holds the drone back by itself"),
        "bad_fence": translate("Findings", "{reason}"),
        "home_outside_fence": translate("Findings", "The drone could not come home"),
        "outside_fence": translate("Findings", "The drone would turn back there"),
        "above_ceiling": translate("Findings", "Its ceiling is {ceiling}"),
        "near_fence": translate("Findings", "{distance}: wind and braking take {limit_height}"),
        "rally_outside_fence": translate("Findings", "On its way there the drone would turn back"),
        "below_home": translate("Findings", "Its height above the sea is less than that of home"),
        "heights_mixed": translate("Findings", "Count all of them from home, in the program that made it"),
        "heights_from_ground": translate(
            "Findings", "On a slope that is not the flight from home we would fly"
        ),
        "heights_from_sea": translate("Findings", "They are right only where home was planned"),
        "jump_to_nowhere": translate("Findings", "A mistake in the file"),
        "jump_to_itself": translate("Findings", "A mistake in the file"),
        "jump_without_end": translate("Findings", "What lies between would be flown once"),
        "jump_left_out": translate("Findings", "What lies between is flown once"),
        "scan_without_waypoints": translate("Findings", "{type}: the file holds none, it would not be flown"),
        "gcs_failsafe_off": translate("Findings", "When the laptop falls silent: {name} is 0 in the drone"),
        "gcs_failsafe_watches_another": translate(
            "Findings", "It listens for station {watched}, we are {ours}"
        ),
        "radio_failsafe_off": translate("Findings", "When the remote control falls silent: {name} is 0"),
        "battery_failsafe_off": translate("Findings", "{name} is 0 in the drone: watch the minutes yourself"),
        "estimator_failsafe_off": translate("Findings", "{name} is 0 in the drone"),
        "fence_action_off": translate("Findings", "At the fence the drone only says so: {name} is 0"),
        "return_height_low": translate("Findings", "At {height}: trees and wires reach {limit_height}"),
        "return_above_fence": translate("Findings", "At {height}, and the fence ends at {ceiling}"),
        "failsafe_unknown": translate("Findings", "The drone has no {name}"),
        "wind_too_strong": translate("Findings", "{wind}: some leg cannot be flown against it"),
        "out_of_reach": translate("Findings", "The way there and back empties the battery: start nearer"),
        "several_batteries": translate("Findings", "{duration} in all: fly it in parts, or search less"),
        "needs_more_batteries": translate("Findings", "Search less, start nearer, or bring more batteries"),
        "border_crossed": translate(
            "Findings", "At {place}, {beyond} beyond: keep to this side, or ask the neighbour first"
        ),
        "border_confirmed": translate("Findings", "At {place}, {beyond} beyond; {who}, until {until}"),
        "border_near": translate("Findings", "{distance} from the way"),
        "way_home_over_border": translate(
            "Findings", "From waypoint {where}, at {place}, {beyond} beyond: start elsewhere, or ask first"
        ),
        "way_home_border_confirmed": translate("Findings", "At {place}; {who}, until {until}"),
    }


def _mends() -> dict[str, str]:
    return {
        "lower": translate("Findings", "Lower to {limit_height}"),
        "raise": translate("Findings", "Raise all legs"),
        "raise_leg": translate("Findings", "Raise this leg by {lift}"),
        "go_round": translate("Findings", "Fly round it"),
        "fence": translate("Findings", "Draw a fence round it"),
        "swap": translate("Findings", "Swap them"),
    }


def _filled(template: str, finding: Finding) -> str:
    facts = finding.facts
    batteries = facts.get("batteries")
    return template.format(
        where=finding.where if isinstance(finding.where, int) else "?",
        distance=_number(facts.get("distance_m"), units.distance),
        length=_number(facts.get("length_m"), units.distance),
        height=_number(facts.get("height_m"), units.height),
        ceiling=_number(facts.get("ceiling_m"), units.height),
        limit_height=_number(facts.get("limit_m"), units.height),
        limit_far=_number(facts.get("limit_m"), units.distance),
        wind=_number(facts.get("wind_m_s"), units.speed),
        duration=_number(facts.get("duration_s"), units.minutes_up),
        items=facts.get("items", "?"),
        limit=facts.get("limit", "?"),
        reason=facts.get("reason", "?"),
        name=facts.get("name", "?"),
        watched=facts.get("watched", "?"),
        ours=facts.get("ours", "?"),
        batteries="?" if batteries is None else batteries,
        allowed=facts.get("allowed", "?"),
        country=country_words(facts.get("to")),
        place=_place(facts.get("lat_deg"), facts.get("lon_deg")),
        zone_country=country_words(facts.get("country")),
        zone=facts.get("zone") or translate("Findings", "a zone"),
        obstacle=facts.get("obstacle") or translate("Findings", "an obstacle"),
        restriction=restriction_words(str(facts.get("restriction"))),
        lower=_limit(facts.get("lower_m"), facts.get("lower_from")),
        upper=_limit(facts.get("upper_m"), facts.get("upper_from")),
        contact=facts.get("contact") or "",
        doubt=_doubt(facts.get("reason")),
        file=facts.get("file", "?"),
        edition=_time(facts.get("edition")),
        until=_time(facts.get("until")),
        who=facts.get("who", "?"),
        zones=facts.get("zones", "?"),
        age=_number(facts.get("age_h"), _hours),
        share=_number(facts.get("share_percent"), units.percent),
        lift=_number(facts.get("lift_m"), units.height),
        clear=_number(facts.get("clear_m"), units.height),
        top=_number(facts.get("top_m"), units.height),
        beyond=_number(facts.get("beyond_m"), units.distance),
        hidden=_number(facts.get("hidden_m"), units.distance),
    ).strip()


def _number(fact: Fact, say: Callable[[float], units.Quantity]) -> str:
    return str(say(float(fact))) if isinstance(fact, int | float) else "?"


def _hours(hours: float) -> units.Quantity:
    number, _, unit = units.age(3600.0 * hours).partition(units.HARD_SPACE)
    return units.Quantity(number, unit)


def _time(fact: Fact) -> str:
    try:
        at = datetime.fromisoformat(str(fact))
    except ValueError:
        return "?"
    return f"{units.day(at)} {units.hour_minute(at)}"


def _limit(metres: Fact, counted_from: Fact) -> str:
    """A limit of a zone. What the file does not state is neither the ground nor the sky."""
    if not isinstance(metres, int | float):
        unlimited = counted_from == UNLIMITED
        return translate("Findings", "no ceiling") if unlimited else translate("Findings", "not stated")
    if metres <= 0.0:
        return translate("Findings", "the ground")
    words = {
        "agl": translate("Findings", "{height} above the ground"),
        "amsl": translate("Findings", "{height} above the sea"),
        "wgs84": translate("Findings", "{height} above the ellipsoid"),
    }
    unknown = translate("Findings", "{height}, nobody says from where")
    return words.get(str(counted_from), unknown).format(height=units.height(float(metres)))


def _doubt(reason: Fact) -> str:
    return {
        "time": translate("Findings", "nobody knows whether it is active at that hour"),
        "height": translate("Findings", "without the ground’s height nobody knows whether it is met"),
    }.get(str(reason), translate("Findings", "something about it is not known"))


def _place(lat_deg: Fact, lon_deg: Fact) -> str:
    if not isinstance(lat_deg, int | float) or not isinstance(lon_deg, int | float):
        return "?"
    return units.position(LatLon(float(lat_deg), float(lon_deg)))


def country_words(code: Fact) -> str:
    """Beyond the two, or at sea: not known by name."""
    return {
        "LV": translate("Findings", "Latvia"),
        "LT": translate("Findings", "Lithuania"),
    }.get(str(code), translate("Findings", "another country"))
