from __future__ import annotations

import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from telemetry.video.stream_status import StreamStatus
from ui.crash.crash_watch import MOST_FAULTS, CrashWatch
from ui.crash.program_fault import ProgramFault, Within, fault_of, short_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[CrashWatch]:
    made = CrashWatch()
    made.begin()
    yield made
    made.end()


def fail() -> None:
    places = {"Anna": 1}
    places["Jānis Bērziņš, 56.95, 24.10"] += 1


def hear(watch: CrashWatch, times: int = 1) -> None:
    for _ in range(times):
        try:
            fail()
        except KeyError as error:
            watch.hear(KeyError, error, error.__traceback__)


def test_a_fault_in_an_event_of_the_window_is_told_and_the_window_goes_on(watch: CrashWatch, qtbot: QtBot):
    lived: list[bool] = []
    with qtbot.captureExceptions():  # pytest-qt stands at Qt's end; Python's hook is what we gave it
        watch.begin()
        QTimer.singleShot(0, fail)
        QTimer.singleShot(0, lambda: lived.append(True))
        with qtbot.waitSignal(watch.failed) as told:
            pass
    fault: ProgramFault = told.args[0]
    assert lived == [True]
    assert (fault.within, fault.kind, fault.times) == (Within.WINDOW, "KeyError", 1)
    assert fault.frames[-1].function == "fail"


def test_a_thread_that_falls_over_is_told_by_what_stops_with_it(watch: CrashWatch, qtbot: QtBot):
    for name, within in (
        ("firedrone-recordings", Within.WORK),
        ("firedrone-link", Within.LINK),
        ("recorder", Within.RECORD),
    ):
        with qtbot.waitSignal(watch.failed) as told:
            thread = threading.Thread(target=fail, name=name)
            thread.start()
            thread.join()
        assert told.args[0].within is within


def test_a_thousand_of_the_same_are_one_told_twice_at_most(watch: CrashWatch, qtbot: QtBot):
    told: list[ProgramFault] = []
    watch.failed.connect(told.append)
    watch.repeated.connect(told.append)
    hear(watch, 500)
    watch.look()
    hear(watch, 500)
    watch.look()
    assert [fault.times for fault in told] == [500, 1000]


def test_the_log_keeps_its_room(watch: CrashWatch, caplog: pytest.LogCaptureFixture):
    hear(watch, 50)
    assert len(caplog.records) == 1


def test_no_more_are_kept_than_anybody_reads(watch: CrashWatch):
    watch.look()
    for number in range(3 * MOST_FAULTS):
        watch.hear_last_run(
            ProgramFault(Within.WORK, "ValueError", f"ui/x.py:{number}", (), "", datetime.now(UTC))
        )
    watch.look()
    assert len(watch.faults) == MOST_FAULTS


def test_a_slot_that_fails_at_being_told_does_not_take_the_windows_time(watch: CrashWatch, qtbot: QtBot):
    seen: list[int] = []

    def told(_fault: ProgramFault) -> None:
        seen.append(1)
        hear(watch)

    watch.failed.connect(told)
    watch.repeated.connect(told)
    hear(watch)
    qtbot.waitUntil(lambda: len(seen) >= 2)
    assert len(seen) < 5


def test_the_process_of_a_picture_that_died_is_told_once_for_each_death(watch: CrashWatch):
    told: list[ProgramFault] = []
    watch.failed.connect(told.append)
    status = StreamStatus()
    for one in (status, replace(status, restarts=1), replace(status, restarts=1, pictures=5)):
        watch.hear_stream("thermal", one)
        watch.look()
    assert [(fault.within, fault.times) for fault in told] == [(Within.PICTURE, 1)]


def test_the_hooks_are_given_back(qtbot: QtBot):
    before = sys.excepthook, threading.excepthook
    made = CrashWatch()
    made.begin()
    made.end()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_fault_holds_nothing_that_somebody_typed():
    try:
        fail()
    except KeyError as error:
        fault = fault_of(KeyError, error, error.__traceback__, Within.WINDOW, datetime.now(UTC))
    assert "Jānis" not in repr(fault)
    assert "24.10" not in repr(fault)


def test_what_python_itself_says_is_kept():
    try:
        None.lat_deg  # type: ignore[attr-defined] # noqa: B018
    except AttributeError as error:
        fault = fault_of(AttributeError, error, error.__traceback__, Within.WINDOW, datetime.now(UTC))
    assert fault.cause == "'NoneType' object has no attribute 'lat_deg'"


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("/srv/anna/firedrone/ui/map/canvas.py", "ui/map/canvas.py"),
        ("C:\\Anna\\FireDrone\\_internal\\telemetry\\session.py", "telemetry/session.py"),
        ("/usr/lib/python3/dist-packages/shapely/io.py", "shapely/io.py"),
        ("/usr/lib/python3.11/threading.py", "threading.py"),
        ("<string>", "<string>"),
    ],
)
def test_a_file_is_named_without_the_folders_of_a_person(path: str, short: str):
    assert short_file(path) == short
