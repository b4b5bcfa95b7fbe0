"""The other side of a signed link: pymavlink's own signing, as most ground stations and scripts have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import mavlink

if TYPE_CHECKING:
    from telemetry.messages import Outgoing

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
UID = "3b6431323139633763346335343034616100"
HOUR = 3600 * 100_000  # in signing time


class Signer:
    """A vehicle, or a stranger, that signs with pymavlink."""

    def __init__(
        self, key: bytes, time: int, *, system: int = 1, component: int = 1, link_id: int = 0
    ) -> None:
        self.mav = mavlink.MAVLink(None, srcSystem=system, srcComponent=component)
        self.mav.signing.secret_key = key
        self.mav.signing.sign_outgoing = True
        self.mav.signing.link_id = link_id
        self.mav.signing.timestamp = time
        self.mav.robust_parsing = True

    def frame(self, message: Outgoing | None = None) -> bytes:
        frame = bytes((message or heartbeat()).pack(self.mav))
        self.mav.seq = (self.mav.seq + 1) % 256
        return frame

    def hears(self, frame: bytes) -> bool:
        """Whether pymavlink, with its key, takes this frame for authentic."""
        (message,) = self.mav.parse_buffer(frame) or [None]
        return message is not None and message.get_type() != "BAD_DATA"


def heartbeat() -> Outgoing:
    return mavlink.MAVLink_heartbeat_message(2, 3, 81, 0, 3, 3)


def unsigned(
    message: Outgoing | None = None, *, system: int = 1, component: int = 1, v1: bool = False
) -> bytes:
    """A frame of somebody who does not sign."""
    mav = mavlink.MAVLink(None, srcSystem=system, srcComponent=component)
    return bytes((message or heartbeat()).pack(mav, force_mavlink1=v1))


def radio_status(*, system: int = 51, component: int = 68, v1: bool = False) -> bytes:
    report = mavlink.MAVLink_radio_status_message(200, 190, 100, 40, 45, 0, 0)
    return unsigned(report, system=system, component=component, v1=v1)
