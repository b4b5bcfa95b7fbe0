from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest

from telemetry.alarms import Alarm, AlarmCode
from tests.ui.sound.voices import espeak_ng
from ui.sound.loudspeaker import Loudspeaker
from ui.sound.rank import Sound
from ui.sound.tones import wav

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.sound.programs import Programs

POSITION = Alarm(AlarmCode.POSITION_LOST, 1.0)
LINK = Alarm(AlarmCode.LINK_LOST, 1.0, {"age_s": 4.0})
LOW = Alarm(AlarmCode.BATTERY_LOW, 1.0, {"percent": 28})
FOR_EVER = "exec /bin/sleep 600"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sounds"


@pytest.fixture
def switch_on(qtbot: QtBot, folder: Path) -> Iterator[Callable[[], Loudspeaker]]:
    """After the programs are there: they are looked for once."""
    made: list[Loudspeaker] = []

    def on() -> Loudspeaker:
        made.append(Loudspeaker(folder))
        return made[-1]

    yield on
    for loudspeaker in made:
        loudspeaker.close()


def played(programs: Programs) -> list[str]:
    """The names of the tones, in order."""
    return [run.rpartition("/")[2].removesuffix(".wav") for run in programs.runs("aplay")]


def beat(loudspeaker: Loudspeaker, now_s: float, programs: Programs, qtbot: QtBot, count: int) -> None:
    """One look at the clock, and wait until so many tones were begun in all and none is heard any more."""
    loudspeaker.tick(now_s)
    qtbot.waitUntil(lambda: len(programs.runs("aplay")) == count and not loudspeaker.is_heard)


def test_an_alarm_is_heard_until_it_is_seen(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay")
    loudspeaker = switch_on()
    loudspeaker.show_alarms((POSITION,))
    beat(loudspeaker, 1.0, programs, qtbot, 1)
    beat(loudspeaker, 4.0, programs, qtbot, 2)
    loudspeaker.seen(POSITION.code.value, 7.0)
    loudspeaker.tick(7.0)
    assert not loudspeaker.is_heard
    loudspeaker.show_alarms(())
    assert not loudspeaker.is_needed
    assert played(programs) == ["position", "position"]


def test_what_is_played_is_the_tone_of_the_alarm(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot, folder: Path
):
    programs.add("aplay")
    loudspeaker = switch_on()
    loudspeaker.show_alarms((LINK,))
    beat(loudspeaker, 1.0, programs, qtbot, 1)
    path = folder / "danger.wav"
    assert programs.runs("aplay") == [f"-q {path}"]
    with wave.open(str(path)) as file:
        assert file.getnframes() > 0


def test_it_stops_in_the_middle_when_it_is_seen(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay", FOR_EVER)
    loudspeaker = switch_on()
    loudspeaker.show_alarms((LINK,))
    loudspeaker.tick(1.0)
    qtbot.waitUntil(lambda: programs.alive("aplay") == 1)
    loudspeaker.seen(LINK.code.value, 1.1)
    loudspeaker.tick(1.1)
    qtbot.waitUntil(lambda: programs.alive("aplay") == 0)


def test_a_worse_alarm_ends_the_tone_of_the_other_and_never_are_there_two(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay", FOR_EVER)
    loudspeaker = switch_on()
    for count, alarms in enumerate(((LOW,), (LINK, LOW), (POSITION, LINK, LOW)), 1):
        loudspeaker.show_alarms(alarms)
        loudspeaker.tick(1.0 + count / 10)
        qtbot.waitUntil(lambda count=count: len(programs.runs("aplay")) == count)
        assert programs.alive("aplay") == 1
    assert played(programs) == ["attention", "danger", "position"]


def test_muted_only_what_means_act_now_is_heard(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay")
    loudspeaker = switch_on()
    loudspeaker.set_muted(True)
    loudspeaker.show_alarms((LINK, LOW))
    loudspeaker.tick(1.0)
    assert not loudspeaker.is_heard
    loudspeaker.show_alarms((POSITION, LINK, LOW))
    beat(loudspeaker, 1.1, programs, qtbot, 1)
    assert played(programs) == ["position"]


def test_a_minute_of_ten_alarms_a_second_begins_few_programs(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay")
    loudspeaker = switch_on()
    for tenth in range(600):
        now_s = tenth / 10
        raised = Alarm(list(AlarmCode)[tenth % len(AlarmCode)], now_s)
        loudspeaker.show_alarms((raised,))
        loudspeaker.tick(now_s)
    loudspeaker.show_alarms(())
    loudspeaker.tick(60.0)
    qtbot.waitUntil(lambda: programs.alive("aplay") == 0)
    assert len(programs.runs("aplay")) <= 120


def test_the_tones_are_written_once_and_mended(
    switch_on: Callable[[], Loudspeaker], programs: Programs, folder: Path
):
    loudspeaker = switch_on()
    loudspeaker.prepare()
    assert {path.name for path in folder.iterdir()} == {f"{sound.value}.wav" for sound in Sound}
    untouched, broken = folder / "fence.wav", folder / "danger.wav"
    before = untouched.stat().st_mtime_ns
    broken.write_bytes(b"RIFF")
    loudspeaker.prepare()
    assert broken.read_bytes() == wav(Sound.DANGER)
    assert untouched.stat().st_mtime_ns == before


def test_where_no_tone_can_be_written_the_flight_goes_on(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot, folder: Path
):
    programs.add("aplay", "test -f \"$2\" || { echo 'no such file' >&2; exit 1; }")
    folder.parent.mkdir(parents=True)
    folder.write_text("a file where the folder should be", "utf-8")
    loudspeaker = switch_on()
    loudspeaker.show_alarms((POSITION,))
    beat(loudspeaker, 1.0, programs, qtbot, 1)
    assert loudspeaker.trouble == "aplay: no such file"


def test_without_any_player_it_beeps_and_the_flight_goes_on(
    switch_on: Callable[[], Loudspeaker], programs: Programs
):
    loudspeaker = switch_on()
    loudspeaker.show_alarms((POSITION,))
    loudspeaker.tick(1.0)
    assert loudspeaker.player is None
    assert loudspeaker.trouble


# --- words -------------------------------------------------------------------------------------------


def speaking(loudspeaker: Loudspeaker, language: str, qtbot: QtBot) -> None:
    loudspeaker.set_language(language)
    loudspeaker.set_spoken(True)
    qtbot.waitUntil(lambda: loudspeaker.voice is not None)


def test_the_words_come_after_the_first_tone_and_only_then(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay")
    espeak_ng(programs, "en")
    loudspeaker = switch_on()
    speaking(loudspeaker, "en", qtbot)
    loudspeaker.show_alarms((POSITION,))
    beat(loudspeaker, 1.0, programs, qtbot, 1)
    beat(loudspeaker, 4.0, programs, qtbot, 2)
    assert programs.heard("espeak-ng").read_text("utf-8") == "Position lost.\n"


def test_words_that_are_switched_off_are_not_said(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay")
    espeak_ng(programs, "en")
    loudspeaker = switch_on()
    speaking(loudspeaker, "en", qtbot)
    loudspeaker.set_spoken(False)
    loudspeaker.show_alarms((POSITION,))
    beat(loudspeaker, 1.0, programs, qtbot, 1)
    assert not programs.heard("espeak-ng").exists()


def test_a_language_that_the_voice_has_not_is_not_spoken_in_another(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay")
    espeak_ng(programs, "en")
    loudspeaker = switch_on()
    speaking(loudspeaker, "en", qtbot)
    with qtbot.waitSignal(loudspeaker.changed, check_params_cb=lambda: loudspeaker.voice is None):
        loudspeaker.set_language("lt")
    loudspeaker.show_alarms((POSITION,))
    beat(loudspeaker, 1.0, programs, qtbot, 1)
    assert loudspeaker.voice is None
    assert not programs.heard("espeak-ng").exists()


def test_seen_during_its_tone_it_says_no_words(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay", FOR_EVER)
    espeak_ng(programs, "en")
    loudspeaker = switch_on()
    speaking(loudspeaker, "en", qtbot)
    loudspeaker.show_alarms((LINK,))
    loudspeaker.tick(1.0)
    qtbot.waitUntil(lambda: programs.alive("aplay") == 1)
    loudspeaker.seen(LINK.code.value, 1.1)
    loudspeaker.tick(1.1)
    qtbot.waitUntil(lambda: programs.alive("aplay") == 0)
    assert not programs.heard("espeak-ng").exists()


# --- somebody wants to hear them ---------------------------------------------------------------------


def test_sounds_to_try_are_heard_one_after_the_other(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay")
    loudspeaker = switch_on()
    loudspeaker.try_sounds((Sound.POSITION, Sound.BATTERY, Sound.FENCE))
    qtbot.waitUntil(lambda: played(programs) == ["position", "battery", "fence"])


def test_an_alarm_goes_before_what_is_only_tried(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay", FOR_EVER)
    loudspeaker = switch_on()
    loudspeaker.try_sounds((Sound.BATTERY, Sound.FENCE))
    qtbot.waitUntil(lambda: played(programs) == ["battery"])
    loudspeaker.show_alarms((LOW,))
    loudspeaker.tick(1.0)
    qtbot.waitUntil(lambda: played(programs) == ["battery", "attention"])
    assert programs.alive("aplay") == 1
    loudspeaker.try_sounds((Sound.FENCE,))
    loudspeaker.tick(1.1)
    assert played(programs) == ["battery", "attention"]


def test_when_it_is_closed_nothing_is_left(
    switch_on: Callable[[], Loudspeaker], programs: Programs, qtbot: QtBot
):
    programs.add("aplay", FOR_EVER)
    loudspeaker = switch_on()
    loudspeaker.show_alarms((POSITION,))
    loudspeaker.tick(1.0)
    qtbot.waitUntil(lambda: programs.alive("aplay") == 1)
    loudspeaker.close()
    assert programs.alive("aplay") == 0
