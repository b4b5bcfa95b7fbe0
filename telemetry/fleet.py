"""Every vehicle that is heard: on our link by its system id, on the network also from other senders.

Of those that are not commanded only heartbeats are read, for this list; nothing is ever sent to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telemetry.identity import enum_word
from telemetry.mailbox import Latest

if TYPE_CHECKING:
    from telemetry.messages import Message

    Key = tuple[int, str | None]

MOST = 10
FORGET_S = 60.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A vehicle on the air. `sender` is where it is heard from, where there can be several."""

    system: int
    component: int
    type: str  # "quadrotor", ...
    autopilot: str  # "ardupilotmega", ...
    sender: str | None
    uid: str | None
    heard_s: float
    commanded: bool


class Fleet:
    """At most ten; the one that was silent longest makes room."""

    def __init__(self) -> None:
        self.seen: Latest[tuple[Seen, ...]] = Latest(())
        self._vehicles: dict[Key, Seen] = {}
        self._first_s: dict[Key, float] = {}
        self._commanded: Key | None = None

    def heartbeat(self, message: Message, sender: str | None, now_s: float) -> None:
        """A vehicle says that it is there."""
        key = (message.get_srcSystem(), sender)
        before = self._vehicles.get(key)
        if before is None:
            self._make_room()
            self._first_s[key] = now_s
        self._vehicles[key] = Seen(
            system=key[0],
            component=message.get_srcComponent(),
            type=enum_word("MAV_TYPE", message.type),
            autopilot=enum_word("MAV_AUTOPILOT", message.autopilot),
            sender=sender,
            uid=before.uid if before is not None else None,
            heard_s=now_s,
            commanded=key == self._commanded,
        )
        self._tell()

    def identified(self, system: int, sender: str | None, uid: str | None) -> None:
        """A vehicle says which one it is."""
        self._change((system, sender), uid=uid)

    def command(self, system: int, sender: str | None) -> None:
        """From now on this is the one that commands go to."""
        before, self._commanded = self._commanded, (system, sender)
        if before is not None:
            self._change(before, commanded=False)
        self._change(self._commanded, commanded=True)

    def find(self, system: int, sender: str | None) -> Seen | None:
        """The vehicle; without a `sender` the one heard last under this id."""
        fits = [one for one in self.seen.get() if one.system == system and sender in (None, one.sender)]
        return max(fits, key=lambda one: (one.commanded, one.heard_s), default=None)

    def newcomers(self, since_s: float, sender: str | None) -> list[Seen]:
        """Who began to speak after that moment where our vehicle was heard, and still does."""
        return [
            one
            for key, one in self._vehicles.items()
            if key[1] == sender and not one.commanded and self._first_s[key] > since_s
        ]

    def forget_the_silent(self, now_s: float) -> None:
        """Who flew away; never the one that is commanded."""
        vehicles = self._vehicles.items()
        silent = [key for key, one in vehicles if now_s - one.heard_s > FORGET_S and not one.commanded]
        for key in silent:
            del self._vehicles[key]
        if silent:
            self._tell()

    def drop(self, system: int, sender: str | None) -> None:
        """It is heard under another name now."""
        if self._vehicles.pop((system, sender), None) is not None:
            self._tell()

    def began_s(self, system: int, sender: str | None) -> float | None:
        """When it was first heard."""
        return self._first_s.get((system, sender)) if (system, sender) in self._vehicles else None

    def _make_room(self) -> None:
        others = [key for key in self._vehicles if key != self._commanded]
        if len(self._vehicles) >= MOST and others:
            oldest = min(others, key=lambda key: self._vehicles[key].heard_s)
            del self._vehicles[oldest]

    def _change(self, key: Key, **changes: str | bool | None) -> None:
        if key in self._vehicles:
            self._vehicles[key] = replace(self._vehicles[key], **changes)  # pyright: ignore[reportArgumentType]
            self._tell()

    def _tell(self) -> None:
        order = sorted(
            self._vehicles.values(), key=lambda one: (not one.commanded, one.system, one.sender or "")
        )
        self.seen.put(tuple(order))
