"""A link over a serial port: a telemetry radio or a USB cable."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import serial

from telemetry.clock import WallClock
from telemetry.link.link import LinkError
from telemetry.link.outbox import Outbox
from telemetry.link.serial_devices import SerialDevice, device_at, found_again, is_autopilot, serial_devices

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.link.address import SerialAddress

READ_BYTES = 4096


class SerialOpener:
    """Opens a port by its name, and later the same device by its USB serial number, whatever it is called."""

    def __init__(
        self,
        address: SerialAddress,
        text: str,
        devices: Callable[[], tuple[SerialDevice, ...]] = serial_devices,
    ) -> None:
        self._address = address
        self._text = text
        self._devices = devices
        self._device: SerialDevice | None = None  # what was behind the name when it was first opened

    def __call__(self) -> SerialLink:
        plugged_in = self._devices()
        port = self._port(plugged_in)
        device = device_at(port, plugged_in)
        link = SerialLink(replace(self._address, port=port), self._text, trusted=is_autopilot(port, device))
        self._device = self._device or device
        return link

    def _port(self, plugged_in: tuple[SerialDevice, ...]) -> str:
        known = self._device
        if known is None:
            return self._address.port
        again = found_again(known, plugged_in)
        if again is None:
            number = f" with serial number {known.serial_number}" if known.serial_number else ""
            raise LinkError(f"{self._text}: the device{number} is not plugged in; is the cable in?")
        return self._address.port if again.port == known.port else again.port  # a name that outlives it first


class SerialLink:
    """Bytes on a wire. A pulled cable is a LinkError at the next read or write, never silence."""

    live = True
    down = None
    sender = None
    strangers = 0  # it has one end

    def __init__(self, address: SerialAddress, text: str, *, trusted: bool = False) -> None:
        try:
            self._port = serial.Serial(address.port, address.baud, timeout=0, write_timeout=0, exclusive=True)
        except (serial.SerialException, OSError, ValueError) as error:
            raise LinkError(f"{text} cannot be opened: {_reason(error, address.port)}") from error
        self.address = text
        self.clock = WallClock()
        self.trusted = trusted
        self._outbox = Outbox(self._give)

    def read(self, timeout_s: float) -> list[bytes]:
        try:
            self._port.timeout = timeout_s
            data = self._port.read(1)
            waiting = self._port.in_waiting if data else 0
            data += self._port.read(min(waiting, READ_BYTES)) if waiting else b""
            taken = self._outbox.flush()
        except (serial.SerialException, OSError) as error:
            raise self._gone() from error
        if not taken:
            raise LinkError(f"{self.address} takes nothing any more: is the radio still powered?")
        return [data] if data else []

    def overheard(self) -> list[tuple[str, bytes]]:
        return []

    def accept_peer(self, sender: str | None = None) -> None:
        pass  # a wire has one end

    def answer(self, data: bytes) -> None:
        self.write(data)

    def write(self, data: bytes) -> None:
        try:
            self._outbox.send(data)
        except (serial.SerialException, OSError) as error:
            raise self._gone() from error

    def close(self) -> None:
        self._port.close()

    def _give(self, data: bytes) -> int:
        if os.name != "posix":
            return self._port.write(data) or 0
        try:
            # Not pyserial's own write: without a time-out it turns round and round on a full buffer.
            return os.write(self._port.fileno(), data)
        except BlockingIOError:
            return 0

    def _gone(self) -> LinkError:
        return LinkError(f"{self.address} is gone: the cable was pulled or the radio lost power")


def _reason(error: Exception, port: str) -> str:
    number = getattr(error, "errno", None)
    if number == errno.ENOENT:
        return f"there is no {port}; is the cable in? The ports of this computer are listed by its system"
    if number == errno.EACCES:
        return f"no permission for {port}; add yourself to the group dialout and log in again"
    if number == errno.EBUSY or "exclusively lock" in str(error):
        return f"{port} is in use by another program"
    return str(error)
