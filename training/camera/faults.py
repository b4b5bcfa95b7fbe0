"""What a trainer can break in the test camera's streams."""

from __future__ import annotations

from dataclasses import dataclass

NO_SHARE = 0.0


@dataclass(frozen=True, slots=True)
class StreamFaults:
    """Everything at its default is a stream as it should be. Shares are of packets, 0..1."""

    frozen: bool = False  # connected, and nothing comes: as a radio that is shaded
    stuck: bool = False  # pictures come, and they are one and the same: as a camera that hangs
    black: bool = False  # pictures come, and show nothing: as a shutter that stays closed
    lost: float = NO_SHARE
    swapped: float = NO_SHARE  # packets that come after their follower
    late_s: float = 0.0  # each packet so much later
    key_every_s: float = 1.0  # time from key frame to key frame
    never_marked: bool = False  # the marker of a picture's last packet is not set
    wrong_parameters: bool = False  # the description names the parameter sets of another size
    size_px: tuple[int, int] | None = None  # another size from the next key frame on; None: the lens's own

    @property
    def hangs(self) -> bool:
        """No new picture is taken."""
        return self.frozen or self.stuck


SOUND = StreamFaults()
FROZEN, STUCK, BLACK = StreamFaults(frozen=True), StreamFaults(stuck=True), StreamFaults(black=True)
