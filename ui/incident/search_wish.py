"""How the crew wants to search, as chosen on the Incident page."""

from __future__ import annotations

from dataclasses import dataclass

from missions.camera_model import DEFAULT_CAMERA


@dataclass(frozen=True, slots=True)
class SearchWish:
    """`height_m` above the ground; `overlap` of neighbouring tracks, from 0 up to below 1."""

    height_m: float = 60.0
    camera: str = DEFAULT_CAMERA.name
    overlap: float = 0.2
    speed_m_s: float = 8.0
