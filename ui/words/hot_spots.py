"""A hot spot in words: how it goes on, what was done about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.hot_spot_states import SpotProgress, SpotTrend

translate = QCoreApplication.translate


def trend_words(trend: SpotTrend) -> str:
    """Empty where it was seen too seldom to say."""
    return {
        SpotTrend.UNKNOWN: "",
        SpotTrend.COOLING: translate("HotSpots", "cooling"),
        SpotTrend.STEADY: translate("HotSpots", "steady"),
        SpotTrend.GROWING: translate("HotSpots", "growing"),
    }[trend]


def progress_words(progress: SpotProgress, whom: str = "") -> str:
    """ "open", "sent: Subate 11", "visited", "out", "not a fire"."""
    if progress is SpotProgress.SENT and whom:
        return translate("HotSpots", "sent: {whom}").format(whom=whom)
    return {
        SpotProgress.OPEN: translate("HotSpots", "open"),
        SpotProgress.SENT: translate("HotSpots", "sent"),
        SpotProgress.VISITED: translate("HotSpots", "visited"),
        SpotProgress.OUT: translate("HotSpots", "out"),
        SpotProgress.NOT_FIRE: translate("HotSpots", "not a fire"),
    }[progress]
