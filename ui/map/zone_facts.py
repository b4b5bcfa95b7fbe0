"""What a zone and its file say, as rows of a label and a value in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from maps.zones.next_hours import hours_at
from maps.zones.times import is_always
from maps.zones.zone import in_language
from ui.map.layers.zones import heights_words
from ui.widgets.fact_list import Fact
from ui.words.zones import active_words, edition_words

if TYPE_CHECKING:
    from datetime import datetime

    from maps.zones.zone import Contact, Zone, ZoneFile

translate = QCoreApplication.translate


def zone_facts(zone: Zone, file: ZoneFile | None, now: datetime) -> list[Fact]:
    """Heights, hours, whom to ask, and where it was read. Nothing is left out because it is unknown."""
    always = not zone.periods or any(is_always(period) for period in zone.periods)
    hours = hours_at(zone.periods, now, zone.centre)
    heights = dict.fromkeys(heights_words(volume.lower, volume.upper) for volume in zone.volumes)
    facts = [
        Fact(translate("ZoneCard", "Heights"), "; ".join(heights)),
        Fact(translate("ZoneCard", "Active"), active_words(hours, always=always, now=now)),
        Fact(translate("ZoneCard", "Ask"), _whom(zone.contact)),
        Fact(translate("ZoneCard", "Zone"), " · ".join(filter(None, (zone.id, zone.country)))),
    ]
    if file is not None:
        facts.append(Fact(translate("ZoneCard", "File"), file.name))
        facts.append(Fact(translate("ZoneCard", "Edition"), edition_words(file, now)))
    return facts


def zone_texts(zone: Zone, language: str) -> list[str]:
    """Its conditions and its message, as far as it has any."""
    texts = (in_language(zone.conditions, language), in_language(zone.message, language))
    return [text for text in dict.fromkeys(texts) if text]


def _whom(contact: Contact) -> str:
    told = (contact.name, contact.phone, contact.email, contact.site)
    return " · ".join(filter(None, told)) or translate("ZoneCard", "the file names nobody")
