"""Bad air behind a serial port: a pseudo-terminal under the names that a USB radio gets in turn."""

from __future__ import annotations

import os
import pty
import tty
from typing import TYPE_CHECKING

from training.chaos.proxy import Proxy
from training.chaos.udp_proxy import UdpEnd
from training.chaos.way import datagrams

if TYPE_CHECKING:
    from pathlib import Path

    from training.chaos.air import Air

READ_BYTES = 65_536
NAMES = ("ttyUSB0", "ttyUSB1")  # a radio that is plugged in again gets the next one


def pty_proxy(vehicle_port: int, folder: Path, air: Air, seed: int = 1, *, down: Air | None = None) -> Proxy:
    """The vehicle waits for datagrams at `vehicle_port` (UDP); the station opens `folder`/ttyUSB0."""
    return Proxy(PtyEnd(folder), UdpEnd(vehicle_port), air, seed, down=down)


class PtyEnd:
    """A serial port in `folder`. Out of the computer, its name is gone and reading it fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._times = 0
        self._numbers: tuple[int, int] | None = None  # our end, and theirs: held open, so that it stays
        self.plug()

    @property
    def path(self) -> Path:
        """The port's name now, or the one it had last."""
        return self._folder / NAMES[(self._times - 1) % len(NAMES)]

    @property
    def address(self) -> str:
        return f"serial:{self.path}"

    def waits_on(self) -> list[int]:
        return [self._numbers[0]] if self._numbers else []

    def receive(self) -> list[bytes]:
        if self._numbers is None:
            return []
        try:
            return datagrams(os.read(self._numbers[0], READ_BYTES))
        except OSError:  # nothing waits
            return []

    def send(self, datagram: bytes) -> None:
        if self._numbers is None:
            return
        try:
            os.write(self._numbers[0], datagram)
        except OSError:  # nobody reads: its buffer is full
            return

    def pull(self) -> None:
        if self._numbers is None:
            return
        self.path.unlink(missing_ok=True)
        for number in self._numbers:
            os.close(number)
        self._numbers = None

    def plug(self) -> None:
        self.pull()
        ours, theirs = pty.openpty()
        tty.setraw(theirs)
        os.set_blocking(ours, False)
        self._numbers = (ours, theirs)
        self._times += 1
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(theirs))
