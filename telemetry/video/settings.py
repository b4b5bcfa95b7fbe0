"""What a brigade chose about its drone's pictures. No password stands here: those are in the key store."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class VideoSettings:
    """Addresses as people type them; empty: what the drone itself announces."""

    thermal: str = ""
    visible: str = ""
    raw: bool = False  # the thermal camera is a Siyi: ask it for the temperature of each pixel
    hfov_deg: float = 0.0  # of the thermal picture, measured; 0: as the camera says
    threshold_c: float = 60.0  # hotter is a hot spot
    approved: list[str] = field(default_factory=list[str])  # hosts that a person let in
