import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from firedrone.doctor import (
    PORT_VENDORS,
    Computer,
    Finding,
    Severity,
    examine,
    judge,
    look,
)
from firedrone.laptop import Laptop
from firedrone.screen import QT_LIBRARIES
from telemetry import dronekit_installed

GOOD = Computer(
    missing_packages=(),
    qt=(6, 11, 3),
    python=(3, 11),
    font=True,
    screen=True,
    data=Path("/data"),
    unwritable=None,
    free_bytes=50_000_000_000,
    locked_ports=(),
    serial_allowed=True,
    dronekit=None,
    wrong_sitl=None,
    key_store=True,
    sealed_keys=False,
    user="anna",
    root=False,
    apt=True,
)


def only(**what: Any) -> Finding:
    (finding,) = judge(replace(GOOD, **what))
    return finding


def test_a_good_computer_lacks_nothing():
    assert judge(GOOD) == []


def test_missing_libraries_are_named_in_the_line_that_installs_them():
    finding = only(missing_packages=("libegl1", "libxcb-cursor0"))
    assert finding.severity is Severity.RED
    assert finding.mend == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"
    )


def test_root_needs_no_sudo():
    assert only(missing_packages=("libegl1",), root=True).mend.startswith("apt-get update")


def test_another_system_is_told_the_names_alone():
    assert only(missing_packages=("libegl1",), apt=False).mend == "install what Debian calls: libegl1"


def test_the_qt_that_aborts_is_found_on_the_python_it_aborts_on():
    assert "PySide6 6.12.0 aborts" in only(qt=(6, 12, 0)).what
    assert judge(replace(GOOD, qt=(6, 12, 0), python=(3, 12))) == []


def test_no_qt_at_all_is_red():
    assert only(qt=None).severity is Severity.RED


def test_a_full_disk_is_red_and_a_filling_one_amber():
    assert only(free_bytes=100_000_000).severity is Severity.RED
    assert only(free_bytes=3_000_000_000).severity is Severity.AMBER


def test_a_folder_that_cannot_be_written_names_folder_reason_and_owner():
    finding = only(unwritable="Permission denied")
    assert finding.what == "nothing can be recorded in /data: Permission denied"
    assert finding.mend.startswith("sudo chown -R anna /data")


def test_a_simulator_that_was_named_and_is_none_is_amber():
    wrong = "FIREDRONE_SITL names /no/copter as ArduPilot SITL, and there is no such program: correct it"
    finding = only(wrong_sitl=wrong)
    assert finding.severity is Severity.AMBER
    assert finding.what.endswith("there is no such program")
    assert finding.mend == "correct it"


@pytest.mark.parametrize(
    ("what", "named"),
    [({"serial_allowed": False}, "a radio"), ({"locked_ports": ("/dev/ttyUSB0",)}, "/dev/ttyUSB0")],
)
def test_a_user_who_may_not_open_the_radio_is_told_which_group_to_join(what: dict[str, Any], named: str):
    finding = only(**what)
    assert named in finding.what
    assert finding.mend.startswith("sudo usermod -a -G dialout anna")


def test_dronekit_is_missed_only_when_a_wrong_one_is_there():
    assert judge(replace(GOOD, dronekit=dronekit_installed.NONE)) == []
    finding = only(dronekit=dronekit_installed.OLD.format(version="2.9.2"))
    assert finding.mend == "pip uninstall -y dronekit dronekit2 && pip install 'dronekit2>=3'"


def test_without_a_key_store_links_stay_unsigned_and_that_is_amber():
    finding = only(key_store=False)
    assert finding.severity is Severity.AMBER
    assert finding.mend.startswith("sudo apt-get install -y gnome-keyring")
    assert "FIREDRONE_PASSPHRASE" in finding.mend
    assert only(key_store=False, apt=False).mend.startswith("export FIREDRONE_PASSPHRASE=")


def test_keys_behind_a_passphrase_that_nobody_gave_are_missed():
    finding = only(sealed_keys=True)
    assert "/data/keys.sealed" in finding.what
    assert finding.mend.startswith("export FIREDRONE_PASSPHRASE=")


@pytest.mark.parametrize(
    ("laptop", "code", "mend"),
    [
        (Laptop(clock_synced=False), "clock", "sudo timedatectl set-ntp true"),
        (Laptop(modems_sought=True), "modem_manager", "printf 'ATTRS{idVendor}"),
        (Laptop(screens_px=((1024, 768),)), "small_screen", "QT_SCALE_FACTOR=0.8"),
        (Laptop(shared_free_bytes=1_000_000), "shared_memory", "sudo mount -o remount,size=512M /dev/shm"),
        (Laptop(off_path=True), "path", "pipx ensurepath"),
        (Laptop(silent=True), "sound", "sudo apt-get install -y alsa-utils"),
    ],
)
def test_what_a_laptop_lacks_is_amber_and_has_its_line(laptop: Laptop, code: str, mend: str):
    finding = only(laptop=laptop)
    assert (finding.code, finding.severity) == (code, Severity.AMBER)
    assert finding.mend.startswith(mend)


def test_one_screen_that_is_large_enough_is_enough():
    assert judge(replace(GOOD, laptop=Laptop(screens_px=((1024, 768), (1920, 1080))))) == []


def test_the_line_against_modems_writes_one_rule_for_each_maker():
    line = only(laptop=Laptop(modems_sought=True)).mend.partition(" | ")[0]
    rules = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True).stdout.splitlines()
    assert rules[0] == 'ATTRS{idVendor}=="26ac", ENV{ID_MM_DEVICE_IGNORE}="1"'
    assert len(rules) == len(PORT_VENDORS)


def test_the_worst_comes_first():
    findings = judge(replace(GOOD, screen=False, font=False, serial_allowed=False))
    assert [finding.severity for finding in findings] == [Severity.RED, Severity.AMBER, Severity.AMBER]


def test_looking_leaves_nothing_behind(tmp_path: Path):
    data = tmp_path / "not" / "there"
    assert look(data).unwritable is None
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_a_file_cannot_be_written(tmp_path: Path):
    place = tmp_path / "file"
    place.write_text("x")
    assert any(finding.code == "data_folder" for finding in examine(place))


def test_the_list_of_libraries_is_one_library_and_one_package_a_line():
    rows = [line.split() for line in QT_LIBRARIES.read_text("utf-8").splitlines()]
    assert all(len(row) == 2 and ".so." in row[0] for row in rows)
    assert len({library for library, _ in rows}) == len(rows)


WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None  # as where a library of the system is missing
from firedrone.cli import main
raise SystemExit(main(["doctor", "--json"]))
"""


def test_the_doctor_comes_where_qt_does_not_load():
    ran = subprocess.run([sys.executable, "-c", WITHOUT_QT], capture_output=True, text=True, check=False)
    assert "findings" in json.loads(ran.stdout), ran.stderr
