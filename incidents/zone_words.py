"""What a map that is handed over says of a zone of the air."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from incidents.local_time import ZONE, clock, day
from incidents.words import label, number
from maps.zones.times import is_always
from maps.zones.zone import Restriction, in_language

if TYPE_CHECKING:
    from datetime import datetime

    from maps.zones.zone import Contact, Limit, Zone, ZoneFile


def zone_text(zone: Zone, file: ZoneFile, language: str, zone_of_time: str = ZONE) -> str:
    """Restriction, heights, hours, whom to ask, its own words, its edition; a line each."""
    heights = dict.fromkeys(_heights(volume.lower, volume.upper, language) for volume in zone.volumes)
    at = _time(file.edition, language, zone_of_time)
    always = not zone.periods or any(is_always(period) for period in zone.periods)
    lines = [
        restriction_name(zone.restriction, language),
        "; ".join(heights),
        "" if always else label(language, "zone_timed"),
        _whom(zone.contact, language),
        in_language(zone.conditions, language),
        in_language(zone.message, language),
        label(language, "zone_edition" if file.edition_stated else "zone_saved", at=at),
        label(language, "zone_no_permit"),
    ]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def zones_note(oldest: ZoneFile, language: str, zone_of_time: str = ZONE) -> str:
    """What nobody may overlook."""
    return label(language, "zones_note", at=_time(oldest.edition, language, zone_of_time))


def restriction_name(restriction: Restriction, language: str) -> str:
    return label(language, f"zone_{restriction}")


def _heights(lower: Limit, upper: Limit, language: str) -> str:
    return label(language, "zone_heights", lower=_height(lower, language), upper=_height(upper, language))


def _height(limit: Limit, language: str) -> str:
    if limit.metres is None:
        return label(language, "zone_not_stated")
    if math.isinf(limit.metres):
        return label(language, "zone_no_ceiling")
    if limit.metres <= 0.0:
        return label(language, "zone_ground")
    return label(language, f"zone_height_{limit.counted_from}", height=number(language, limit.metres))


def _whom(contact: Contact, language: str) -> str:
    told = ", ".join(filter(None, (contact.name, contact.phone, contact.email, contact.site)))
    return label(language, "zone_ask", who=told) if told else ""


def _time(at: datetime, language: str, zone_of_time: str) -> str:
    return f"{day(at, language, zone_of_time)} {clock(at, zone_of_time, seconds=False)}"
