from __future__ import annotations

import logging
import re
import stat
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedrone.crash_report import hard_crash_lines, report, write_report
from firedrone.recent_lines import RecentLines
from firedrone.settings import Settings
from telemetry.settings import LinkSettings, SimulatorSettings
from telemetry.video.settings import VideoSettings
from ui.crash.program_fault import ProgramFault, Within, fault_of
from ui.settings import UiSettings

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)
PERSON, VILLAGE, STREET, PHONE = "Jānis Bērziņš", "Subates pagasts", "Miera iela 7", "+371 2612 3456"
LAT, LON, IP, MAIL = "56.012345", "24.123456", "192.168.144.25", "anna.kalnina@example.lv"
PASSWORD, KEY, DRONE = "hunter2secret", "9f86d081884c7d659a2feaa0c55ad015", "Vanags-3"
SECRETS = (PERSON, VILLAGE, STREET, PHONE, LAT, LON, IP, MAIL, PASSWORD, KEY, DRONE, "Jānis", "anna")

SETTINGS = Settings(
    ui=UiSettings(language="lv", brigade_place=f"{LAT},{LON}", alarm_folder=f"/srv/anna/{VILLAGE}"),
    link=LinkSettings(address=f"tcp:{IP}:5760", names={KEY: DRONE}),
    video=VideoSettings(thermal=f"rtsp://anna:{PASSWORD}@{IP}/thermal", approved=[IP]),
    simulator=SimulatorSettings(sitl="/srv/anna/ardupilot"),
)


def faults_with_secrets() -> list[ProgramFault]:
    """As code makes them that quotes what it was given."""
    found: list[ProgramFault] = []
    told = f"{PERSON}, {STREET}, {LAT} {LON}, {MAIL} {PASSWORD}"
    for error in (ValueError(told), KeyError(told), OSError(2, "No such file", f"/srv/anna/{VILLAGE}")):
        try:
            raise error
        except (ValueError, KeyError, OSError) as raised:
            found.append(fault_of(type(raised), raised, raised.__traceback__, Within.WINDOW, NOW))
    return found


def lines_with_secrets() -> tuple[str, ...]:
    kept = RecentLines()
    log = logging.getLogger("telemetry.session_of_a_test")
    log.addHandler(kept)
    log.propagate = False
    try:
        log.warning("%s: %s did not answer (%s)", DRONE, IP, PERSON)
        try:
            float(f"{LAT} {LON} {KEY}")
        except ValueError:
            log.exception("the link to %s broke", IP)
        other = logging.getLogger("somebodys.library")
        other.addHandler(kept)
        other.propagate = False
        other.warning(f"request to {IP} by {MAIL}")
        other.removeHandler(kept)
    finally:
        log.removeHandler(kept)
    return kept.lines


DUMP = f"""Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/srv/anna/{VILLAGE}/ui/map/canvas.py", line 12 in paint
  File "/srv/anna/start.py", line 1 in <module>
{PERSON} {LAT}
Extension modules: {KEY}
"""


def test_no_planted_secret_is_in_it():
    text = report(faults_with_secrets(), SETTINGS, lines_with_secrets(), NOW, DUMP)
    assert [secret for secret in SECRETS if secret in text] == []


def test_what_helps_is_in_it():
    text = report(faults_with_secrets(), SETTINGS, lines_with_secrets(), NOW, DUMP)
    for said in (
        "KeyError in ",
        "test_crash_report.py",
        "faults_with_secrets",
        "No such file",
        f"Python {sys.version_info.major}.{sys.version_info.minor}",
        "ui.language = lv",
        "ui.brigade_place: given",
        "video.visible: not given",
        "the link to %s broke [ValueError]",
        "ui/map/canvas.py:12 paint",
    ):
        assert said in text


def test_it_is_a_new_file_that_only_its_owner_reads(tmp_path: Path):
    path = write_report(tmp_path, faults_with_secrets(), SETTINGS, ())
    assert path.parent.parent == tmp_path
    assert "KeyError" in path.read_text("utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_the_callers_to_say(tmp_path: Path):
    (tmp_path / "fault-reports").write_text("a file")
    with pytest.raises(OSError, match="exists"):
        write_report(tmp_path, (), SETTINGS, ())


@given(st.lists(st.sampled_from([*SECRETS, '  File "', '/ui/map/a.py", line 3 in ', "x", "\n", " "])))
def test_of_a_dump_that_others_wrote_into_nothing_but_steps_is_taken(parts: list[str]):
    for line in hard_crash_lines("".join(parts)):
        assert re.fullmatch(r"  [^ ]*( [^ ]*)*:3 [<>\w]+", line), line
