"""MAVLink messages in and out: pymavlink as codec, and nothing else of it."""

from __future__ import annotations

import copy
import os
from typing import Any, Protocol, TypeAlias, cast

os.environ["MAVLINK20"] = "1"  # pymavlink reads it at import: frames of MAVLink 2 only

from pymavlink.dialects.v20 import ardupilotmega as mavlink

GCS_SYSTEM = 255
GCS_COMPONENT = mavlink.MAV_COMP_ID_MISSIONPLANNER  # 190, what every ground station uses
AUTOPILOT = mavlink.MAV_COMP_ID_AUTOPILOT1


class Message(Protocol):
    """A decoded message. Its fields are attributes, in wire units, named as in common.xml."""

    def get_type(self) -> str: ...
    def get_srcSystem(self) -> int: ...  # noqa: N802 pymavlink's own name
    def get_srcComponent(self) -> int: ...  # noqa: N802
    def get_seq(self) -> int: ...
    def get_msgbuf(self) -> bytearray: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __getattr__(self, name: str) -> Any: ...


Outgoing: TypeAlias = mavlink.MAVLink_message  # built with `mavlink.MAVLink_…_message(...)`, not yet packed


class Codec:
    """One end of a MAVLink conversation: packs what we say, decodes what we hear."""

    def __init__(self, system: int = GCS_SYSTEM, component: int = GCS_COMPONENT) -> None:
        self._mav = mavlink.MAVLink(None, srcSystem=system, srcComponent=component)
        self._mav.robust_parsing = True  # pymavlink raises on 60 % of fuzzed input without it

    def __deepcopy__(self, _memo: dict[int, object]) -> Codec:
        """With the begun frame that it waits for the end of; pymavlink's compiled formats are shared."""
        other = copy.copy(self)
        other._mav = copy.copy(self._mav)
        other._mav.buf = bytearray(self._mav.buf)
        return other

    def pack(self, message: Outgoing) -> bytes:
        """The frame on the wire, with our next sequence number."""
        frame = bytes(message.pack(self._mav))
        self._mav.seq = (self._mav.seq + 1) % 256
        return frame

    def decode(self, data: bytes) -> list[Message]:
        """Whole known messages in `data` (any slice of the stream). Garbage and unknown ids are left out."""
        found = self._mav.parse_buffer(data) or []
        known = [message for message in found if message.get_msgId() >= 0]  # -1 bad data, -2 unknown id
        return cast("list[Message]", known)


def text_of(raw: bytes | str) -> str:
    """A char[] field as text: cut at the first NUL, undecodable bytes shown as escapes."""
    data = raw.encode("latin-1", "replace") if isinstance(raw, str) else bytes(raw)
    return data.split(b"\0", 1)[0].decode("utf-8", "backslashreplace")
