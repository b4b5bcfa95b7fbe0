"""What is said of the files of zones, always: their edition, their age, and what they cannot tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from maps.zones.times import Active
from missions.findings.zones import STALE_H
from ui import units

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from maps.zones.next_hours import Hours
    from maps.zones.zone import ZoneFile

translate = QCoreApplication.translate
_A_CLOCK_IS_WRONG = timedelta(hours=1)
_DAYS_FROM_H = 72.0  # older than this nobody counts in hours


class ZoneNews(StrEnum):
    """How much the files of zones are worth now. None of it ever means "clear"."""

    FRESH = "fresh"
    ASK = "ask"  # old, unreadable, or dated after now
    NONE = "none"  # no file: not evaluated


@dataclass(frozen=True, slots=True)
class ZoneNotice:
    """The parts of one line, the most important first, and how it is to be shown."""

    parts: tuple[str, ...]
    news: ZoneNews

    @property
    def line(self) -> str:
        return " · ".join(self.parts)


def zone_notice(files: Sequence[ZoneFile], problems: Sequence[str], now: datetime) -> ZoneNotice:
    """Of several files the oldest counts. `problems`: a line for each file that could not be read."""
    broken = _broken(len(problems))
    if not files:
        news = ZoneNews.ASK if problems else ZoneNews.NONE
        none = translate("Zones", "Zones: not evaluated")
        return ZoneNotice((none, *(broken or (translate("Zones", "no zone file"),))), news)
    oldest, newest = (pick(files, key=lambda file: file.edition) for pick in (min, max))
    told = (_edition(oldest, now), _age(oldest, now))
    permit = translate("Zones", "not an authorisation")
    if newest.edition > now + _A_CLOCK_IS_WRONG:
        wrong = translate("Zones", "dated after now: check the clock")
        return ZoneNotice((_edition(newest, now), wrong, *broken, permit), ZoneNews.ASK)
    if oldest.age_h(now) >= STALE_H:
        old = translate("Zones", "too old to say clear")
        return ZoneNotice((*told, old, *broken, permit), ZoneNews.ASK)
    return ZoneNotice((*told, *broken, permit), ZoneNews.ASK if broken else ZoneNews.FRESH)


def edition_words(file: ZoneFile, now: datetime) -> str:
    """ "2 Aug 13:00, 5 h old"; where the file does not say, when it was saved."""
    words = translate("Zones", "{edition}, {age}")
    if not file.edition_stated:
        words = translate("Zones", "saved {edition}, {age}; the file does not say")
    told = words.format(edition=units.day_and_time(file.edition, now), age=_age(file, now))
    old = translate("Zones", "too old to say clear")
    return f"{told}: {old}" if file.age_h(now) >= STALE_H else told


def restriction_words(code: str) -> str:
    """What a zone asks for."""
    return {
        "prohibited": translate("Findings", "Forbidden"),
        "req_authorisation": translate("Findings", "Only with a permit"),
        "uspace": translate("Findings", "Only with U-space services"),
        "conditional": translate("Findings", "Under conditions"),
        "no_restriction": translate("Findings", "Not restricted"),
    }.get(code, translate("Findings", "Restricted"))


def active_words(hours: Hours, *, always: bool, now: datetime) -> str:
    """Whether it is active now, until when, or from when."""
    if always:
        return translate("Zones", "Always")
    if hours.active is Active.UNKNOWN:
        return translate("Zones", "Its hours cannot be read: not evaluated")
    if hours.active is Active.YES and hours.until is None:
        return translate("Zones", "Now")
    if hours.active is Active.YES and hours.until is not None:
        return translate("Zones", "Now, until {time}").format(time=units.day_and_time(hours.until, now))
    if hours.begins is None:
        return translate("Zones", "Not now; no later hours in the file")
    return translate("Zones", "Not now; next {time}").format(time=units.day_and_time(hours.begins, now))


def _broken(count: int) -> tuple[str, ...]:
    if count == 1:
        return (translate("Zones", "1 zone file cannot be read"),)
    return (translate("Zones", "%n zone files cannot be read", "", count),) if count else ()


def _edition(file: ZoneFile, now: datetime) -> str:
    words = translate("Zones", "Zones: edition {time}")
    if not file.edition_stated:
        words = translate("Zones", "Zones: file saved {time}")
    return words.format(time=units.day_and_time(file.edition, now))


def _age(file: ZoneFile, now: datetime) -> str:
    hours = file.age_h(now)
    if hours >= _DAYS_FROM_H:
        return translate("Zones", "%n days old", "", int(hours // 24.0))
    return translate("Zones", "{age} old").format(age=units.age(3600.0 * hours))
