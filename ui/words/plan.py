"""A plan in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import units

if TYPE_CHECKING:
    from missions.energy import Estimate

translate = QCoreApplication.translate


def plan_line(estimate: Estimate, place: str | None) -> str:
    """What, how long, with how many batteries, where: "Search area · 24 min · 2 batteries · Subate"."""
    parts = [translate("Plan", "Search area"), str(units.minutes_up(estimate.duration_s))]
    if estimate.batteries is not None:
        parts.append(translate("Plan", "%n batteries", "", estimate.batteries))
    return " · ".join(parts if place is None else [*parts, place])
