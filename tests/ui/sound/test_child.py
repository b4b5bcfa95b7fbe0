from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.sound.child import Child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.sound.programs import Programs

FOR_EVER = "exec /bin/sleep 600"


@pytest.fixture
def child(qtbot: QtBot) -> Iterator[Child]:
    made = Child()
    yield made
    made.close()


def test_it_is_told_by_standard_input_and_says_what_it_prints(child: Child, programs: Programs, qtbot: QtBot):
    program = programs.add("parrot", "exec /bin/cat")
    with qtbot.waitSignal(child.ended) as ended:
        child.run((program, "-x"), "sveiki; rm -rf /", patience_s=5.0)
    assert ended.args == [True, "sveiki; rm -rf /"]
    assert programs.runs("parrot") == ["-x"]
    assert not child.runs


def test_one_that_fails_says_its_last_line(child: Child, programs: Programs, qtbot: QtBot):
    program = programs.add("aplay", "echo noise >&2; echo 'audio open error' >&2; exit 1")
    with qtbot.waitSignal(child.ended) as ended:
        child.run((program,), patience_s=5.0)
    assert ended.args == [False, "audio open error"]


def test_one_that_cannot_be_begun_has_failed(child: Child, qtbot: QtBot):
    with qtbot.waitSignal(child.ended) as ended:
        child.run(("/no/such/program",), "words", patience_s=5.0)
    assert ended.args is not None
    assert ended.args[0] is False


def test_one_that_crashes_has_failed(child: Child, programs: Programs, qtbot: QtBot):
    program = programs.add("crash", "kill -SEGV $$")
    with qtbot.waitSignal(child.ended) as ended:
        child.run((program,), patience_s=5.0)
    assert ended.args is not None
    assert ended.args[0] is False


def test_one_that_hangs_is_ended(child: Child, programs: Programs, qtbot: QtBot):
    program = programs.add("stuck", FOR_EVER)
    with qtbot.waitSignal(child.ended) as ended:
        child.run((program,), patience_s=0.3)
    assert ended.args == [False, "did not end"]
    qtbot.waitUntil(lambda: programs.alive("stuck") == 0)


def test_one_that_was_stopped_is_gone_and_says_nothing(child: Child, programs: Programs, qtbot: QtBot):
    program = programs.add("player", FOR_EVER)
    child.run((program,), patience_s=60.0)
    qtbot.waitUntil(lambda: programs.alive("player") == 1)
    with qtbot.assertNotEmitted(child.ended, wait=100):
        child.stop()
    qtbot.waitUntil(lambda: programs.alive("player") == 0)


def test_the_next_one_ends_the_one_before(child: Child, programs: Programs, qtbot: QtBot):
    program = programs.add("player", FOR_EVER)
    for number in range(5):
        child.run((program, str(number)), patience_s=60.0)
        qtbot.waitUntil(lambda number=number: len(programs.runs("player")) == number + 1)
    qtbot.waitUntil(lambda: programs.alive("player") == 1)


def test_nothing_is_left_when_it_is_closed(child: Child, programs: Programs, qtbot: QtBot):
    program = programs.add("player", FOR_EVER)
    child.run((program,), patience_s=60.0)
    qtbot.waitUntil(lambda: programs.alive("player") == 1)
    child.close()
    assert programs.alive("player") == 0
