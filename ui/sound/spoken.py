"""What the voice says of an alarm: its title; of one that only wants attention also what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.alarms import Severity
from ui.words import alarms as words

if TYPE_CHECKING:
    from telemetry.alarms import Alarm


def spoken(alarm: Alarm) -> str:
    """In the language of the window. What to do stands in the banner: a voice that goes on is in the way."""
    title = words.title(alarm).capitalize()  # in capitals some voices spell it
    if alarm.severity is Severity.RED:
        return f"{title}."
    what, _, _to_do = words.sentence(alarm).partition(". ")
    return f"{title}. {what}."
