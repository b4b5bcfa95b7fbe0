"""How the gimbal moves: it is told where to point and gets there at its own pace, within its limits.

Pitch and roll are held to the horizon; the yaw turns with the nose, or keeps its angle to north.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from training.local_frame import Spot

RATE_DEG_S = 60.0
DOWN_DEG, UP_DEG = -90.0, 25.0  # as a Siyi ZT30 goes
LEFT_DEG, RIGHT_DEG = -180.0, 180.0  # all the way round


@dataclass(frozen=True, slots=True)
class Angles:
    """Point so. `locked`: the yaw is from north, otherwise from the nose."""

    pitch_deg: float
    yaw_deg: float
    locked: bool


@dataclass(frozen=True, slots=True)
class Turning:
    """Go on turning at this pace."""

    pitch_deg_s: float
    yaw_deg_s: float
    locked: bool


@dataclass(frozen=True, slots=True)
class AtPlace:
    """Keep looking at it."""

    place: Spot


@dataclass(frozen=True, slots=True)
class Rest:
    """The neutral position; `retracted`: folded away, looking down."""

    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Nobody steers: it stays as it is."""

    locked: bool = False


Wish: TypeAlias = Angles | Turning | AtPlace | Rest | Held


@dataclass(slots=True)
class Gimbal:
    """Where it points now: pitch above the horizon, yaw clockwise from the nose."""

    pitch_deg: float = 0.0
    yaw_deg: float = 0.0
    pitch_range: tuple[float, float] = (DOWN_DEG, UP_DEG)
    yaw_range: tuple[float, float] = (LEFT_DEG, RIGHT_DEG)
    rate_deg_s: float = RATE_DEG_S
    wish: Wish = field(default_factory=Held)
    _north_deg: float | None = None  # where a locked yaw points while nobody says where else

    @property
    def endless(self) -> bool:
        """Whether it may turn on over its back."""
        return self.yaw_range[1] - self.yaw_range[0] >= 360.0

    @property
    def locked(self) -> bool:
        """Whether the yaw keeps its angle to north."""
        wish = self.wish
        return isinstance(wish, AtPlace) or (not isinstance(wish, Rest) and wish.locked)

    def order(self, wish: Wish) -> None:
        self.wish, self._north_deg = wish, None

    def step(self, dt_s: float, heading_deg: float, eye: Spot) -> None:
        """Move for `dt_s` while the nose points to `heading_deg` and the camera is at `eye`."""
        pitch, yaw = self._wanted(dt_s, heading_deg, eye)
        most = self.rate_deg_s * dt_s
        pitch = _clip(pitch, self.pitch_range)
        self.pitch_deg += max(-most, min(most, pitch - self.pitch_deg))
        yaw = _clip(_half_turn(yaw), self.yaw_range)
        error = _half_turn(yaw - self.yaw_deg) if self.endless else yaw - self.yaw_deg
        self.yaw_deg = _half_turn(self.yaw_deg + max(-most, min(most, error)))

    def _wanted(self, dt_s: float, heading_deg: float, eye: Spot) -> tuple[float, float]:
        """Pitch, and yaw from the nose."""
        match self.wish:
            case Rest(retracted=retracted):
                return (DOWN_DEG if retracted else 0.0), 0.0
            case AtPlace(place=place):
                return self._towards(place, heading_deg, eye)
            case Angles(pitch_deg=pitch, yaw_deg=yaw, locked=locked):
                return pitch, yaw - heading_deg if locked else yaw
            case Turning(pitch_deg_s=pitch, yaw_deg_s=yaw, locked=locked):
                return self.pitch_deg + pitch * dt_s, self._held(heading_deg, yaw * dt_s, locked=locked)
            case Held(locked=locked):
                return self.pitch_deg, self._held(heading_deg, 0.0, locked=locked)

    def _held(self, heading_deg: float, more_deg: float, *, locked: bool) -> float:
        if not locked:
            return self.yaw_deg + more_deg
        north = self.yaw_deg + heading_deg if self._north_deg is None else self._north_deg
        self._north_deg = north + more_deg
        return self._north_deg - heading_deg

    def _towards(self, place: Spot, heading_deg: float, eye: Spot) -> tuple[float, float]:
        north, east, up = (there - here for there, here in zip(place, eye, strict=True))
        away = math.hypot(north, east)
        pitch = math.degrees(math.atan2(up, away))
        if away < 0.5:  # straight above it no yaw leads there
            return pitch, self.yaw_deg
        return pitch, math.degrees(math.atan2(east, north)) - heading_deg


def _half_turn(angle_deg: float) -> float:
    return (angle_deg + 180.0) % 360.0 - 180.0


def _clip(value: float, limits: tuple[float, float]) -> float:
    return max(limits[0], min(limits[1], value))
