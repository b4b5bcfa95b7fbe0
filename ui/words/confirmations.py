"""What is said of a confirmation: about what, where, until when, by whom, and whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from maps.area import area_m2
from missions.confirmations import BORDER, HEIGHT, Standing
from ui import units

if TYPE_CHECKING:
    from datetime import datetime

    from missions.confirmations import Confirmation

translate = QCoreApplication.translate


def about_words(about: str) -> str:
    """The border, a height, or a zone by its identifier."""
    return {
        BORDER: translate("Confirmations", "State border"),
        HEIGHT: translate("Confirmations", "Flight height"),
    }.get(about, translate("Confirmations", "Zone {id}").format(id=about))


def title_words(one: Confirmation) -> str:
    """ "State border · Rokiškio rajonas"; an area without a name by its size."""
    return f"{about_words(one.about)} · {one.area_name or units.area(area_m2(one.area))}"


def detail_words(one: Confirmation, now: datetime) -> str:
    """ "2 Aug 13:00 – 3 Aug 13:00 · LT duty officer · 17"."""
    hours = f"{units.day_and_time(one.valid_from, now)} – {units.day_and_time(one.valid_until, now)}"
    return " · ".join(filter(None, (hours, one.who, one.number)))


def standing_words(one: Confirmation, now: datetime) -> str:
    """Whether it counts, in one or two words."""
    if one.withdrawn_at is not None:
        words = translate("Confirmations", "withdrawn {time}")
        return words.format(time=units.day_and_time(one.withdrawn_at, now))
    return {
        Standing.VALID: translate("Confirmations", "valid"),
        Standing.TO_COME: translate("Confirmations", "not yet valid"),
        Standing.EXPIRED: translate("Confirmations", "expired"),
        Standing.WITHDRAWN: "",
    }[one.standing(now)]
