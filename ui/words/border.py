"""What is said of a line that crosses the state border: where, how far along and beyond, who said yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import units
from ui.words.findings import country_words

if TYPE_CHECKING:
    from datetime import datetime

    from maps.crossing import Crossing
    from missions.confirmations import Confirmation

translate = QCoreApplication.translate


def crossing_words(crossing: Crossing, yes: Confirmation | None, now: datetime) -> str:
    """One sentence. `yes`: the confirmation that covers what lies beyond."""
    words = translate(
        "Border", "Crosses into {country} at {place}, after {along}; {beyond} beyond. No confirmation"
    )
    if yes is not None:
        words = translate(
            "Border", "Crosses into {country} at {place}, after {along}; {beyond} beyond. {who}, until {time}"
        )
    return words.format(
        country=country_words(crossing.to_country),
        place=units.position(crossing.at),
        along=units.distance(crossing.along_m),
        beyond=units.distance(crossing.beyond_m),
        who="" if yes is None else yes.who,
        time="" if yes is None else units.day_and_time(yes.valid_until, now),
    )
