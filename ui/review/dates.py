"""A day with its year, in the order that the language uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from ui.units import translate

if TYPE_CHECKING:
    from datetime import datetime


def day_and_year(at: datetime) -> str:
    """22 Aug 2026, of the local day of an aware moment."""
    here = at.astimezone()
    return QLocale().toString(QDate(here.year, here.month, here.day), translate("Units", "d MMM yyyy"))
