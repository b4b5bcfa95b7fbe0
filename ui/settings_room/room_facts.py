"""What the settings tell of this laptop, besides what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.settings import SCALES

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """`scales`: the sizes in percent at which the window stands whole on this screen, the smallest first."""

    data: Path
    version: str = ""
    link: str = ""  # the address that Fly connects to
    scales: tuple[int, ...] = SCALES
