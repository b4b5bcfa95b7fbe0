from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QWidget

from scripts import strings
from ui import translator, units
from ui.fly.before_takeoff import BeforeTakeoff
from ui.fly.fly_page import FlyPage
from ui.incident.incident_page import IncidentPage
from ui.main_window import MainWindow
from ui.map.map_view import MapView
from ui.review.review_page import ReviewPage
from ui.settings import UiSettings
from ui.settings_room.room_facts import RoomFacts
from ui.settings_room.section import Wish
from ui.settings_room.settings_room import SettingsRoom
from ui.train.train_page import TrainPage
from ui.translator import LanguageError, Translator
from ui.widgets.big_button import BigButton
from ui.widgets.rail import PAGES, Rail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

PLACEHOLDER = re.compile(r"\{[^}]*\}|%n")
LRELEASE = Path(sys.executable).with_name("pyside6-lrelease")
TEXTS = strings.texts_of(strings.UI)
TRANSLATED = ("lv", "lt")
LOADING_S = 0.020
LONGER = 2.1
LONGER_BY = 12


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    locale = QLocale()
    yield lambda language: translator.install(qapp, language)
    for installed in qapp.findChildren(QTranslator):
        qapp.removeTranslator(installed)
        installed.deleteLater()
    QLocale.setDefault(locale)


def said(context: str, source: str, n: int = -1) -> str:
    return QCoreApplication.translate(context, source, None, n)


# --- what is said --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "n", "words"),
    [
        ("en", 0, "0 satellites"),
        ("en", 1, "1 satellite"),
        ("en", 2, "2 satellites"),
        ("en", 21, "21 satellites"),
        ("lv", 0, "0 satelītu"),
        ("lv", 1, "1 satelīts"),
        ("lv", 2, "2 satelīti"),
        ("lv", 10, "10 satelīti"),
        ("lv", 11, "11 satelīti"),
        ("lv", 21, "21 satelīts"),
        ("lt", 0, "0 palydovų"),
        ("lt", 1, "1 palydovas"),
        ("lt", 2, "2 palydovai"),
        ("lt", 10, "10 palydovų"),
        ("lt", 11, "11 palydovų"),
        ("lt", 12, "12 palydovų"),
        ("lt", 21, "21 palydovas"),
        ("lt", 22, "22 palydovai"),
    ],
)
def test_counted_things_take_their_form(speak: Callable[[str], None], language: str, n: int, words: str):
    speak(language)
    assert said("BeforeTakeoff", "%n satellites", n) == words


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_qts_own_compiler_reads_the_same_out_of_our_files(language: str, tmp_path: Path):
    path = translator.path_of(language)
    compiled = tmp_path / "compiled.qm"
    subprocess.run([LRELEASE, "-silent", path, "-qm", compiled], check=True)
    qts = QTranslator()
    assert qts.load(str(compiled))
    ours = Translator(path)
    _, texts = translator.read(path)
    different = [
        (source, n)
        for (context, source, comment), forms in texts.items()
        for n in (range(130) if len(forms) > 1 else [-1])
        if ours.translate(context, source, comment, n) != qts.translate(context, source, comment, n)
    ]
    assert different == []


class Counter(QWidget):
    def words(self, n: int) -> str:
        return self.tr("%n ticks", "", n)


class SpecialCounter(Counter):
    """Its class is not the one that holds the text."""


def test_a_counted_text_of_a_base_class_is_found(
    speak: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
):
    (tmp_path / "firedrone_en.ts").write_text(
        '<TS language="en"><context><name>Counter</name><message numerus="yes"><source>%n ticks</source>'
        "<translation><numerusform>%n tick</numerusform><numerusform>%n ticks</numerusform></translation>"
        "</message></context></TS>"
    )
    monkeypatch.setattr(translator, "FOLDER", tmp_path)
    speak("en")
    widget = SpecialCounter()
    qtbot.addWidget(widget)
    assert (widget.words(1), widget.words(3)) == ("1 tick", "3 ticks")


def test_what_has_no_translation_stays_english(speak: Callable[[str], None]):
    speak("lt")
    assert said("Nowhere", "Not in any file") == "Not in any file"


def test_an_unfinished_counted_text_is_english_with_an_english_plural(
    speak: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    english = translator.path_of("en")
    (tmp_path / english.name).write_text(english.read_text("utf-8"), "utf-8")
    strings.update(tmp_path / "firedrone_lv.ts", "lv", TEXTS)
    monkeypatch.setattr(translator, "FOLDER", tmp_path)
    speak("lv")
    assert said("BeforeTakeoff", "%n satellites", 1) == "1 satellite"


@pytest.mark.parametrize(
    ("language", "number", "letters"), [("en", "7.9", "SW"), ("lv", "7,9", "DR"), ("lt", "7,9", "PV")]
)
def test_numbers_and_winds_follow_the_language(
    speak: Callable[[str], None], language: str, number: str, letters: str
):
    speak(language)
    assert units.speed(7.9).number == number
    assert units.compass(225.0) == letters


def test_speaking_english_again_leaves_nothing_behind(speak: Callable[[str], None], qapp: QApplication):
    speak("lv")
    speak("en")
    qapp.processEvents()
    assert said("FlyPage", "Come home") == "Come home"
    assert said("QPlatformTheme", "Cancel") == "Cancel"
    assert QLocale().name() == "en_GB"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["OK", "Cancel", "&Yes", "&No", "Save", "Close"]),
        ("lv", ["Labi", "Atcelt", "&Jā", "&Nē", "Saglabāt", "Aizvērt"]),
        ("lt", ["Gerai", "Atšaukti", "&Taip", "&Ne", "Išsaugoti", "Uždaryti"]),
    ],
)
def test_standard_buttons_speak_the_language(
    speak: Callable[[str], None], qtbot: QtBot, language: str, words: list[str]
):
    speak(language)
    kind = QDialogButtonBox.StandardButton
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    buttons = [
        box.addButton(which) for which in (kind.Ok, kind.Cancel, kind.Yes, kind.No, kind.Save, kind.Close)
    ]
    assert [button.text() for button in buttons] == words


@pytest.mark.parametrize(("language", "words"), [("lv", "&Atsaukt"), ("lt", "&Atšaukti")])
def test_the_menus_of_text_fields_speak_the_language(speak: Callable[[str], None], language: str, words: str):
    speak(language)
    assert said("QWidgetTextControl", "&Undo") == words


# --- while the program runs ----------------------------------------------------------------------


def test_an_open_button_changes_its_language(speak: Callable[[str], None], qtbot: QtBot):
    button = BigButton("Ābols", hold=True)
    qtbot.addWidget(button)
    spoken = []
    for language in ("en", "lv", "lt", "en"):
        speak(language)
        spoken.append(button.second_line)
    assert spoken == ["hold", "turēt", "laikyti", "hold"]


def test_the_rail_of_an_open_window_changes_its_language(speak: Callable[[str], None], qtbot: QtBot):
    window = MainWindow({name: QWidget() for name in PAGES})
    qtbot.addWidget(window)
    window.show()
    rail = window.findChild(Rail)
    assert rail is not None

    def words() -> set[str]:
        return {button.accessibleName() for button in rail.findChildren(QWidget)} - {""}

    speak("lv")
    qtbot.waitUntil(lambda: {"Notikums", "Lidojums", "Mācības", "Iestatījumi"} <= words())
    speak("lt")
    qtbot.waitUntil(lambda: {"Įvykis", "Skrydis", "Pratybos", "Nustatymai"} <= words())


def test_every_word_of_open_pages_follows_the_language(speak: Callable[[str], None], qtbot: QtBot):
    speak("en")
    pages = {"incident": IncidentPage(MapView()), "fly": FlyPage(MapView())}
    pages |= {"review": ReviewPage(MapView()), "train": TrainPage()}
    windows = [
        MainWindow(pages),
        BeforeTakeoff(),
        SettingsRoom(UiSettings(), RoomFacts(Path("data")), tuple(Wish)),
    ]
    for window in windows:
        qtbot.addWidget(window)
    english = words_of(windows)
    speak("lv")
    QApplication.processEvents()
    latvian = words_of(windows)
    same_in_latvian = {"FireDrone", "English"}  # each language stands in its own
    sources = {text.source for text in TEXTS} - same_in_latvian
    stayed = [place for place, words in english.items() if words in sources and latvian.get(place) == words]
    assert len(english) > 100
    assert [(type(widget).__name__, what, english[widget, what]) for widget, what in stayed] == []


def words_of(windows: list[QWidget]) -> dict[tuple[QWidget, str], str]:
    """All that can be read, shown or hidden, on these widgets and everything in them."""
    found: dict[tuple[QWidget, str], str] = {}
    for window in windows:
        for widget in [window, *window.findChildren(QWidget)]:
            for what in ("text", "second_line", "accessibleName", "placeholderText", "toolTip"):
                words = getattr(widget, what, "")
                found[widget, what] = words() if callable(words) else words
            if isinstance(widget, QComboBox):
                found |= {(widget, f"item {i}"): widget.itemText(i) for i in range(widget.count())}
    return {place: words for place, words in found.items() if words}


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_a_language_is_read_in_a_blink(language: str):
    took = []
    for _ in range(5):
        started = time.thread_time()
        Translator(translator.path_of(language))
        took.append(time.thread_time() - started)
    assert min(took) < LOADING_S


# --- what cannot be spoken -----------------------------------------------------------------------


def test_an_unknown_language_is_named(speak: Callable[[str], None]):
    with pytest.raises(LanguageError, match="'ee' is none of en, lv, lt"):
        speak("ee")


ONE_FORM = """<TS language="lv"><context><name>A</name><message numerus="yes"><source>%n</source>
<translation><numerusform>%n</numerusform></translation></message></context></TS>"""


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<TS language='lv'>", "no element found"),
        ("<TS language='fi'></TS>", "says no language"),
        ('<!DOCTYPE TS [<!ENTITY a "b">]><TS language="lv">&a;</TS>', "EntitiesForbidden"),
        (ONE_FORM, "1 of 3 forms"),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, content: str, why: str):
    path = tmp_path / "firedrone_lv.ts"
    path.write_text(content)
    with pytest.raises(LanguageError, match=rf"firedrone_lv\.ts: .*{why}"):
        Translator(path)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(LanguageError, match=r"firedrone_lv\.ts"):
        Translator(tmp_path / "firedrone_lv.ts")


# --- the translations ----------------------------------------------------------------------------


def finished(language: str) -> dict[tuple[str, str, str], tuple[str, ...]]:
    return translator.read(translator.path_of(language))[1]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str):
    texts = finished(language)
    assert [text for text in TEXTS if (text.context, text.source, text.comment) not in texts] == []


def test_every_counted_text_has_an_english_plural():
    texts = finished("en")
    counted = [text for text in TEXTS if text.counted]
    assert [text for text in counted if (text.context, text.source, text.comment) not in texts] == []


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_the_files_are_as_the_script_writes_them(language: str, tmp_path: Path):
    path = translator.path_of(language)
    copy = tmp_path / path.name
    copy.write_text(path.read_text("utf-8"), "utf-8")
    assert strings.update(copy, language, TEXTS) == []
    assert copy.read_text("utf-8") == path.read_text("utf-8"), "run scripts/strings.py"


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_no_translation_drops_or_invents_a_placeholder(language: str):
    wrong = [
        (source, form)
        for (_, source, _), forms in finished(language).items()
        for form in forms
        if sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(source))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_much_longer_than_the_english(language: str):
    formats = ("d MMM", "dddd d MMM", "d MMM yyyy")  # of dates: what they make is not longer
    long = [
        (source, form)
        for (_, source, _), forms in finished(language).items()
        for form in forms
        if len(form) > LONGER * len(source) + LONGER_BY and source not in formats
    ]
    assert long == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_text_means_the_same_in_every_place_but_where_it_is_listed(language: str):
    """The same English word with two translations on two pages makes people think of two things."""
    meant = {
        ("N", "Map"),
        ("N", "Units"),
        ("Home", "StateBar"),  # how far home, not the point
        ("Home", "Instruments"),
        ("Link", "Faults"),  # that it fails
        ("Position", "Faults"),
        ("Seen", "SeenLegend"),  # of the ground, not of an alarm
        ("What", "ShareSheet"),  # is handed over, not what happened
    }
    found: dict[str, set[tuple[str, ...]]] = {}
    for (context, source, _), forms in finished(language).items():
        if not context.startswith("Q") and (source, context) not in meant:
            found.setdefault(source, set()).add(forms)
    assert {source: forms for source, forms in found.items() if len(forms) > 1} == {}
