"""An alarm is heard from the tick that brings it until Seen is pressed, whatever page is shown."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from telemetry.alarms import Alarm, AlarmCode
from tests.ui.sound.programs import Programs
from tests.ui.wiring.stations import PLACE, shown
from training.fault import Fault
from training.remote.messages import SetFault
from ui.main_window import MainWindow
from ui.pump import Pump
from ui.sound.sound_try import SoundTry
from ui.widgets.alarm_banner import AlarmBanner
from ui.widgets.big_button import BigButton
from ui.widgets.rail import PAGES
from ui.wiring.sounding import SoundingWires

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.wiring.parts import Parts

LINK = Alarm(AlarmCode.LINK_LOST, 1.0, {"age_s": 4.0})
LATER = Alarm(AlarmCode.LINK_LOST, 1.0, {"age_s": 4.1})


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    made = Programs(tmp_path, monkeypatch)
    made.add("aplay", "exec /bin/sleep 600")
    return made


@pytest.fixture
def parts(tmp_path: Path, qtbot: QtBot) -> Parts:
    """The three that are needed."""
    window = MainWindow({name: QWidget() for name in PAGES})
    qtbot.addWidget(window)
    window.show()
    pump = Pump()
    pump.alarms_changed.connect(window.show_alarms)
    return cast("Parts", SimpleNamespace(pump=pump, window=window, data=tmp_path / "data"))


@pytest.fixture
def wires(parts: Parts, programs: Programs) -> Iterator[SoundingWires]:
    made = SoundingWires(parts, "en")
    yield made
    made.close()


@pytest.mark.hazard("H13")
def test_an_alarm_is_heard_until_seen_is_pressed(
    parts: Parts, wires: SoundingWires, programs: Programs, qtbot: QtBot
):
    parts.pump.alarms_changed.emit((LINK,))
    qtbot.waitUntil(lambda: programs.alive("aplay") == 1)
    parts.pump.alarms_changed.emit((LATER,))
    banner = parts.window.findChild(AlarmBanner)
    assert banner is not None
    qtbot.mouseClick(banner.findChild(QAbstractButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: programs.alive("aplay") == 0)
    assert len(programs.runs("aplay")) == 1
    assert not wires.loudspeaker.is_heard


def test_an_alarm_that_is_over_is_silent(
    parts: Parts, wires: SoundingWires, programs: Programs, qtbot: QtBot
):
    parts.pump.alarms_changed.emit((LINK,))
    qtbot.waitUntil(lambda: programs.alive("aplay") == 1)
    parts.pump.alarms_changed.emit(())
    qtbot.waitUntil(lambda: programs.alive("aplay") == 0)


def test_with_sounds_off_a_lost_link_is_silent_and_a_lost_position_is_not(
    parts: Parts, programs: Programs, qtbot: QtBot
):
    wires = SoundingWires(parts, "en", sounds=False)
    parts.pump.alarms_changed.emit((LINK,))
    assert not wires.loudspeaker.is_heard
    parts.pump.alarms_changed.emit((Alarm(AlarmCode.POSITION_LOST, 2.0), LINK))
    qtbot.waitUntil(lambda: programs.alive("aplay") == 1)
    wires.close()
    assert programs.alive("aplay") == 0


def test_the_tones_are_there_before_the_first_alarm(
    parts: Parts, wires: SoundingWires, tmp_path: Path, qtbot: QtBot
):
    qtbot.waitUntil(lambda: len(list((tmp_path / "data" / "sounds").glob("*.wav"))) == 5)


def test_a_press_in_the_settings_is_heard(
    parts: Parts, wires: SoundingWires, programs: Programs, qtbot: QtBot
):
    row = SoundTry()
    qtbot.addWidget(row)
    wires.serve(row)
    danger = row.findChildren(BigButton)[1]
    qtbot.mouseClick(danger, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(programs.runs("aplay")) == 1)
    assert programs.runs("aplay")[0].endswith("danger.wav")


@pytest.mark.hazard("H13")
@pytest.mark.slow
def test_the_silence_of_a_drone_is_heard(programs: Programs, tmp_path: Path, qtbot: QtBot):
    """The real station with its embedded drone."""
    with shown(tmp_path / "data", qtbot) as station:
        wires = SoundingWires(station.parts, "en")
        desk = station.parts.training
        desk.start(PLACE, 20.0)
        qtbot.waitUntil(lambda: station.parts.flight.state.fix is not None, timeout=10_000)
        line = desk.line()
        assert line is not None
        line.order(SetFault(Fault.LINK, True))
        qtbot.waitUntil(lambda: any("danger" in run for run in programs.runs("aplay")), timeout=15_000)
        wires.close()
    assert programs.alive("aplay") == 0
