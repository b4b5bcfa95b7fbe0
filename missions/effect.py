"""What shows that an order took effect, besides the drone's own answer: its mode, its height, its home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from telemetry.messages import mavlink

if TYPE_CHECKING:
    from telemetry.messages import Message

CLIMBED_M = 0.5
_NEAR_E7 = 20  # 0.2 m: what comes back is rounded on the way


class Effect(Protocol):
    """Hears what the vehicle says after the order was sent."""

    wants: frozenset[str]
    asks_for: int | None  # a message that shows it and may be asked for as often as one likes
    shown: bool

    def hear(self, message: Message) -> None:
        """A message of those wanted, from the autopilot."""
        ...


@dataclass(slots=True)
class Motors:
    """Armed or not, as the newest heartbeat says; it comes up to a second after the answer."""

    armed: bool
    shown: bool = False
    asks_for: int | None = None
    wants: frozenset[str] = frozenset({"HEARTBEAT"})

    def hear(self, message: Message) -> None:
        now = bool(message.base_mode & mavlink.MAV_MODE_FLAG_SAFETY_ARMED)
        self.shown = now == self.armed


@dataclass(slots=True)
class InMode:
    """The flight mode, as the newest heartbeat says."""

    mode: int
    shown: bool = False
    asks_for: int | None = None
    wants: frozenset[str] = frozenset({"HEARTBEAT"})

    def hear(self, message: Message) -> None:
        self.shown = message.custom_mode == self.mode


@dataclass(slots=True)
class Climbing:
    """It stood on the ground, and now it rises."""

    shown: bool = False
    asks_for: int | None = mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT
    wants: frozenset[str] = frozenset({"HEARTBEAT", "GLOBAL_POSITION_INT"})
    _stood: bool = False
    _lowest_mm: int | None = None

    def hear(self, message: Message) -> None:
        if message.get_type() == "HEARTBEAT":
            self._stood = self._stood or message.system_status == mavlink.MAV_STATE_STANDBY
            self.shown = self.shown or (self._stood and message.system_status == mavlink.MAV_STATE_ACTIVE)
            return
        height_mm = int(message.relative_alt)
        self._lowest_mm = height_mm if self._lowest_mm is None else min(self._lowest_mm, height_mm)
        rose = height_mm - self._lowest_mm >= CLIMBED_M * 1000
        self.shown = self.shown or (self._stood and rose)


@dataclass(slots=True)
class HomeAt:
    """HOME_POSITION at the place ordered."""

    x: int
    y: int
    shown: bool = False
    asks_for: int | None = mavlink.MAVLINK_MSG_ID_HOME_POSITION
    wants: frozenset[str] = frozenset({"HOME_POSITION"})

    def hear(self, message: Message) -> None:
        self.shown = _near(message.latitude, self.x) and _near(message.longitude, self.y)


@dataclass(slots=True)
class GoingTo:
    """POSITION_TARGET_GLOBAL_INT echoes the place ordered. A target outside the fence is never echoed."""

    x: int
    y: int
    shown: bool = False
    asks_for: int | None = mavlink.MAVLINK_MSG_ID_POSITION_TARGET_GLOBAL_INT
    wants: frozenset[str] = frozenset({"POSITION_TARGET_GLOBAL_INT"})

    def hear(self, message: Message) -> None:
        self.shown = _near(message.lat_int, self.x) and _near(message.lon_int, self.y)


@dataclass(slots=True)
class Booting:
    """It was up, and now it starts anew."""

    shown: bool = False
    asks_for: int | None = None
    wants: frozenset[str] = frozenset({"HEARTBEAT"})

    def hear(self, message: Message) -> None:
        booting = {mavlink.MAV_STATE_UNINIT, mavlink.MAV_STATE_BOOT, mavlink.MAV_STATE_CALIBRATING}
        self.shown = self.shown or message.system_status in booting


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= _NEAR_E7
