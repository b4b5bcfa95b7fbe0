"""Which serial device is which: by its USB serial number, and whether it is a drone's own cable."""

from __future__ import annotations

from pathlib import Path

import pytest

from telemetry.link.serial_devices import (
    SerialDevice,
    device_at,
    found_again,
    is_autopilot,
    serial_devices,
)

RADIO = SerialDevice("/dev/ttyUSB0", 0x0403, 0x6015, "D30A1B2C")
OTHER_RADIO = SerialDevice("/dev/ttyUSB1", 0x0403, 0x6015, "D30A9999")
CHEAP = SerialDevice("/dev/ttyUSB2", 0x1A86, 0x7523)
CUBE = SerialDevice("/dev/ttyACM0", 0x2DAE, 0x1011, "2B0030000551")


def test_the_same_radio_is_found_under_its_new_name():
    moved = SerialDevice("/dev/ttyUSB7", RADIO.vendor, RADIO.product, RADIO.serial_number)
    assert found_again(RADIO, (OTHER_RADIO, moved)) is moved


def test_another_radio_under_the_old_name_is_not_taken_for_it():
    impostor = SerialDevice(RADIO.port, RADIO.vendor, RADIO.product, "D30A9999")
    assert found_again(RADIO, (impostor, CHEAP)) is None


def test_without_a_serial_number_only_the_name_can_tell():
    assert found_again(CHEAP, (RADIO, CHEAP)) is CHEAP
    assert found_again(CHEAP, (SerialDevice("/dev/ttyUSB5", CHEAP.vendor, CHEAP.product),)) is None


def test_a_link_to_a_port_is_that_port(tmp_path: Path):
    real = tmp_path / "ttyUSB0"
    real.touch()
    by_id = tmp_path / "usb-radio"
    by_id.symlink_to(real)
    device = SerialDevice(str(real))
    assert device_at(str(by_id), (CUBE, device)) is device
    assert device_at("COM5", (CUBE,)) is None


@pytest.mark.parametrize(
    ("port", "device", "trusted"),
    [
        ("/dev/ttyUSB0", RADIO, False),
        ("/dev/ttyUSB2", CHEAP, False),
        ("/dev/ttyACM0", CUBE, True),
        ("/dev/ttyACM0", None, True),
        ("/dev/serial/by-id/usb-CubePilot", CUBE, True),
        ("/dev/ttyACM3", SerialDevice("/dev/ttyACM3", 0x10C4, 0xEA60, "1"), False),
        ("COM5", SerialDevice("COM5", 0x1209, 0x5741, "1"), True),
        ("COM5", None, False),
        ("/dev/cu.usbmodem01", None, True),
        ("/dev/ttyS0", None, False),
    ],
)
def test_a_cable_to_a_flight_controller_is_trusted_and_a_radio_is_not(
    port: str, device: SerialDevice | None, trusted: bool
):
    assert is_autopilot(port, device) is trusted


def test_the_devices_of_this_computer_can_be_listed():
    assert all(device.port for device in serial_devices())
