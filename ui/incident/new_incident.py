"""A new alarm, typed or pasted: what and where are enough to begin."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, Qt, QTimeZone, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from maps.addresses.hit import Hit
from ui import sizes, units
from ui.font import Weight, inter
from ui.incident.incident_draft import IncidentDraft
from ui.incident.place_search import PlaceSearch
from ui.incident.place_words import far_and_where, spoken_address
from ui.incident.position_field import PositionField, error_of
from ui.widgets.big_button import BigButton
from ui.widgets.tick_card import TickCard
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from incidents.alarm.record import AlarmText
    from maps.addresses.find import Answer
    from maps.geo import LatLon
    from ui.incident.place_search import Ask

_TEXT_HEIGHT = 56  # two lines
_TEXT_LEAST = 30  # with an alarm above it the page still fits 768, also with large controls
_TICK_LEAST = 52


class NewIncident(QWidget):
    """The form in the left column. The map beside it answers where."""

    created = Signal(object)  # IncidentDraft
    cancelled = Signal()
    pick_wanted = Signal()  # take the position from the map
    scene_changed = Signal(object, object)  # LatLon | None, its error in metres | None
    text_pasted = Signal(str)  # the alarm text, for whoever can read it; "" when it was taken away
    file_dropped = Signal(object)  # Path: an alarm text in a file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: LatLon | None = None
        self._scene_error_m: float | None = None
        self._address = ""  # the chosen one that the scene is from
        self._alarm: AlarmText | None = None  # what was read from the text
        self._typed: set[QWidget] = set()  # by a person: an alarm text leaves it alone
        self._is_known = False  # and it is an incident already
        self._told = ""  # the text, as it was told last
        self._came_at = datetime.now(UTC)
        self._filling = False  # the fields change by what was read, not by a person
        self._brigade: LatLon | None = None
        self._make_fields()
        self._lay_out()
        self.clear(datetime.now(UTC))
        self._say()

    def _make_fields(self) -> None:
        self._text = QPlainTextEdit()
        self._text.setFont(inter(sizes.LABEL))
        self._text.setMinimumHeight(_TEXT_LEAST)
        self._text.setMaximumHeight(_TEXT_HEIGHT)
        self._text.setTabChangesFocus(True)
        self._text.setAcceptDrops(False)  # a drop anywhere belongs to the form
        self._what = QComboBox()
        self._what.setEditable(True)
        self._what.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._where = PlaceSearch()
        self._number = QLineEdit()
        self._position = PositionField()
        self.drop_over(self)
        self._pick = BigButton("", icon="crosshairs", height=sizes.FIELD)
        self._alarm_at = QDateTimeEdit()
        self._alarm_at.setDisplayFormat("dd.MM. HH:mm")
        self._alarm_at.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self._error = Words("", sizes.LABEL, ink="danger", most_lines=3)
        self._training = TickCard()
        self._training.setMinimumHeight(_TICK_LEAST)
        self._training.setMaximumHeight(sizes.BUTTON)
        self._open = BigButton("", height=sizes.BUTTON)
        self._cancel = BigButton("", height=sizes.FIELD)
        self._cancel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._labels: dict[QWidget, Words] = {}
        for field in (self._what, self._where, self._number, self._position, self._alarm_at):
            self._labels[field] = Words("", sizes.LABEL, ink="label", most_lines=1)
            field.setMinimumHeight(sizes.FIELD)
            field.setMinimumWidth(60)
        self._what.editTextChanged.connect(self._judge)
        self._where.typed.connect(self._on_where)
        self._where.chosen.connect(self._on_chosen)
        self._position.placed.connect(self._on_placed)
        for place in (self._where, self._position):
            place.preview.connect(self.scene_changed)
            place.let_go.connect(self._show_scene)
        self._text.textChanged.connect(self._on_text)
        self._heed_hands()
        self._pick.wanted.connect(self.pick_wanted)
        self._open.wanted.connect(self._create)
        self._cancel.wanted.connect(self.cancelled)

    def _heed_hands(self) -> None:
        """What a person typed or chose stays when an alarm text is read."""
        for field, changed in (
            (self._what, self._what.editTextChanged),
            (self._number, self._number.textChanged),
            (self._alarm_at, self._alarm_at.dateTimeChanged),
        ):
            changed.connect(partial(self._by_hand, field))
        for place in (self._where, self._position):
            place.typed.connect(partial(self._by_hand, place))
            place.chosen.connect(partial(self._by_hand, place))
        self.setAcceptDrops(True)

    def _by_hand(self, field: QWidget, *_said: object) -> None:
        if not self._filling:
            self._typed.add(field)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP_SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self._cancel)
        column.addLayout(head)
        column.addWidget(self._text)
        self._add(column, self._what)
        self._add(column, self._where)
        self._add(column, self._position, self._pick)
        column.addWidget(self._error)
        pair = QGridLayout()
        pair.setHorizontalSpacing(sizes.GAP_SMALL)
        pair.setVerticalSpacing(2)
        for i, field in enumerate((self._alarm_at, self._number)):
            pair.addWidget(self._labels[field], 0, i)
            pair.addWidget(field, 1, i)
            pair.setColumnStretch(i, 1)
        column.addLayout(pair)
        column.addStretch(1)
        column.addWidget(self._training)
        column.addSpacing(4)
        column.addWidget(self._open)

    def _add(self, column: QVBoxLayout, field: QWidget, beside: QWidget | None = None) -> None:
        column.addWidget(self._labels[field])
        if beside is None:
            column.addWidget(field)
            return
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP_SMALL)
        row.addWidget(field, 1)
        row.addWidget(beside)
        column.addLayout(row)

    def _say(self) -> None:
        self._title.set_text(self.tr("New alarm"))
        self._text.setPlaceholderText(self.tr("Paste the alarm text here"))
        self._text.setAccessibleName(self.tr("Alarm text"))
        for field, words in (
            (self._what, self.tr("What")),
            (self._where, self.tr("Where")),
            (self._position, self.tr("Position")),
            (self._alarm_at, self.tr("Alarm at")),
            (self._number, self.tr("Number")),
        ):
            self._labels[field].set_text(words)
            field.setAccessibleName(words)
        self._offer_kinds()
        self._say_place()
        self._pick.set_words(self.tr("Map"))
        self._training.set_words(self.tr("Training"), self.tr("marked so everywhere"))
        self._cancel.set_words(self.tr("Cancel"))
        self._judge()

    def _offer_kinds(self) -> None:
        """The usual ones; what somebody typed or chose stays."""
        kinds = (
            self.tr("Forest fire"),
            self.tr("Grass fire"),
            self.tr("Peat fire"),
            self.tr("Building fire"),
            self.tr("Missing person"),
        )
        typed = self._what.currentText()
        self._filling = True
        self._what.clear()
        self._what.addItems(kinds)
        self._what.setCurrentIndex(-1)
        self._what.setEditText(typed)
        self._filling = False

    # --- what it is told -------------------------------------------------------------------------

    def drop_over(self, page: QWidget) -> None:
        """The places that are found lie over the fields below, as far as `page` reaches."""
        for place in (self._where, self._position):
            place.drop_over(page)

    def ask_with(self, ask: Ask | None) -> None:
        """Who knows the places by name; None: nobody."""
        self._where.ask_with(ask)

    def set_brigade(self, brigade: LatLon | None) -> None:
        """Where distances are said from."""
        self._brigade = brigade
        for place in (self._where, self._position):
            place.set_brigade(brigade)
        self._say_place()

    def clear(self, now: datetime) -> None:
        """An empty form; the alarm came now, until somebody says otherwise."""
        self._filling = True
        for field in (self._where, self._number, self._position):
            field.clear()
        self._text.clear()
        self._what.setCurrentIndex(-1)
        self._what.setEditText("")
        self._training.setChecked(False)
        self._came_at = now
        self._alarm_at.setDateTime(_to_qt(now))
        self._scene = self._scene_error_m = None
        self._address = ""
        self._alarm, self._is_known = None, False
        self._filling = False
        self._typed.clear()
        self._say_place()
        self._judge()

    def fill_from_alarm(self, draft: IncidentDraft) -> None:
        """What the text says now; what an earlier reading filled in goes, what a person typed stays."""
        if self._alarm is not None:
            self._filling = True
            self._empty_unless_typed()
            self._filling = False
        self._alarm, self._is_known = draft.alarm, False
        self.fill(draft)

    def show_known(self) -> None:
        """The alarm is an incident already: a second one takes a press on a button that says so."""
        self._is_known = True
        self._judge()

    def _empty_unless_typed(self) -> None:
        if self._is_free(self._what):
            self._what.setEditText("")
        for field in (self._where, self._number):
            if self._is_free(field):
                field.clear()
        if self._is_free(self._alarm_at):
            self._alarm_at.setDateTime(_to_qt(self._came_at))
        if self._is_free(self._position):
            self._position.clear()
            self._place(None, None)

    def _is_free(self, field: QWidget) -> bool:
        """No person said what stands in it, or took that away again."""
        return field not in self._typed or not self._said(field).strip()

    def _said(self, field: QWidget) -> str:
        if isinstance(field, QComboBox):
            return field.currentText()
        return field.text() if isinstance(field, (QLineEdit, QDateTimeEdit)) else self._place_text(field)

    def _place_text(self, field: QWidget) -> str:
        return self._where.text if field is self._where else self._position.text

    def fill(self, draft: IncidentDraft) -> None:
        """What a reader of alarm texts made of the text; only what it knows replaces what is there."""
        self._filling = True
        if draft.what and self._is_free(self._what):
            self._what.setEditText(draft.what)
        if draft.where and self._is_free(self._where):
            self._where.set_text(draft.where)
        if draft.number and self._is_free(self._number):
            self._number.setText(draft.number)
        if draft.alarm_at is not None and self._is_free(self._alarm_at):
            self._alarm_at.setDateTime(_to_qt(draft.alarm_at))
        if self._is_free(self._position):
            self._fill_position(draft)
        self._filling = False
        self._training.setChecked(self._training.isChecked() or draft.training)
        self._judge()

    def _fill_position(self, draft: IncidentDraft) -> None:
        if draft.scene is not None:
            self._address = ""
            self._position.show_text(units.position(draft.scene).replace(units.HARD_SPACE, " "))
            self._place(draft.scene, draft.scene_error_m)
        elif draft.position:
            self._position.ask(draft.position)

    def show_text(self, text: str) -> None:
        """The text of a file that is being read; nobody pasted it."""
        self._text.blockSignals(True)
        self._text.setPlainText(text)
        self._text.blockSignals(False)
        self._told = self._text.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """An alarm text that was dropped on the page."""
        self._text.setPlainText(text)

    def set_scene(self, scene: LatLon, error_m: float | None) -> None:
        """The answer of the map."""
        self._by_hand(self._position)
        self._address = ""
        self._position.show_text(units.position(scene).replace(units.HARD_SPACE, " "))
        self._place(scene, error_m)

    def draft(self) -> IncidentDraft:
        """What the fields say now."""
        return IncidentDraft(
            what=self._what.currentText().strip(),
            where=self._where.text.strip(),
            number=self._number.text().strip() or None,
            scene=self._scene,
            scene_error_m=self._scene_error_m,
            alarm_at=datetime.fromtimestamp(self._alarm_at.dateTime().toSecsSinceEpoch(), UTC),
            training=self._training.isChecked(),
            alarm_text=self._text.toPlainText().strip(),
            alarm=self._alarm,
        )

    # --- hands -----------------------------------------------------------------------------------

    def _on_text(self) -> None:
        text = self._text.toPlainText().strip()
        if text != self._told:
            self._told = text
            self.text_pasted.emit(text)

    def _on_where(self, text: str) -> None:
        """The position of a chosen address goes when another address is typed over it."""
        if self._address and not text.startswith(self._address):
            self._address = ""
            self._position.clear()
            self._place(None, None)
        self._judge()

    def _on_chosen(self, answer: Answer) -> None:
        """An address says where in words too; a position belongs into its own field."""
        is_address = isinstance(answer, Hit)
        address = spoken_address(answer) if isinstance(answer, Hit) else ""
        self._where.show_text(address)
        self.set_scene(answer.at, error_of(answer))
        if not is_address:
            self._position.show_text(answer.said)
        self._address = address

    def _on_placed(self, scene: LatLon | None, error_m: float | None) -> None:
        self._address = ""
        self._place(scene, error_m)

    def _place(self, scene: LatLon | None, error_m: float | None) -> None:
        self._scene, self._scene_error_m = scene, error_m
        self._say_place()
        self._judge()
        self._show_scene()

    def _show_scene(self) -> None:
        self.scene_changed.emit(self._scene, self._scene_error_m)

    def _say_place(self) -> None:
        """How far it is and whether that is still at home; or what is wrong with it."""
        words, ink = "", "label"
        if self._scene is not None:
            words, is_strange = far_and_where(self._scene, self._brigade)
            ink = "attention_text" if is_strange else "label"
        elif self._position.asks:
            words, ink = self.tr("Which one is meant? Choose it below the field."), "attention_text"
        elif self._position.text.strip():
            words, ink = self.tr("Not a position. Write it as 55.98719, 25.96480."), "danger"
        self._error.set_text(words, ink)
        self._error.setVisible(bool(words))

    def _judge(self) -> None:
        """What is missing stands on the button."""
        missing = None
        if not self._what.currentText().strip():
            missing = self.tr("say what")
        elif not self._where.text.strip() and self._scene is None:
            missing = self.tr("say where")
        elif self._position.text.strip() and self._scene is None:
            missing = self.tr("check the position")
        second = self.tr("Open a second incident")
        self._open.set_words(second if self._is_known else self.tr("Open incident"))
        self._open.set_blocked(missing)
        self._open.set_next("" if missing is None and not self._is_known else None)

    def _create(self) -> None:
        self.created.emit(self.draft())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file or a text: both are the alarm."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
        elif event.mimeData().hasText():
            self.set_text(event.mimeData().text())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form, Ctrl+Enter opens the incident from any field."""
        if event.key() == Qt.Key.Key_Escape:
            if not any(place.close_rows() for place in (self._where, self._position)):
                self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._open.isEnabled():
            if not self._is_known:
                self._create()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        elif event.type() is QEvent.Type.PaletteChange:
            self.update()


def _to_qt(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()), QTimeZone.systemTimeZone())
