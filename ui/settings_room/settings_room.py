"""The settings that people change: few, in sections, and found by a word."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes
from ui.review import form
from ui.settings import COUNTRIES, LANGUAGES, MOST_CREW, MOST_NAME_CHARS, SCALES, remember_crew
from ui.settings_room.choice_control import ChoiceControl
from ui.settings_room.found import found
from ui.settings_room.section import BY_SUN, ICONS, SECTIONS, Choice, Section, Wish
from ui.settings_room.setting_row import BELOW, BESIDE, SettingRow
from ui.settings_room.setting_words import option_words, row_words, section_words
from ui.theme_name import ThemeName
from ui.widgets import choices
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable

    from ui.settings import UiSettings
    from ui.settings_room.room_facts import RoomFacts
    from ui.sound.sound_try import SoundTry

_MOST_SEARCH = 80
_MOST_FOUND = 5  # rows that stand below each other on the smallest screen
_VALUES: dict[Choice, tuple[Hashable, ...]] = {
    Choice.LOOK: (BY_SUN, *ThemeName),
    Choice.LANGUAGE: tuple(LANGUAGES),
    Choice.LARGE_CONTROLS: (True, False),
    Choice.SCALE: SCALES,
    Choice.COUNTRY: COUNTRIES,
    Choice.SOUNDS: (True, False),
    Choice.SPOKEN: (True, False),
}
_WIDE = (Choice.LOOK, Choice.SCALE, Choice.TRY)  # what does not stand beside its words
_TEXTS = {Choice.NAME: MOST_NAME_CHARS, Choice.CREW: MOST_CREW * (MOST_NAME_CHARS + 2)}


class SettingsRoom(QWidget):
    """Lies on a `Sheet`. Every choice is told at once; nothing waits for an OK."""

    changed = Signal(object)  # UiSettings, with the one choice that is another now
    wanted = Signal(str)  # a Wish
    done = Signal()

    def __init__(
        self,
        settings: UiSettings,
        facts: RoomFacts,
        doors: Collection[Wish],
        sound_try: SoundTry | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`doors`: what can be gone on to; a wish that nobody answers has no row, nor have sounds that
        nobody plays.
        """
        super().__init__(parent)
        self._settings, self._facts = settings, facts
        self._section: Section | None = Section.LOOK
        self._title = form.title()
        self._search = form.line(_MOST_SEARCH)
        self._search.setClearButtonEnabled(True)
        self._done = form.button()
        self._chips: dict[Section | None, BigButton] = {section: _chip() for section in Section}
        self._choices = {choice: ChoiceControl(values) for choice, values in _VALUES.items()}
        self._texts = {choice: form.line(most) for choice, most in _TEXTS.items()}
        self._sound_try = sound_try
        self._rows = {
            row: self._row(row) if isinstance(row, Choice) else _door(row)
            for rows in SECTIONS.values()
            for row in rows
            if (sound_try is not None if row is Choice.TRY else isinstance(row, Choice) or row in doors)
        }
        self._none = Words("", sizes.SENTENCE, ink="label")
        self._said = Words("", sizes.SENTENCE, most_lines=4)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._search)
        self._show_values()
        self._say()

    def _row(self, choice: Choice) -> SettingRow:
        control = self._choices.get(choice) or self._texts.get(choice)
        if choice is Choice.TRY:
            control = self._sound_try
        return SettingRow(control, BELOW if choice in _WIDE else BESIDE)

    def _lay_out(self) -> None:
        head, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(self._search, 3)
        head.addWidget(self._done, 1)
        left.setSpacing(sizes.GAP_SMALL)
        right.setSpacing(sizes.GAP)
        for chip in self._chips.values():
            left.addWidget(chip)
        left.addStretch(1)
        for row in self._rows.values():
            right.addWidget(row)
        right.addWidget(self._none)
        right.addStretch(1)
        right.addWidget(self._said)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.GAP_PAGE)
        grid.setVerticalSpacing(sizes.GAP)
        grid.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(head, 0, 1)
        grid.addLayout(left, 1, 0)
        grid.addLayout(right, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 8)
        grid.setRowStretch(1, 1)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for section, chip in self._chips.items():
            group.addButton(chip)
            chip.wanted.connect(lambda section=section: self.show_section(section))
        for row, widget in self._rows.items():
            if isinstance(widget, BigButton):
                widget.wanted.connect(lambda row=row: self.wanted.emit(row.value))
        for choice, control in self._choices.items():
            control.chosen.connect(partial(self._on_chosen, choice))
        for choice, field in self._texts.items():
            field.editingFinished.connect(lambda choice=choice: self._on_written(choice))
        self._search.textChanged.connect(self._refill)
        self._search.installEventFilter(self)
        self._done.wanted.connect(self.done)

    # --- what it is told -------------------------------------------------------------------------

    def show_settings(self, settings: UiSettings, facts: RoomFacts | None = None) -> None:
        """As they are now."""
        self._settings, self._facts = settings, facts or self._facts
        self._show_values()
        self._say_rows()

    def show_section(self, section: Section | None) -> None:
        """Its rows alone; what was searched for is forgotten."""
        self._section = section
        self._search.clear()
        self._refill()

    def show_said(self, line: str, *, bad: bool = False) -> None:
        """What came of a wish."""
        self._said.set_text(line, "danger" if bad else "text")

    @property
    def shown(self) -> tuple[Choice | Wish, ...]:
        """The rows that stand there now."""
        return tuple(row for row, widget in self._rows.items() if widget.isVisibleTo(self))

    # --- what people do --------------------------------------------------------------------------

    def _on_chosen(self, choice: Choice, value: object) -> None:
        if choice is not Choice.LOOK:
            self._change(replace(self._settings, **{choice.value: value}))
        elif value == BY_SUN:
            self._change(replace(self._settings, theme_by_sun=True))
        else:
            self._change(replace(self._settings, theme=ThemeName(str(value)), theme_by_sun=False))

    def _on_written(self, choice: Choice) -> None:
        text = " ".join(self._texts[choice].text().split())
        value = remember_crew((), tuple(text.split(","))) if choice is Choice.CREW else text
        self._change(replace(self._settings, **{choice.value: value}))

    def _change(self, settings: UiSettings) -> None:
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Down in the search field goes on into what was found."""
        if watched is self._search and form.step_in_list(event) > 0:
            stops = (_stop(self._rows[row]) for row in self.shown)
            first = next((stop for stop in stops if stop is not None), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)  # pyright: ignore[reportArgumentType]

    # --- what follows from it --------------------------------------------------------------------

    def _refill(self) -> None:
        asked = self._search.text().strip()
        rows = found(asked, self._searched()) if asked else self._of_section()
        shown = rows[:_MOST_FOUND] if asked else rows
        for row, widget in self._rows.items():
            widget.setVisible(row in shown)
        choices.mark(self._chips, None if asked else self._section)
        more = len(rows) - len(shown)
        self._none.setVisible(more > 0 or not rows)
        if more:
            self._none.set_text(self.tr("and %n more: write another word", "", more))
        else:
            self._none.set_text(self.tr("No setting answers to this."))

    def _of_section(self) -> list[Choice | Wish]:
        return [row for row in self._rows if self._section is not None and row in SECTIONS[self._section]]

    def _searched(self) -> dict[Choice | Wish, tuple[str, str]]:
        """The title of each row, and whatever else is said of it: explanation, values, section."""
        searched: dict[Choice | Wish, tuple[str, str]] = {}
        for section, rows in SECTIONS.items():
            for row in (row for row in rows if row in self._rows):
                title, about = row_words(row, self._settings, self._facts)
                values = option_words(row).values() if isinstance(row, Choice) and row in _VALUES else ()
                searched[row] = title, " ".join((about, *values, section_words(section)))
        return searched

    def _show_values(self) -> None:
        settings = self._settings
        for choice, control in self._choices.items():
            if choice is Choice.LOOK:
                control.show_chosen(BY_SUN if settings.theme_by_sun else settings.theme)
            else:
                control.show_chosen(getattr(settings, choice.value))
        self._texts[Choice.NAME].setText(settings.brigade_name)
        self._texts[Choice.CREW].setText(", ".join(settings.crew))

    def _say(self) -> None:
        self._title.set_text(self.tr("Settings"))
        self._search.setPlaceholderText(self.tr("Search the settings"))
        self._search.setAccessibleName(self.tr("Search the settings"))
        self._done.set_words(self.tr("Done"))
        self._done.set_next("")
        for section, chip in self._chips.items():
            if section is not None:
                chip.set_words(section_words(section))
        self._say_rows()
        self._refill()

    def _say_rows(self) -> None:
        for row, widget in self._rows.items():
            title, about = row_words(row, self._settings, self._facts)
            widget.set_words(title, about)
            if isinstance(row, Choice) and row in self._choices:
                self._choices[row].set_words(option_words(row), title)
        self._choices[Choice.SCALE].allow(self._facts.scales, self.tr("too large here"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _stop(row: SettingRow | BigButton) -> QWidget | None:
    return row.control if isinstance(row, SettingRow) else row


def _door(wish: Wish) -> BigButton:
    return BigButton("", icon=ICONS[wish], height=sizes.BUTTON)


def _chip() -> BigButton:
    button = BigButton("", height=sizes.SMALL_BUTTON)
    button.setCheckable(True)
    return button
