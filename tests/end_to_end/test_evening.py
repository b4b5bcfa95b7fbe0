"""From the download to the report before a real X server: keys come from outside, all parts are real."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from incidents.codes import IncidentCode
from incidents.local_time import ZONE
from telemetry.events import EventCode
from telemetry.flight_folder import flight_folders, read_card
from telemetry.frames import read_frames
from tests.end_to_end.installing import by_script, by_wheel, clean_copy
from tests.end_to_end.laptop import Laptop, button, free_udp_port
from tests.end_to_end.screen import SIZE, Screen, end, screen
from tests.figures import say
from ui.readiness import CrewTick

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

WHERE = 'Kūlas ugunsgrēks. Dobeles nov., Tērvetes pag., "Paraugi". 56.3842, 24.6515'
DRONE = "56.3837,24.6502"
FLIGHT_S, CLOSE_S = 120.0, 20.0
LEAST_COLOURS = 50  # letters, icons and a map; an empty window has a handful
MOST_OF_ONE = 0.8  # of the screen in one colour

# The five buttons of the pages, from the left.
LOOK_THERE, CHECK = 4, 5
START_TRAINING = 1
MARK, COME_HOME, LAND_HERE = 3, 4, 5
FINISH = 5


@pytest.fixture
def x(tmp_path: Path) -> Iterator[Screen]:
    with screen(tmp_path / "screen") as opened:
        yield opened


@pytest.fixture
def laptop(tmp_path: Path, x: Screen) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "laptop", x)
    yield made
    made.close()


def test_installed_from_a_download_it_stands_in_the_menu_opens_and_closes(
    tmp_path: Path, x: Screen, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
):
    source, began_s = clean_copy(tmp_path), time.monotonic()
    full = bool(request.config.getoption("--full"))
    program = by_script(source) if full else by_wheel(source)
    installed_s = time.monotonic() - began_s
    laptop = Laptop(tmp_path / "laptop", x, (str(program),))
    command = [*laptop.command, "--version"]
    said = subprocess.run(command, env=laptop.environment, capture_output=True, text=True, check=True)
    assert said.stdout.startswith("firedrone ")
    assert laptop.told("doctor")["ok"]
    assert laptop.told("desktop", "add")["command"] == [str(program)]
    entry = tmp_path / "laptop" / "share" / "applications" / "firedrone.desktop"
    assert f'Exec="{program}"' in entry.read_text("utf-8")

    laptop.settle()
    began_s = time.monotonic()
    try:
        laptop.open_window()
        first_s = time.monotonic() - began_s
        seen(laptop)
        laptop.close_window(CLOSE_S)
    finally:
        laptop.close()
    how = "from the lock" if full else "as a wheel"
    say(capsys, f"installed {how} in {installed_s:.0f} s; its window {first_s:.1f} s after the command")


def test_the_training_drone_is_flown_and_reported_by_keys_alone(
    laptop: Laptop, capsys: pytest.CaptureFixture[str]
):
    laptop.settle()
    laptop.open_window()
    open_incident(laptop)
    start_training(laptop)
    look_beside(laptop)
    before_s = time.monotonic()
    take_off(laptop)
    laptop.press(button(MARK))
    laptop.wait_for(EventCode.MARKED)
    with laptop.screen.held(button(COME_HOME)):
        laptop.wait_for(EventCode.MODE_CHANGED, laptop.codes().count(EventCode.MODE_CHANGED) + 1)
    laptop.wait_for(EventCode.DISARMED, most_s=FLIGHT_S)
    laptop.wait_for(IncidentCode.FLIGHT_FILE)
    flown_s = time.monotonic() - before_s

    laptop.press("ctrl+3")
    laptop.press_until(button(FINISH), lambda: laptop.wrote(IncidentCode.REPORT_MADE))
    laptop.wait_for("bundle_made", most_s=60.0)
    assert laptop.screen.height_of(laptop.window) == SIZE[1], "the window grew over the screen's edge"
    laptop.close_window(CLOSE_S)

    (report,) = laptop.data.glob("incidents/*/report")
    assert {file.suffix for file in report.iterdir()} >= {".pdf", ".html", ".kml", ".gpx"}
    assert laptop.told("verify", laptop.data)["problems"] == []
    assert (report / "report-en.pdf").read_bytes().startswith(b"%PDF-")
    heights_m = [laptop.told("flight", flight)["max_above_home_m"] for flight in flight_folders(laptop.data)]
    assert max(height_m or 0.0 for height_m in heights_m) > 20.0
    codes = laptop.codes()
    assert codes.count(IncidentCode.CHECK_TICKED) == len(CrewTick)
    assert codes.index(EventCode.TOOK_OFF) < codes.index(EventCode.MARKED) < codes.index(EventCode.LANDED)
    say(capsys, f"checked, flown and landed by keys in {flown_s:.0f} s of ours")


def test_killed_in_flight_it_takes_the_flight_up_when_it_starts_again(laptop: Laptop):
    """The drone is a program of its own: it flies on, as a real one would."""
    with drone_beside(laptop) as address:
        laptop.settle(address)
        laptop.open_window()
        open_incident(laptop)
        take_off(laptop)
        (flight,) = flight_folders(laptop.data)
        assert laptop.program is not None
        laptop.program.kill()
        laptop.program.wait(CLOSE_S)
        before = len(read_frames(flight))
        assert before > 100

        laptop.open_window()
        laptop.wait("the same record", lambda: reopened(flight) == 1)
        with laptop.screen.held(button(LAND_HERE)):
            laptop.wait_for(EventCode.MODE_CHANGED, laptop.codes().count(EventCode.MODE_CHANGED) + 1)
        laptop.wait_for(EventCode.DISARMED, most_s=FLIGHT_S)
        laptop.wait_for(IncidentCode.FLIGHT_FILE)
        laptop.close_window(CLOSE_S)
    assert len(read_frames(flight)) > before
    assert laptop.told("verify", laptop.data)["problems"] == []


# --- what a crew does ----------------------------------------------------------------------------


def open_incident(laptop: Laptop) -> None:
    """The alarm text is copied out of the mail and pasted; nothing is typed."""
    now = datetime.now(ZoneInfo(ZONE)).strftime("%d.%m.%Y %H:%M")
    laptop.screen.copy(f"112 2026-04-0117 {now} {WHERE}")
    laptop.press("ctrl+v")
    laptop.press_until("ctrl+Return", lambda: laptop.wrote("alarm_imported"))


def start_training(laptop: Laptop) -> None:
    """Free practice at the incident, twenty times as fast as life: five stops to the speeds, then right."""
    laptop.press("ctrl+4", *["Tab"] * 5, "Right", "Right", button(START_TRAINING))
    laptop.wait_for(EventCode.HOME_SET)
    laptop.press("ctrl+1")


def look_beside(laptop: Laptop) -> None:
    """The first plan looks at the alarm's place; a step of the arrows on, the map's middle is another."""
    laptop.press(button(LOOK_THERE), "Right", "Return")
    laptop.wait("the place to look at", lambda: any(laptop.data.glob("incidents/*/area.geojson")))


def take_off(laptop: Laptop) -> None:
    """The sheet before take-off: past what is to be asked, four ticks, and round to the button."""
    laptop.press_until(button(CHECK), lambda: laptop.wrote(EventCode.TRANSFER_VERIFIED, 3))
    laptop.press("Tab")
    for number in range(1, len(CrewTick) + 1):
        laptop.press("Tab", "space")
        laptop.wait_for(IncidentCode.CHECK_TICKED, number)
    laptop.press(*["shift+Tab"] * (len(CrewTick) + 1))
    with laptop.screen.held("space"):
        laptop.wait_for(EventCode.ARMED)
    laptop.wait_for(EventCode.TOOK_OFF, most_s=60.0)


def reopened(flight: Path) -> int:
    """How often the record of this flight was gone on with."""
    card = read_card(flight)
    return 0 if card is None else len(card.reopened)


@contextmanager
def drone_beside(laptop: Laptop) -> Generator[str]:
    """`firedrone sim`; gives the address that a station hears it at."""
    command = [*laptop.command, "sim", "--at", DRONE, "--speed", "8", "--json"]
    command += ["--listen", f"udp:127.0.0.1:{free_udp_port()}"]
    with subprocess.Popen(command, env=laptop.environment, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            yield json.loads(program.stdout.readline())["listening"][0]
        finally:
            end(program)


def seen(laptop: Laptop) -> None:
    """Something is painted, and all of it is on the screen."""

    def painted() -> bool:
        counts = np.unique(laptop.screen.pixels(), return_counts=True)[1]
        return len(counts) > LEAST_COLOURS and counts.max() < MOST_OF_ONE * counts.sum()

    laptop.wait("a picture", painted)
    assert laptop.screen.height_of(laptop.window) == SIZE[1]
