"""The mission protocol from the vehicle's side, for missions, fences and rally points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.auto import Auto
from training.guided import Guided
from training.heard import Sender, item_of, sender_of
from training.list_changes import begin_anew, put_fence, tell_total
from training.mission_store import (
    MAX_ITEMS,
    WAYPOINT,
    Item,
    Kind,
    as_kept,
    refusal,
)
from training.mission_tasks import spot_of
from training.modes import Mode
from training.voice import DEBUG, INFO, WARNING

if TYPE_CHECKING:
    from telemetry.messages import Message
    from training.autopilot import Autopilot

ASK_AGAIN_S = 1.0
GIVE_UP_S = 8.0
GUIDED_POINT = 2
HOME_AGAIN = Item(0, WAYPOINT, 0.0, 0.0, 0.0, 0.0, 0, 0, 0.0)


@dataclass(slots=True)
class Upload:
    """An upload in progress."""

    kind: Kind
    count: int
    sender: Sender
    wanted: int
    asked_s: float
    heard_s: float
    fence: list[Item]  # a fence is checked as a whole before it replaces the old one


class MissionTransfer:
    """Answers MISSION_... messages. One upload at a time; a download is only answers."""

    def __init__(self, ap: Autopilot) -> None:
        self._ap = ap
        self._upload: Upload | None = None
        self._warned = False  # about float items, once an upload

    def hear(self, message: Message) -> bool:
        """Take a message of this protocol; False when it is of another."""
        handler = self._HANDLERS.get(message.get_type())
        if handler is None:
            return False
        handler(self, message)
        return True

    def step(self) -> None:
        """Ask again, or give up."""
        upload, now_s = self._upload, self._ap.now_s
        if upload is None:
            return
        if now_s - upload.heard_s >= GIVE_UP_S - 1e-6:
            self._end(upload, mavlink.MAV_MISSION_OPERATION_CANCELLED)
            self._ap.text(WARNING, "Mission upload timeout")
        elif now_s - upload.asked_s >= ASK_AGAIN_S - 1e-6:
            self._ask(upload)

    # --- upload ----------------------------------------------------------------------------------

    def _count(self, message: Message) -> None:
        sender, kind = sender_of(message), self._kind(message)
        if kind is None:
            return
        running = self._upload
        if running is not None and running.sender != sender:
            self._ack(sender, mavlink.MAV_MISSION_DENIED, int(kind))
            return
        count = int(message.count)
        if count > MAX_ITEMS[kind]:
            self._ack(sender, mavlink.MAV_MISSION_NO_SPACE, int(kind))
            self._ap.text(WARNING, f"Only {MAX_ITEMS[kind]} items are supported")
            return
        if kind is not Kind.FENCE:
            self._ap.missions.cut(kind, count)
        now_s = self._ap.now_s
        self._warned = False
        self._upload = Upload(kind, count, sender, 0, now_s, now_s, [])
        if count == 0:
            self._complete(self._upload)
        else:
            self._ask(self._upload)

    def _item(self, message: Message) -> None:
        sender, kind = sender_of(message), self._kind(message)
        if kind is None:
            return
        if int(message.current) == GUIDED_POINT:
            went = _go_to(self._ap, item_of(message))
            self._ack(sender, mavlink.MAV_MISSION_ACCEPTED if went else mavlink.MAV_MISSION_ERROR, int(kind))
            return
        upload = self._upload
        if upload is None or upload.kind is not kind:
            self._ack(sender, mavlink.MAV_MISSION_ERROR, int(kind))
            return
        if upload.sender != sender:
            self._ack(sender, mavlink.MAV_MISSION_DENIED, int(kind))
            return
        if message.get_type() == "MISSION_ITEM" and message.seq and not self._warned:
            self._warned = True
            self._ap.text(WARNING, "got MISSION_ITEM; GCS should send MISSION_ITEM_INT")
            self._ap.voice.flush()  # recorded: said before the item is answered
        if int(message.seq) != upload.wanted:
            self._ack(sender, mavlink.MAV_MISSION_INVALID_SEQUENCE, int(kind))
            return
        self._take(upload, item_of(message))

    def _take(self, upload: Upload, item: Item) -> None:
        result = refusal(item, upload.kind)
        if result is not None:
            self._end(upload, result)
            return
        kept = as_kept(item, upload.kind)
        if upload.kind is Kind.FENCE:
            upload.fence.append(kept)
        else:
            before = self._ap.missions.total(upload.kind)
            self._ap.missions.put(upload.kind, upload.wanted, kept)
            if self._ap.missions.total(upload.kind) != before and upload.kind is Kind.MISSION:
                tell_total(self._ap, upload.kind)
        upload.wanted += 1
        upload.heard_s = self._ap.now_s
        if upload.wanted == upload.count:
            self._complete(upload)
        else:
            self._ask(upload)

    def _complete(self, upload: Upload) -> None:
        ap = self._ap
        if upload.kind is Kind.FENCE and not put_fence(ap, upload.fence):
            self._end(upload, mavlink.MAV_MISSION_ERROR)
            return
        self._end(upload, mavlink.MAV_MISSION_ACCEPTED)
        if upload.kind is Kind.MISSION:
            ap.text(INFO, "Flight plan received")
            begin_anew(ap)
        if upload.kind is not Kind.MISSION or upload.count == 0:
            tell_total(ap, upload.kind)

    def _ask(self, upload: Upload) -> None:
        upload.asked_s = self._ap.now_s
        self._ap.voice.say(
            mavlink.MAVLink_mission_request_message(*upload.sender, upload.wanted, int(upload.kind))
        )

    def _end(self, upload: Upload, result: int) -> None:
        self._upload = None
        self._ack(upload.sender, result, int(upload.kind))

    # --- download --------------------------------------------------------------------------------

    def _list(self, message: Message) -> None:
        sender, kind = sender_of(message), self._kind(message)
        if kind is None or self._is_busy(sender, kind):
            return
        self._say_count(sender, kind)

    def _request(self, message: Message) -> None:
        sender, kind = sender_of(message), self._kind(message)
        if kind is None or self._is_busy(sender, kind):
            return
        seq, items = int(message.seq), self._ap.missions.items[kind]
        if seq >= len(items):
            self._say_count(sender, kind)
            self._ack(sender, mavlink.MAV_MISSION_INVALID_SEQUENCE, int(kind))
            return
        item = home_item(self._ap) if kind is Kind.MISSION and seq == 0 else items[seq]
        goes_on = 1 if kind is Kind.MISSION else 0
        head = (sender.system, sender.component, seq, item.frame, item.command, 0, goes_on)
        values = (item.p1, item.p2, item.p3, item.p4)
        if message.get_type() == "MISSION_REQUEST":
            self._ap.voice.say(
                mavlink.MAVLink_mission_item_message(
                    *head, *values, item.x * 1e-7, item.y * 1e-7, item.z, int(kind)
                )
            )
            self._ap.text(WARNING, "got MISSION_REQUEST; use MISSION_REQUEST_INT!")
        else:
            self._ap.voice.say(
                mavlink.MAVLink_mission_item_int_message(*head, *values, item.x, item.y, item.z, int(kind))
            )

    # --- the rest --------------------------------------------------------------------------------

    def _clear(self, message: Message) -> None:
        sender, kind = sender_of(message), self._kind(message)
        if kind is None:
            return
        ap = self._ap
        if kind is Kind.MISSION and ap.mode is Mode.AUTO and ap.flying_now:
            self._ack(sender, mavlink.MAV_MISSION_ERROR, int(kind))
            return
        self._upload = None
        changed = bool(ap.missions.items[kind])
        ap.missions.cut(kind, 0)
        if kind is Kind.MISSION:
            ap.progress.current, ap.progress.state = 0, mavlink.MISSION_STATE_NOT_STARTED
        self._ack(sender, mavlink.MAV_MISSION_ACCEPTED, int(kind))
        if kind is Kind.FENCE:
            ap.text(DEBUG, "Fence Indexed OK")
        if changed:
            tell_total(ap, kind)

    def _end_by_peer(self, message: Message) -> None:
        """MISSION_ACK: the other side is done, or gives up its upload."""
        cancelled = int(message.type) == mavlink.MAV_MISSION_OPERATION_CANCELLED
        if cancelled and self._upload is not None and self._upload.sender == sender_of(message):
            self._upload = None

    def _set_current(self, message: Message) -> None:
        if set_current(self._ap, int(message.seq)):
            self._ap.voice.later(mission_current(self._ap))

    def _kind(self, message: Message) -> Kind | None:
        """The mission type; an unknown one is answered here."""
        number = int(message.mission_type)
        if number in (0, 1, 2):
            return Kind(number)
        self._ack(sender_of(message), mavlink.MAV_MISSION_UNSUPPORTED, number)
        return None

    def _is_busy(self, sender: Sender, kind: Kind) -> bool:
        if self._upload is None:
            return False
        self._ack(sender, mavlink.MAV_MISSION_DENIED, int(kind))
        return True

    def _say_count(self, sender: Sender, kind: Kind) -> None:
        count = len(self._ap.missions.items[kind])
        self._ap.voice.say(mavlink.MAVLink_mission_count_message(*sender, count, int(kind)))

    def _ack(self, sender: Sender, result: int, kind: int) -> None:
        self._ap.voice.say(mavlink.MAVLink_mission_ack_message(*sender, result, kind))

    _HANDLERS = {  # noqa: RUF012 never changed
        "MISSION_COUNT": _count,
        "MISSION_ITEM_INT": _item,
        "MISSION_ITEM": _item,
        "MISSION_REQUEST_LIST": _list,
        "MISSION_REQUEST_INT": _request,
        "MISSION_REQUEST": _request,
        "MISSION_CLEAR_ALL": _clear,
        "MISSION_ACK": _end_by_peer,
        "MISSION_SET_CURRENT": _set_current,
    }


def home_item(ap: Autopilot) -> Item:
    """What stands as item 0 of the mission: the vehicle's own home."""
    home = ap.home
    if home is None:
        return HOME_AGAIN
    lat, lon = ap.frame.lat_lon_e7(home.north_m, home.east_m)
    return Item(0, WAYPOINT, 0.0, 0.0, 0.0, 0.0, lat, lon, ap.frame.amsl_m(home.up_m))


def _go_to(ap: Autopilot, item: Item) -> bool:
    """The old way to give GUIDED a target: one mission item with `current` 2, as DroneKit does."""
    if not isinstance(ap.flying, Guided) or refusal(item, Kind.MISSION) is not None or not (item.x or item.y):
        return False
    return ap.flying.go_to(ap, spot_of(ap, item, ap.spot))


def set_current(ap: Autopilot, seq: int) -> bool:
    """The next item to fly. False: there is no such item."""
    if not 0 <= seq < max(1, len(ap.missions.mission())):
        return False
    ap.progress.current = seq
    if isinstance(ap.flying, Auto) and ap.armed:
        ap.flying.jump_to(ap, seq)
    return True


def mission_current(ap: Autopilot) -> mavlink.MAVLink_mission_current_message:
    """MISSION_CURRENT; its total does not count home."""
    total = max(0, len(ap.missions.mission()) - 1)
    state = ap.progress.state if total else mavlink.MISSION_STATE_NO_MISSION
    in_auto = 1 if ap.mode is Mode.AUTO else 0
    return mavlink.MAVLink_mission_current_message(ap.progress.current, total, state, in_auto)
