"""The drone that a crew practises with: the recorded flier with a brigade's battery, a thermal
camera on a gimbal, and a light wind."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from training.battery import HOVER_A
from training.payload.payload import Payload
from training.vehicle import EmbeddedDrone
from training.weather import Wind

if TYPE_CHECKING:
    from maps.geo import LatLon

HOVER_S = 1500.0  # 25 minutes, what missions.energy plans with
BATTERY_MAH = HOVER_A * HOVER_S / 3.6
LOOKS_DEG = -90.0  # straight down: a search sees its ground without a word about the camera
THERMAL_HFOV_DEG = 48.7  # of the camera that searches are planned with: a longer lens would leave gaps
BREEZE = Wind(from_deg=225.0, speed_m_s=3.0, gust_m_s=0.5)


def practice_drone(
    home: LatLon,
    *,
    ready: bool = True,
    heading_deg: float = 0.0,
    seed: int = 1,
    wind: Wind = BREEZE,
    started_at: datetime | None = None,
    charge: float = 1.0,
    capacity_share: float = 1.0,
    cold_c: float | None = None,
    system: int = 1,
    board: int | None = None,
) -> EmbeddedDrone:
    """On the ground at `home`; booted, with nothing against arming, or booting first.

    The same seed and `started_at` (now, without one) make the same flight. The battery's three are those of
    `EmbeddedDrone`; without them it is full, good and warm. `system` is its number; two of one number
    are still two by their `board`.
    """
    payload = Payload(pitch_deg=LOOKS_DEG)
    payload.camera.thermal_hfov_deg = THERMAL_HFOV_DEG
    return EmbeddedDrone(
        home,
        heading_deg=heading_deg,
        seed=seed,
        ready=ready,
        battery_mah=BATTERY_MAH,
        battery_sags=True,
        charge=charge,
        capacity_share=capacity_share,
        cold_c=cold_c,
        system=system,
        board=system - 1 if board is None else board,
        wind=wind,
        started_at=started_at or datetime.now(UTC),
        payload=payload,
    )
