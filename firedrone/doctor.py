"""What this computer lacks for FireDrone, and the exact line that mends it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from enum import StrEnum
from getpass import getuser
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from firedrone.laptop import PORT_RULE, Laptop, look_at_laptop
from firedrone.screen import has_screen, missing_packages
from firedrone.simulator import simulator_here
from telemetry import dronekit_installed, key_store

SERIAL_GROUP = "dialout"  # Debian's and Ubuntu's group for serial ports
# An hour of telemetry is at most 92 MB (400 messages a second), an hour of video about 2 GB.
TOO_LITTLE_BYTES = 200_000_000
LITTLE_BYTES = 5_000_000_000
LEAST_SCREEN_PX = (1366, 768)  # every page stands whole on it
LITTLE_SHARED_BYTES = 64_000_000  # both pictures of a camera in 4K, between two processes
# USB ids of autopilots (3DR, ArduPilot, Hex, Holybro), and of chips in radios and cables (FTDI, Silicon Labs)
PORT_VENDORS = ("26ac", "1209", "2dae", "3162", "0403", "10c4")
QT_THAT_ABORTS = (6, 12)  # on Python 3.11; tests/test_pyside_is_safe.py shows how
PYTHON_WITH_IMMORTAL_NONE = (3, 12)


class Severity(StrEnum):
    """Red: FireDrone does not run. Amber: something of it will not work."""

    RED = "red"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing, for people, and the line to type."""

    code: str
    severity: Severity
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Computer:
    """What was found, before anybody judges it."""

    missing_packages: tuple[str, ...]  # Debian packages of libraries that Qt would not find
    qt: tuple[int, ...] | None
    python: tuple[int, int]
    font: bool
    screen: bool
    data: Path
    unwritable: str | None  # the system's reason
    free_bytes: int
    locked_ports: tuple[str, ...]  # serial ports that are there and refuse us
    serial_allowed: bool
    dronekit: str | None
    wrong_sitl: str | None  # why the ArduPilot SITL that the user named is none
    key_store: bool  # somewhere to keep the keys of the drones
    sealed_keys: bool  # a file of keys is there, and nobody gave its passphrase
    user: str
    root: bool
    apt: bool
    laptop: Laptop = field(default_factory=Laptop)


def examine(data: Path) -> list[Finding]:
    """All that is missing on this computer, with the data folder `data`; the worst first."""
    return judge(look(data))


def look(data: Path) -> Computer:
    """Gather the facts. Reads, loads libraries, writes nothing that stays."""
    there = _nearest_existing(data)
    return Computer(
        missing_packages=missing_packages(),
        qt=_qt_version(),
        python=sys.version_info[:2],
        font=find_spec("fontpkg_inter") is not None,
        screen=has_screen(),
        data=data,
        unwritable=_unwritable(there),
        free_bytes=shutil.disk_usage(there).free,
        locked_ports=_locked_ports(),
        serial_allowed=_is_in_group(SERIAL_GROUP),
        dronekit=dronekit_installed.why_not(),
        wrong_sitl=simulator_here(data).wrong,
        key_store=key_store.is_there(),
        sealed_keys=key_store.is_sealed(data),
        user=getuser(),
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        apt=shutil.which("apt-get") is not None,
        laptop=look_at_laptop(),
    )


def judge(computer: Computer) -> list[Finding]:
    """What of it matters; the worst first."""
    found = (
        *(_libraries, _qt, _font, _screen, _data_folder, _disk, _serial, _keys, _dronekit, _sitl),
        *(_clock, _modems, _small_screen, _shared_memory, _path, _sound),
    )
    findings = [finding for judged in found if (finding := judged(computer)) is not None]
    return sorted(findings, key=lambda finding: finding.severity is not Severity.RED)


# --- what matters --------------------------------------------------------------------------------


def _libraries(computer: Computer) -> Finding | None:
    if not computer.missing_packages:
        return None
    packages = " ".join(computer.missing_packages)
    sudo = "" if computer.root else "sudo "
    mend = f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {packages}"
    if not computer.apt:
        mend = f"install what Debian calls: {packages}"
    return Finding("qt_libraries", Severity.RED, "libraries that the window needs are missing", mend)


def _qt(computer: Computer) -> Finding | None:
    mend = f"{sys.executable} -m pip install 'PySide6-Essentials>=6.8,<6.12'"
    if computer.qt is None:
        return Finding("qt", Severity.RED, "Qt for Python is not installed", mend)
    if computer.qt < QT_THAT_ABORTS or computer.python >= PYTHON_WITH_IMMORTAL_NONE:
        return None
    version = ".".join(str(part) for part in computer.qt)
    return Finding(
        "qt", Severity.RED, f"PySide6 {version} aborts on this Python after some hundred calls", mend
    )


def _font(computer: Computer) -> Finding | None:
    if computer.font:
        return None
    mend = f"{sys.executable} -m pip install fontpkg-inter"
    return Finding("font", Severity.RED, "the font with Latvian and Lithuanian letters is missing", mend)


def _screen(computer: Computer) -> Finding | None:
    if computer.screen:
        return None
    mend = "log in at the desktop; or, to draw without a screen: QT_QPA_PLATFORM=offscreen firedrone demo"
    return Finding("screen", Severity.AMBER, "there is no screen here, so no window can open", mend)


def _data_folder(computer: Computer) -> Finding | None:
    if computer.unwritable is None:
        return None
    what = f"nothing can be recorded in {computer.data}: {computer.unwritable}"
    mend = f"sudo chown -R {computer.user} {computer.data}; or choose another place: firedrone --data FOLDER"
    return Finding("data_folder", Severity.RED, what, mend)


def _disk(computer: Computer) -> Finding | None:
    if computer.free_bytes >= LITTLE_BYTES:
        return None
    severity = Severity.RED if computer.free_bytes < TOO_LITTLE_BYTES else Severity.AMBER
    what = f"{computer.free_bytes / 1e9:.1f} GB are free on the disk of {computer.data}"
    mend = f"du -sh {computer.data}/flights/* | sort -h    (then move the largest to another disk)"
    return Finding("disk_space", severity, what, mend)


def _serial(computer: Computer) -> Finding | None:
    if computer.serial_allowed and not computer.locked_ports:
        return None
    ports = ", ".join(computer.locked_ports) or "serial ports (a radio, a cable to the drone)"
    mend = f"sudo usermod -a -G {SERIAL_GROUP} {computer.user}    (then log out and in again)"
    return Finding("serial_ports", Severity.AMBER, f"{computer.user} may not open {ports}", mend)


def _keys(computer: Computer) -> Finding | None:
    give = f"export {key_store.PASSPHRASE}='...'    (the brigade's passphrase)"
    if computer.sealed_keys:
        what = (
            f"the keys of the drones are in {computer.data / key_store.FILE}, and nobody gave its passphrase"
        )
        return Finding("key_store", Severity.AMBER, what, give)
    if computer.key_store:
        return None
    what = "this system has no key store, so no drone can be paired: whoever is in range can command it"
    if computer.apt:
        sudo = "" if computer.root else "sudo "
        give = f"{sudo}apt-get install -y gnome-keyring    (then log out and in again); or {give}"
    return Finding("key_store", Severity.AMBER, what, give)


def _dronekit(computer: Computer) -> Finding | None:
    if computer.dronekit in (None, dronekit_installed.NONE):  # without it nothing but scripts is missing
        return None
    sentence, _, line = computer.dronekit.partition(": ")
    return Finding("dronekit", Severity.AMBER, sentence, line)


def _sitl(computer: Computer) -> Finding | None:
    if computer.wrong_sitl is None:  # without one nothing is missing: exercises fly with the embedded drone
        return None
    sentence, _, mend = computer.wrong_sitl.partition(": ")
    return Finding("sitl", Severity.AMBER, sentence, mend)


def _clock(computer: Computer) -> Finding | None:
    if computer.laptop.clock_synced is not False:
        return None
    what = "the clock is set by nobody: the record of a flight would not fit the dispatch record"
    return Finding("clock", Severity.AMBER, what, f"{_sudo(computer)}timedatectl set-ntp true")


def _modems(computer: Computer) -> Finding | None:
    if not computer.laptop.modems_sought:
        return None
    what = "ModemManager takes every new serial port for a modem and disturbs the radio of the drone"
    rule = r"""'ATTRS{idVendor}=="%s", ENV{ID_MM_DEVICE_IGNORE}="1"\n'"""
    sudo = _sudo(computer)
    mend = (
        f"printf {rule} {' '.join(PORT_VENDORS)} | {sudo}tee {PORT_RULE} && {sudo}udevadm control --reload"
        "    (then plug it in again)"
    )
    return Finding("modem_manager", Severity.AMBER, what, mend)


def _small_screen(computer: Computer) -> Finding | None:
    screens = computer.laptop.screens_px
    wide, high = LEAST_SCREEN_PX
    if not screens or any(across >= wide and down >= high for across, down in screens):
        return None
    across, down = max(screens)
    what = f"the screen has {across} x {down} pixels; pages are made for {wide} x {high} and more"
    mend = "QT_SCALE_FACTOR=0.8 firedrone    (smaller letters; or connect a larger screen)"
    return Finding("small_screen", Severity.AMBER, what, mend)


def _shared_memory(computer: Computer) -> Finding | None:
    free = computer.laptop.shared_free_bytes
    if free is None or free >= LITTLE_SHARED_BYTES:
        return None
    what = f"{free / 1e6:.0f} MB of shared memory are free: the picture of the camera needs more"
    mend = f"{_sudo(computer)}mount -o remount,size=512M /dev/shm"
    return Finding("shared_memory", Severity.AMBER, what, mend)


def _path(computer: Computer) -> Finding | None:
    if not computer.laptop.off_path:
        return None
    what = "a terminal does not find the command firedrone"
    return Finding("path", Severity.AMBER, what, "pipx ensurepath    (then open a new terminal)")


def _sound(computer: Computer) -> Finding | None:
    if not computer.laptop.silent:
        return None
    mend = f"{_sudo(computer)}apt-get install -y alsa-utils" if computer.apt else "install aplay (alsa-utils)"
    return Finding("sound", Severity.AMBER, "no program here plays sounds: alarms are only seen", mend)


def _sudo(computer: Computer) -> str:
    return "" if computer.root else "sudo "


# --- the facts -----------------------------------------------------------------------------------


def _qt_version() -> tuple[int, ...] | None:
    try:
        version = metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        return None
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _nearest_existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.absolute().parents) if path.exists())


def _unwritable(there: Path) -> str | None:
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"firedrone")
    except OSError as error:
        return error.strerror or str(error)
    return None


def _locked_ports() -> tuple[str, ...]:
    ports = sorted(str(port) for kind in ("ttyUSB*", "ttyACM*") for port in Path("/dev").glob(kind))
    return tuple(port for port in ports if not os.access(port, os.R_OK | os.W_OK))


def _is_in_group(name: str) -> bool:
    """True as well where the question makes no sense: other systems, other groups, root."""
    if sys.platform != "linux" or os.geteuid() == 0:
        return True
    import grp  # noqa: PLC0415 not on Windows

    try:
        return grp.getgrnam(name).gr_gid in {*os.getgroups(), os.getegid()}
    except KeyError:
        return True
