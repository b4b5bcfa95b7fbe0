from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from telemetry.alarms import RANK, Alarm, AlarmCode, Severity
from ui import translator
from ui.settings import LANGUAGES
from ui.sound.spoken import spoken
from ui.words import alarms as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FACTS = {"percent": 28, "age_s": 2.4, "satellites": 5, "mode": "RTL", "minutes_left": 28}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    app = QCoreApplication.instance()
    assert app is not None
    before = QLocale()
    translator.install(app, request.param)
    yield request.param
    translator.install(app, "en")
    QLocale.setDefault(before)


@pytest.mark.parametrize("code", RANK)
def test_what_is_said_is_short_and_never_in_capitals(language: str, code: AlarmCode):
    said = spoken(Alarm(code, 0.0, FACTS))
    assert said.endswith(".")
    assert not said.isupper()
    assert len(said) <= 80


@pytest.mark.parametrize("code", RANK)
def test_of_a_red_one_the_title_is_said_of_an_amber_one_what_is_wrong_too(language: str, code: AlarmCode):
    alarm = Alarm(code, 0.0, FACTS)
    title = words.title(alarm)
    said = spoken(alarm)
    if alarm.severity is Severity.RED:
        assert said.upper() == f"{title}."
    else:
        what = said.removeprefix(f"{title.capitalize()}. ")
        assert what != said
        assert words.sentence(alarm).startswith(what)


def test_in_english_it_reads_so():
    assert spoken(Alarm(AlarmCode.LINK_LOST, 0.0, FACTS)) == "Link lost."
    assert spoken(Alarm(AlarmCode.BATTERY_LOW, 0.0, FACTS)) == "Attention. 28\u00a0% left in the battery."
