"""One plan flown once: aboard and proven, armed, started, watched until the motors stand still."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from missions import commands
from missions.aboard import Aboard, bring_aboard, differing, laptop_utc
from missions.download import DownloadError
from missions.guard import FenceError, guard
from missions.items import mission_items
from missions.order import CommandError, CommandOvertaken, CommandRefused
from missions.parameter import ParameterError
from missions.plan import PlanError
from missions.sendable import NAMES
from missions.upload import UploadError
from telemetry.messages import mavlink
from telemetry.modes import mode_name
from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from missions.plan import Plan
    from telemetry.messages import Message
    from telemetry.turns import Turn

READY_AGAIN_S = 3.0  # between attempts to arm while the vehicle is still finding itself
SILENCE_S = 300.0  # without any word of the vehicle: we cannot tell how the flight ended
_GROUND_S = 30.0  # armed and started, but still standing: it is not going to fly
_LISTEN_S = 1.0
_WATCHED = frozenset({"HEARTBEAT", "MISSION_CURRENT", "MISSION_ITEM_REACHED"})


class Reason(StrEnum):
    """Why a sortie ended as it did."""

    FLOWN = "flown"
    NOT_ABOARD = "not_aboard"
    REFUSED = "refused"
    NOT_FLOWN = "not_flown"  # armed, but it did not leave the ground
    INTERVENED = "intervened"  # somebody, or a failsafe, took it out of AUTO
    CUT_SHORT = "cut_short"  # landed in AUTO before the last waypoint
    LOST = "lost"  # silence: nobody knows


@dataclass(frozen=True, slots=True)
class SortieResult:
    """What became true, in order; `detail` are the drone's or the transfer's own words."""

    uploaded: bool = False
    verified: bool = False
    armed: bool = False
    completed: bool = False
    landed: bool = False
    reason: Reason = Reason.NOT_ABOARD
    detail: str = ""
    hash: str | None = None  # of the mission aboard
    retries: int = 0
    mode: str | None = None  # the last one seen


def fly(
    peer: Peer, plan: Plan, *, wait_ready_s: float = 0.0, utc: Callable[[], datetime] = laptop_utc
) -> Conversation[SortieResult]:
    """Bring a plan aboard and fly it. Whatever goes wrong is in the result; see `launch`."""
    try:
        aboard = yield from bring_aboard(peer, plan, utc=utc)
    except (PlanError, UploadError) as error:
        return SortieResult(detail=str(error))
    return (yield from launch(peer, aboard, wait_ready_s=wait_ready_s, recheck=False))


def launch(
    peer: Peer, aboard: Aboard, *, wait_ready_s: float = 0.0, recheck: bool = True
) -> Conversation[SortieResult]:
    """Arm, start the mission aboard, and follow it to the landing.

    `wait_ready_s`: for how long a refusal to arm is tried again. 0, the answer for a person who stands by:
    motors must not start a minute after the button was pressed.
    `recheck`: read back first whether all of it is still aboard. Not needed only where the link was never
    lost, and the vehicle did not boot, since it was brought there.
    """
    plan = aboard.plan
    result = SortieResult(
        uploaded=True, verified=True, reason=Reason.REFUSED, hash=aboard.hash, retries=aboard.retries
    )
    try:
        if recheck and (changed := (yield from differing(peer, aboard))):
            names = " and ".join(NAMES[kind] for kind in changed)
            detail = f"what is aboard is not this plan any more ({names}): send it again"
            return replace(result, verified=False, detail=detail)
        yield from guard(peer, plan)
        yield from commands.set_mode(peer, "GUIDED")
        ours = peer.turns.last(commands.SET_MODE)
        yield from _arm(peer, wait_ready_s, ours)
        result = replace(result, armed=True)
        _unless_overtaken(peer, ours, "change to AUTO")
        yield from commands.set_mode(peer, "AUTO")
        yield from commands.start_mission(peer)  # a mode ordered meanwhile overtakes it
    except DownloadError as error:
        return replace(result, verified=False, detail=f"what is aboard could not be read: {error}")
    except (CommandError, FenceError, ParameterError) as error:
        result = replace(result, detail=str(error))
        return (yield from _stand_down(peer, result)) if result.armed else result
    return (yield from watch(peer, result, last_waypoint=len(mission_items(plan)) - 2))


def watch(peer: Peer, result: SortieResult, *, last_waypoint: int) -> Conversation[SortieResult]:
    """Follow a flight that has begun until the motors stand still. `last_waypoint` is an item's number."""
    flight = _Flight(last_waypoint)
    another = False
    while True:
        message = yield Ask(wants=_WATCHED, wait_s=_LISTEN_S, goes_on=another)
        another = message is not None and message.get_srcComponent() != peer.component
        if message is None:
            flight.silent_s += _LISTEN_S
            if flight.silent_s >= SILENCE_S:
                return replace(result, reason=Reason.LOST, completed=flight.completed, mode=flight.mode)
            continue
        if another:  # a camera or a gimbal of the same vehicle
            continue
        flight.hear(message)
        if flight.ended:
            return replace(
                result,
                completed=flight.completed,
                landed=flight.flown,
                reason=flight.reason,
                mode=flight.mode,
            )
        if flight.grounded:
            return (yield from _stand_down(peer, replace(result, reason=Reason.NOT_FLOWN, mode=flight.mode)))


class _Flight:
    """What was heard of a flight so far."""

    def __init__(self, last_waypoint: int) -> None:
        self._last_waypoint = last_waypoint
        self._left_auto = False
        self._standing = 0  # heartbeats armed on the ground before it flew
        self._armed: bool | None = None  # the armed bit comes up to a second after the answer
        self.completed = False
        self.flown = False
        self.mode: str | None = None
        self.silent_s = 0.0

    @property
    def ended(self) -> bool:
        return self._armed is False

    @property
    def grounded(self) -> bool:
        return not self.flown and self._standing > _GROUND_S

    @property
    def reason(self) -> Reason:
        if not self.flown:
            return Reason.NOT_FLOWN
        if self.completed:
            return Reason.FLOWN
        return Reason.INTERVENED if self._left_auto else Reason.CUT_SHORT

    def hear(self, message: Message) -> None:
        self.silent_s = 0.0
        if message.get_type() == "HEARTBEAT":
            self._heartbeat(message)
        elif message.get_type() == "MISSION_ITEM_REACHED":
            self.completed = self.completed or message.seq == self._last_waypoint
        # MISSION_ITEM_REACHED is said once and may be lost; being on the way home in AUTO says the same.
        elif self.mode == "AUTO" and self.flown:
            done = message.seq > self._last_waypoint
            self.completed = self.completed or done

    def _heartbeat(self, message: Message) -> None:
        self.mode = mode_name(int(message.custom_mode))
        armed = bool(message.base_mode & mavlink.MAV_MODE_FLAG_SAFETY_ARMED)
        self._armed = armed if armed or self._armed is not None else None
        flying = message.system_status in {mavlink.MAV_STATE_ACTIVE, mavlink.MAV_STATE_CRITICAL}
        self.flown = self.flown or (armed and flying)
        if armed and not self.completed:
            self._left_auto = self.mode != "AUTO"  # back in AUTO, the mission goes on
        if not self.flown:
            self._standing += 1


def _unless_overtaken(peer: Peer, ours: Turn | None, order: str) -> None:
    """A pilot who calls the drone home while it starts is not called back by what we had in mind."""
    last = peer.turns.last(commands.SET_MODE)
    if last is not ours and last is not None:
        raise CommandOvertaken(order, last.order)


def _arm(peer: Peer, wait_ready_s: float, ours: Turn | None) -> Conversation[None]:
    waited_s = 0.0
    while True:
        _unless_overtaken(peer, ours, "arm")
        try:
            yield from commands.arm(peer)
        except CommandRefused:
            if waited_s >= wait_ready_s:
                raise
        else:
            return
        waited_s += READY_AGAIN_S
        yield Ask(wait_s=READY_AGAIN_S)


def _stand_down(peer: Peer, result: SortieResult) -> Conversation[SortieResult]:
    """Motors off again; the vehicle refuses if it flies after all, and disarms itself on the ground."""
    try:
        yield from commands.disarm(peer)
    except CommandError as error:
        return replace(result, detail=result.detail or str(error))
    return result
