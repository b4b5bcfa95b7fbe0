"""What a download says of itself, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from maps.tiles.download import Ended
from maps.tiles.providers import WhyNot

if TYPE_CHECKING:
    from maps.tiles.download import Outcome


def why_not_words(reason: WhyNot) -> str:
    """Why nothing may be downloaded from a provider; short enough for a button."""
    match reason:
        case WhyNot.OPENSTREETMAP:
            return QCoreApplication.translate("Download", "OpenStreetMap forbids copies of areas")
        case WhyNot.NOT_ALLOWED:
            return QCoreApplication.translate("Download", "not allowed yet: ask the provider")
        case WhyNot.NOBODY_NAMED:
            return QCoreApplication.translate("Download", "nobody is named who allowed it")
        case WhyNot.NO_KEY:
            return QCoreApplication.translate("Download", "its key is missing")


def outcome_words(outcome: Outcome) -> str:
    """How it ended, and what that means."""
    if outcome.ended is Ended.WHOLE and not outcome.missing:
        return QCoreApplication.translate("Download", "The map is here, and needs no network any more.")
    left = QCoreApplication.translate("Download", "%n picture(s) are missing.", "", outcome.missing)
    return f"{_end(outcome)} {left}"


def _end(outcome: Outcome) -> str:
    match outcome.ended:
        case Ended.WHOLE:
            return QCoreApplication.translate("Download", "The map is here, but not all of it could be had.")
        case Ended.STOPPED:
            return QCoreApplication.translate("Download", "Stopped; what came is kept.")
        case Ended.NO_NETWORK:
            return QCoreApplication.translate("Download", "The network is gone; what came is kept.")
        case Ended.BUSY:
            return QCoreApplication.translate("Download", "The provider is busy: go on in an hour.")
        case Ended.BROKEN:
            return QCoreApplication.translate(
                "Download", "The provider sends no pictures: is there a login page in this network?"
            )
        case Ended.REFUSED:
            return QCoreApplication.translate("Download", "The provider refuses: are address and key right?")
