"""How the drone signs, and whom it obeys: SETUP_SIGNING as ArduPilot keeps it.

It is never answered. From then on every frame out is signed, on all channels. Channel 0, the USB, obeys
unsigned frames for ever; the others drop what is not signed with the key, in silence. A key of zeros with
time zero turns it off. Key and clock outlive a reboot.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.door import Admission
from telemetry.framing import message_id
from telemetry.messages import mavlink
from telemetry.signing import EPOCH, KEY_BYTES, UNITS_PER_S, Verifier, sign, time_of
from training.voice import WARNING

if TYPE_CHECKING:
    from telemetry.messages import Message
    from training.autopilot import Autopilot

KEEP_EVERY_S = 30.0
LATER_AT_BOOT = 60 * UNITS_PER_S  # what was said since the clock was kept must not be said again
NEEDS_NO_SIGNATURE = (mavlink.MAVLINK_MSG_ID_RADIO_STATUS, mavlink.MAVLINK_MSG_ID_RADIO)
_LINK_ID = 0


@dataclass(slots=True)
class _Kept:
    """What stands in the EEPROM."""

    key: bytes
    time: int


class SigningTalk:
    """The drone's side of a signed link. It stands still between frames, as ArduPilot's clock does."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._verifier: Verifier | None = None
        self._time = 0
        self._keep_due_s = KEEP_EVERY_S
        self._satellites_told = False

    @property
    def on(self) -> bool:
        return self._verifier is not None

    def boot(self) -> None:
        """Begin with what was kept; who spoke before is forgotten."""
        self._keep_due_s = KEEP_EVERY_S
        self._satellites_told = False
        self._load()

    def set_up(self, key: bytes, time: int) -> None:
        """A key from now on; zeros turn signing off."""
        self._kept = _Kept(key, time)
        self._load()

    def step(self, now_s: float, utc_us: int) -> None:
        """Once a tick. The first word of the satellites (`utc_us`, 0 before) sets the clock."""
        if utc_us and not self._satellites_told:
            self._satellites_told = True
            since_epoch_s = utc_us // 1_000_000 - int(EPOCH.timestamp())
            self._time = max(self._time, since_epoch_s * UNITS_PER_S)
            self._keep()
        if now_s >= self._keep_due_s:
            self._keep_due_s += KEEP_EVERY_S
            self._keep()

    def hear(self, ap: Autopilot, message: Message) -> bool:
        """Take SETUP_SIGNING; False when it is another message."""
        if message.get_type() != "SETUP_SIGNING":
            return False
        if ap.armed:
            ap.text(WARNING, "ERROR: Won't setup signing when armed")
        else:
            self.set_up(bytes(message.secret_key), int(message.initial_timestamp))
        return True

    def admits(self, frame: bytes, *, usb: bool) -> bool:
        """Whether a frame is obeyed. Judged on every channel: a right signature moves the clock."""
        if self._verifier is None:
            return True
        if self._verifier.accept(frame, self._time) is Admission.OK:
            self._time = max(self._time, time_of(frame))
            return True
        return usb or message_id(frame, 0) in NEEDS_NO_SIGNATURE

    def seal(self, frame: bytes) -> bytes:
        """The frame as it leaves."""
        if self._verifier is None or self._kept is None:
            return frame
        self._time += 1
        return sign(frame, self._kept.key, _LINK_ID, self._time)

    def _load(self) -> None:
        kept = self._kept
        if kept is None or (kept.key == bytes(KEY_BYTES) and kept.time == 0):
            self._verifier = None
            return
        self._verifier = Verifier(kept.key)
        self._time = kept.time + LATER_AT_BOOT

    def _keep(self) -> None:
        if self._verifier is not None and self._kept is not None and self._time > self._kept.time:
            self._kept = _Kept(self._kept.key, self._time)
