"""A link over a serial port: a telemetry radio or a USB cable."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import serial

from telemetry.clock import WallClock
from telemetry.link.link import LinkError

if TYPE_CHECKING:
    from telemetry.link.address import SerialAddress

READ_BYTES = 4096
WRITE_TIMEOUT_S = 1.0


class SerialLink:
    """Bytes on a wire. A pulled cable is a LinkError at the next read or write, never silence."""

    live = True
    strangers = 0  # it has one end

    def __init__(self, address: SerialAddress, text: str) -> None:
        try:
            self._port = serial.Serial(
                address.port, address.baud, timeout=0, write_timeout=WRITE_TIMEOUT_S, exclusive=True
            )
        except (serial.SerialException, ValueError) as error:
            raise LinkError(f"{text} cannot be opened: {_reason(error, address.port)}") from error
        self.address = text
        self.clock = WallClock()

    def read(self, timeout_s: float) -> list[bytes]:
        try:
            self._port.timeout = timeout_s
            data = self._port.read(1)
            waiting = self._port.in_waiting if data else 0
            data += self._port.read(min(waiting, READ_BYTES)) if waiting else b""
        except (serial.SerialException, OSError) as error:
            raise LinkError(
                f"{self.address} is gone: the cable was pulled or the radio lost power"
            ) from error
        return [data] if data else []

    def accept_peer(self) -> None:
        pass  # a wire has one end

    def write(self, data: bytes) -> None:
        try:
            self._port.write(data)
        except serial.SerialTimeoutException:
            pass  # the radio's buffer is full: what was lost is asked for again by its protocol
        except (serial.SerialException, OSError) as error:
            raise LinkError(
                f"{self.address} is gone: the cable was pulled or the radio lost power"
            ) from error

    def close(self) -> None:
        self._port.close()


def _reason(error: Exception, port: str) -> str:
    number = getattr(error, "errno", None)
    if number == errno.ENOENT:
        return f"there is no {port}; is the cable in? The ports of this computer are listed by its system"
    if number == errno.EACCES:
        return f"no permission for {port}; add yourself to the group dialout and log in again"
    if number == errno.EBUSY or "exclusively lock" in str(error):
        return f"{port} is in use by another program"
    return str(error)
