"""The serial devices of this computer: which is which, whatever name the system gives it today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from serial.tools import list_ports

if TYPE_CHECKING:
    from collections.abc import Iterable

# USB vendors whose devices are flight controllers, as the ground stations list them.
_AUTOPILOT_VENDORS = frozenset(
    {
        0x0483,  # STMicroelectronics' virtual serial port, as many flight controllers come
        0x1209,  # pid.codes: ArduPilot
        0x1FC9,  # NXP
        0x2341,  # Arduino: APM
        0x26AC,  # 3D Robotics: Pixhawk
        0x27AC,  # Laser Navigation
        0x2DAE,  # CubePilot
        0x3162,  # Holybro
        0x3163,  # CUAV
        0x35A7,  # CUAV
    }
)
# USB to serial converters: behind them stands a radio, or a cable that nobody can tell from one.
_CONVERTER_VENDORS = frozenset({0x0403, 0x067B, 0x10C4, 0x1A86})
_USB_MODEM = re.compile(r"/dev/(ttyACM|cu\.usbmodem|tty\.usbmodem)")  # USB all the way to the other chip


@dataclass(frozen=True, slots=True)
class SerialDevice:
    """A serial port as the system lists it. Radios and autopilots have a serial number, cheap cables none."""

    port: str
    vendor: int | None = None
    product: int | None = None
    serial_number: str | None = None


def serial_devices() -> tuple[SerialDevice, ...]:
    """What is plugged in now."""
    found = cast("Iterable[Any]", list_ports.comports())
    return tuple(SerialDevice(one.device, one.vid, one.pid, one.serial_number or None) for one in found)


def device_at(port: str, devices: Iterable[SerialDevice]) -> SerialDevice | None:
    """The device behind a port name, which may be a link such as /dev/serial/by-id/…"""
    real = str(Path(port).resolve()) if port.startswith("/") else port
    return next((device for device in devices if device.port in (port, real)), None)


def found_again(device: SerialDevice, devices: Iterable[SerialDevice]) -> SerialDevice | None:
    """The same device under whatever name it has now. Without a serial number the name must be the same."""
    for other in devices:
        if (other.vendor, other.product, other.serial_number) != (
            device.vendor,
            device.product,
            device.serial_number,
        ):
            continue
        if device.serial_number is not None or other.port == device.port:
            return other
    return None


def is_autopilot(port: str, device: SerialDevice | None) -> bool:
    """Whether this is a USB cable straight to a flight controller, and no radio that others hear too."""
    vendor = device.vendor if device is not None else None
    if vendor in _CONVERTER_VENDORS:
        return False
    real = device.port if device is not None else port
    return vendor in _AUTOPILOT_VENDORS or _USB_MODEM.match(real) is not None
