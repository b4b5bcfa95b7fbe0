"""What the drone says: frames in the order a real one sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from telemetry.messages import Codec, mavlink

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Outgoing

CRITICAL: Final = 2
WARNING: Final = 4
NOTICE: Final = 5
INFO: Final = 6
DEBUG: Final = 7


class Voice:
    """Collects frames. An answer goes out at once; texts and reports queue up behind it."""

    def __init__(self, seal: Callable[[bytes], bytes] = lambda frame: frame) -> None:
        """`seal` puts the signature to a frame that leaves."""
        self._seal = seal
        self._codec = Codec(1, mavlink.MAV_COMP_ID_AUTOPILOT1)
        self._system = 1
        self._others: dict[int, Codec] = {}  # components whose frames the autopilot carries
        self._out = bytearray()
        self._behind: list[Outgoing] = []
        self.silent = False

    def begin(self, system: int) -> None:
        """A boot: speak as `system`, forget what waits."""
        self._codec = Codec(system, mavlink.MAV_COMP_ID_AUTOPILOT1)
        self._system = system
        self._others.clear()
        self._behind.clear()

    def say(self, message: Outgoing) -> None:
        """Send now. A broken link loses the frame, not its sequence number."""
        self._send(self._codec.pack(message))

    def say_as(self, component: int, message: Outgoing) -> None:
        """Send now what another component of the drone says, with its own sequence numbers."""
        codec = self._others.get(component)
        if codec is None:
            codec = self._others[component] = Codec(self._system, component)
        self._send(codec.pack(message))

    def babble(self, noise: bytes) -> None:
        """Bytes that are no frame."""
        if not self.silent:
            self._out += noise

    def later(self, message: Outgoing) -> None:
        """Send after the answer that is being prepared."""
        self._behind.append(message)

    def text(self, severity: int, text: str) -> None:
        """A STATUSTEXT; ours are all short enough for one message."""
        self.later(mavlink.MAVLink_statustext_message(severity, text.encode("ascii", "replace")[:50]))

    def flush(self) -> None:
        """Let what waited behind an answer go."""
        if self._behind:
            waiting, self._behind = self._behind, []
            for message in waiting:
                self.say(message)

    def _send(self, frame: bytes) -> None:
        if not self.silent:
            self._out += self._seal(frame)

    def take(self) -> bytes:
        """Everything said since the last call."""
        if not self._out:
            return b""
        said, self._out = bytes(self._out), bytearray()
        return said
