"""What a pilot orders, as protocols that end with the drone's own answer: yes, no and why, or none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from telemetry.events import EventCode
from telemetry.messages import GCS_SYSTEM, Message, Outgoing, mavlink, text_of
from telemetry.modes import mode_number
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from maps.geo import AboveHome

PATIENCE_S = 5.0  # then the answer is: none
REPEAT_S = 0.5
_WORDS_S = 0.4  # texts that say why come within milliseconds of the refusal, but on a radio not at once
_WANTS = frozenset({"COMMAND_ACK", "STATUSTEXT"})

ARM: Final = mavlink.MAV_CMD_COMPONENT_ARM_DISARM
SET_MODE: Final = mavlink.MAV_CMD_DO_SET_MODE
TAKE_OFF: Final = mavlink.MAV_CMD_NAV_TAKEOFF
MISSION_START: Final = mavlink.MAV_CMD_MISSION_START
FENCE_ENABLE: Final = mavlink.MAV_CMD_DO_FENCE_ENABLE

_RESULTS = {
    mavlink.MAV_RESULT_TEMPORARILY_REJECTED: "not now",
    mavlink.MAV_RESULT_DENIED: "denied",
    mavlink.MAV_RESULT_UNSUPPORTED: "not supported",
    mavlink.MAV_RESULT_FAILED: "failed",
    6: "cancelled",  # MAV_RESULT_CANCELLED in common.xml, not in this dialect
}


class CommandError(Exception):
    """An order that did not take effect, as far as we know. `order` is its name."""

    def __init__(self, text: str, order: str) -> None:
        super().__init__(text)
        self.order = order


class CommandRefused(CommandError):  # noqa: N818 an answer, not a fault
    """The drone said no. `words` are its own."""

    def __init__(self, order: str, result: str, words: tuple[str, ...]) -> None:
        super().__init__(f"the drone refused to {order}: {'; '.join(words) or result}", order)
        self.result = result
        self.words = words


class CommandTimeout(CommandError):  # noqa: N818
    """The drone did not answer; whether it heard the order is unknown."""

    def __init__(self, order: str) -> None:
        super().__init__(f"the drone did not answer to {order!r} within {PATIENCE_S:.0f} s", order)


def arm(peer: Peer) -> Conversation[None]:
    """Motors on, with all checks of the vehicle."""
    return _order(peer, "arm", ARM, (1.0,))


def disarm(peer: Peer) -> Conversation[None]:
    """Motors off; the vehicle refuses in flight."""
    return _order(peer, "disarm", ARM, (0.0,))


def set_mode(peer: Peer, mode: str) -> Conversation[None]:
    """Change to a mode by its name. ValueError for a name that is none."""
    number = mode_number(mode)
    return _order(peer, f"change to {mode}", SET_MODE, (1.0, float(number)))


def take_off(peer: Peer, height: AboveHome) -> Conversation[None]:
    """Climb to a height; armed, in GUIDED, on the ground."""
    return _order(peer, "take off", TAKE_OFF, (0, 0, 0, 0, 0, 0, float(height)), once=True)


def start_mission(peer: Peer) -> Conversation[None]:
    """Fly the mission aboard from its beginning; armed, in AUTO."""
    return _order(peer, "start the mission", MISSION_START, (0.0, 0.0))


def pause(peer: Peer) -> Conversation[None]:
    """Stop and hover, in every phase of a mission: BRAKE. DO_PAUSE_CONTINUE is refused while it climbs."""
    return set_mode(peer, "BRAKE")


def resume(peer: Peer) -> Conversation[None]:
    """Back to AUTO: the mission goes on with the item it was at."""
    return set_mode(peer, "AUTO")


def return_home(peer: Peer) -> Conversation[None]:
    """Mode RTL: climb if need be, fly home, land."""
    return set_mode(peer, "RTL")


def land(peer: Peer) -> Conversation[None]:
    """Mode LAND: straight down, here."""
    return set_mode(peer, "LAND")


def enable_fence(peer: Peer) -> Conversation[None]:
    """Guard the fences aboard: those that the parameter FENCE_TYPE names."""
    return _order(peer, "guard the fence", FENCE_ENABLE, (1.0,))


def _order(
    peer: Peer, name: str, command: int, params: tuple[float, ...], *, once: bool = False
) -> Conversation[None]:
    """Send until it is answered. `once`: never repeat, because a second one would be a second order."""
    say: tuple[Said, ...] = (Said(EventCode.COMMAND_SENT, {"command": name}),)
    waited_s, attempt, words = 0.0, 0, _Words()
    send: tuple[Outgoing, ...] = (_long(peer, command, params, 0),)
    step_s = PATIENCE_S if once else REPEAT_S
    while True:
        message = yield Ask(send, _WANTS, step_s, say)
        send = say = ()
        if message is None:
            waited_s += step_s
            if waited_s >= PATIENCE_S:
                yield Ask(say=(_answered(name, "none", ()),), wait_s=0.0)
                raise CommandTimeout(name)
            if not once:
                attempt += 1
                send = (_long(peer, command, params, attempt),)
        elif message.get_type() == "STATUSTEXT":
            words.hear(message)
        elif not _answers(message, peer, command):
            continue
        elif message.result == mavlink.MAV_RESULT_ACCEPTED:
            yield Ask(say=(_answered(name, "accepted", ()),), wait_s=0.0)
            return
        elif message.result == mavlink.MAV_RESULT_IN_PROGRESS:
            once, step_s, waited_s = True, PATIENCE_S, 0.0  # heard; its last word may take a while
        else:
            yield from _listen(words)
            result = _RESULTS.get(int(message.result), f"answer {message.result}")
            yield Ask(say=(_answered(name, result, words.said),), wait_s=0.0)
            raise CommandRefused(name, result, words.said)


def _listen(words: _Words) -> Conversation[None]:
    """The reasons: texts that follow the refusal."""
    while (message := (yield Ask((), frozenset({"STATUSTEXT"}), _WORDS_S))) is not None:
        words.hear(message)


class _Words:
    """What the vehicle said around its answer; long texts come in pieces."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: dict[int, int] = {}  # id of a text in pieces -> its place

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._texts))  # each once, in order

    def hear(self, message: Message) -> None:
        text, piece_of = text_of(message.text), int(message.id)
        if piece_of and piece_of in self._pieces:
            self._texts[self._pieces[piece_of]] += text
            return
        if piece_of:
            self._pieces[piece_of] = len(self._texts)
        self._texts.append(text)


def _answers(message: Message, peer: Peer, command: int) -> bool:
    return (
        message.command == command
        and message.get_srcComponent() == peer.component
        and message.target_system in {0, GCS_SYSTEM}
    )


def _answered(name: str, result: str, words: tuple[str, ...]) -> Said:
    return Said(
        EventCode.COMMAND_ANSWERED, {"command": name, "result": result, "text": "; ".join(words) or None}
    )


def _long(peer: Peer, command: int, params: tuple[float, ...], attempt: int) -> Outgoing:
    if not all(math.isfinite(value) for value in params):
        raise ValueError(f"a command with {params} is none")
    p = (*params, *(0.0,) * (7 - len(params)))
    return mavlink.MAVLink_command_long_message(peer.system, peer.component, command, attempt, *p)
