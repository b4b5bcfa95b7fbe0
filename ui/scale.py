"""How large everything is drawn: chosen in the settings, and taken from the next start."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ui.settings import SCALES

if TYPE_CHECKING:
    from collections.abc import MutableMapping

LEAST_PX = (1366, 768)  # every page stands whole on it
QTS_OWN = "QT_SCALE_FACTOR"  # read by Qt when the application is made; on top of the system's own scale


def draw_at(percent: int, environment: MutableMapping[str, str] = os.environ) -> None:
    """Before the application is made. What somebody gave on the command line is stronger."""
    if percent != SCALES[0]:
        environment.setdefault(QTS_OWN, str(percent / 100))


def fitting(
    screen_px: tuple[int, int], environment: MutableMapping[str, str] = os.environ
) -> tuple[int, ...]:
    """At which the window stands whole on a screen that now measures so much; 100 % always."""
    now = _factor(environment.get(QTS_OWN, "1"))
    return tuple(
        percent
        for percent in SCALES
        if percent == SCALES[0]
        or all(px * now * 100 / percent >= least for px, least in zip(screen_px, LEAST_PX, strict=True))
    )


def is_too_large(screen_px: tuple[int, int], environment: MutableMapping[str, str] = os.environ) -> bool:
    """The size was chosen for another screen than the one that now measures so much."""
    too_small = any(px < least for px, least in zip(screen_px, LEAST_PX, strict=True))
    return too_small and _factor(environment.get(QTS_OWN, "1")) > 1.0


def _factor(written: str) -> float:
    try:
        factor = float(written)
    except ValueError:
        return 1.0
    return factor if factor > 0.0 else 1.0
