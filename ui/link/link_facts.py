"""A link in facts: when it was heard, how it is signed, and who else speaks on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from telemetry.door import Signing
from ui import units
from ui.widgets.fact_list import Fact

if TYPE_CHECKING:
    from telemetry.state import LinkCounts

translate = QCoreApplication.translate


def link_facts(counts: LinkCounts, now_s: float) -> list[Fact]:
    """The rows of the link's sheet."""
    return [
        Fact(translate("Link", "Heard"), _heard(counts, now_s)),
        Fact(translate("Link", "Signing"), _signing(counts.signing)),
        Fact(translate("Link", "Strangers"), _strangers(counts.strangers)),
        Fact(translate("Link", "Refused"), _refused(counts.refused)),
        Fact(translate("Link", "Messages"), _messages(counts)),
    ]


def _heard(counts: LinkCounts, now_s: float) -> str:
    if counts.down:
        return translate("Link", "the port is gone; it is opened again by itself")
    if counts.heard_s is None:
        return translate("Link", "no drone yet")
    return translate("Link", "{age} ago").format(age=units.age(now_s - counts.heard_s))


def _signing(signing: Signing | None) -> str:
    if signing is None:
        return "–"
    return {
        Signing.ON: translate("Link", "signed by the drone's own key"),
        Signing.CABLE: translate("Link", "a cable: nobody else is on it"),
        Signing.OFF: translate("Link", "not signed: anybody near can speak for the drone"),
        Signing.MISSING: translate("Link", "the drone has a key and does not sign: nothing is commanded"),
    }[signing]


def _strangers(count: int) -> str:
    if not count:
        return translate("Link", "none")
    return translate("Link", "{count} datagrams, unanswered").format(count=count)


def _refused(count: int) -> str:
    if not count:
        return translate("Link", "none")
    return translate("Link", "{count} frames: forged, replayed or not signed").format(count=count)


def _messages(counts: LinkCounts) -> str:
    whole = counts.messages + counts.lost
    if not whole:
        return "–"
    lost = units.percent(100.0 * counts.lost / whole)
    return translate("Link", "{count}, {lost} lost on the way").format(count=counts.messages, lost=lost)
