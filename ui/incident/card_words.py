"""What the task cards are called, and what each is for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.incident.wanted import Card

translate = QCoreApplication.translate


def card_name(card: Card) -> str:
    return {
        Card.SEARCH: translate("Cards", "Search area"),
        Card.PERSON: translate("Cards", "Missing person"),
        Card.SIZE_UP: translate("Cards", "360 size-up"),
        Card.OVERWATCH: translate("Cards", "Overwatch"),
        Card.EDGE: translate("Cards", "Fire edge"),
        Card.SMOKE: translate("Cards", "Look at smoke"),
    }[card]


def card_hint(card: Card) -> str:
    """One sentence."""
    return {
        Card.SEARCH: translate("Cards", "See all of an area."),
        Card.PERSON: translate("Cards", "Where somebody most likely is."),
        Card.SIZE_UP: translate("Cards", "Once round a building, the camera on its roof."),
        Card.OVERWATCH: translate("Cards", "Stand upwind and keep the scene in view."),
        Card.EDGE: translate("Cards", "Along an edge, a road or a river."),
        Card.SMOKE: translate("Cards", "Two minutes upwind of it, then home."),
    }[card]
