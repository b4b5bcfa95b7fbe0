"""Which page of help F1 opens: by the sheet that lies open, else by the page that is in front."""

from __future__ import annotations

_BY_SHEET = {
    "AlarmListSheet": "alarms",
    "AreaSheet": "maps",
    "BasisForm": "law",
    "BeforeTakeoff": "checks",
    "BookletSheet": "law",
    "BundleInSheet": "review",
    "ConfirmationsSheet": "law",
    "DispatchSheet": "review",
    "DownloadSheet": "maps",
    "FindSheet": "maps",
    "FirstRunSheet": "settings",
    "HotSpotList": "marks",
    "LinkSheet": "link",
    "OperatorPage": "law",
    "OwnFireSheet": "training",
    "PairingSheet": "training",
    "RoleSheet": "settings",
    "ScoreSheet": "training",
    "SettingsRoom": "settings",
    "SettingsSheet": "settings",
    "ShareSheet": "review",
    "StreamSheet": "camera",
    "TemplatesSheet": "first-flight",
    "TrackSheet": "review",
}
_BY_PAGE = {"incident": "first-flight", "fly": "in-flight", "review": "review", "train": "training"}


def topic_of(page: str, sheet: object | None = None) -> str:
    """`page` as the window names it; `sheet`: what lies open over it, if anything does."""
    by_sheet = (_BY_SHEET.get(kind.__name__) for kind in type(sheet).__mro__)
    return next((topic for topic in by_sheet if topic is not None), _BY_PAGE[page])
