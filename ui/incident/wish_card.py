"""How the chosen card is flown: its pattern, height, speed, camera and the rest, each a stepper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from missions.task import Task
from ui import sizes
from ui.incident.stepper import Stepper
from ui.incident.wish_fields import fields_for
from ui.theme import colour
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from missions.task import Pattern
    from ui.incident.wish_fields import Field

COLUMNS = (4, 3, 2)  # as many as there is room for
GAP = 6
AMOUNTS, KINDS = ("minus", "plus"), ("chevron-left", "chevron-right")


class WishCard(QWidget):
    """Every step is a new wish: a task without places."""

    changed = Signal(object)  # Task
    done = Signal()  # back to the cards
    templates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = Task()
        self._fields: tuple[Field, ...] = ()
        self._laid_out: Pattern | None = None
        self._steppers: list[Stepper] = []
        self._columns = COLUMNS[0]
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._done = BigButton("", icon="check", height=sizes.SMALL_BUTTON)
        self._done.wanted.connect(self.done)
        self._templates = BigButton("", icon="bookmark-outline", height=sizes.SMALL_BUTTON)
        self._templates.wanted.connect(self.templates_wanted)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(sizes.GAP_SMALL, sizes.GAP_SMALL, sizes.GAP_SMALL, sizes.GAP_SMALL)
        column.setSpacing(sizes.GAP_SMALL)
        column.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._say()

    @property
    def wish(self) -> Task:
        return self._wish

    def show_wish(self, wish: Task) -> None:
        """Values between two steps are shown as they are, not rounded to a step."""
        self._wish = wish
        fields = fields_for(wish)
        if len(fields) != len(self._fields) or wish.pattern is not self._laid_out:
            self._laid_out = wish.pattern
            self._lay_out(fields)
        self._fields = fields
        for field, stepper in zip(fields, self._steppers, strict=True):
            stepper.set_label(field.label)
            stepper.show_choices(field.choices(wish), field.index(wish))
        self._place()

    def stepper(self, label: str) -> Stepper:
        """The one with this label. KeyError: this pattern has none."""
        for field, stepper in zip(self._fields, self._steppers, strict=True):
            if field.label == label:
                return stepper
        raise KeyError(label)

    def _lay_out(self, fields: tuple[Field, ...]) -> None:
        for old in self._steppers:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._steppers = []
        for number, field in enumerate(fields):
            stepper = Stepper(icons=KINDS if field.arrows else AMOUNTS)
            stepper.chosen.connect(partial(self._take, number))
            self._steppers.append(stepper)
        self._columns = 0

    def _place(self) -> None:
        """In as many columns as there is room for."""
        room = self.width() - 2 * sizes.GAP_SMALL
        columns = next((n for n in COLUMNS if self._wide(n) <= room), COLUMNS[-1])
        if columns == self._columns:
            return
        self._columns = columns
        ends = (self._templates, self._done)
        for widget in (*self._steppers, *ends):
            self._grid.removeWidget(widget)
        for number, stepper in enumerate(self._steppers):
            self._grid.addWidget(stepper, number // columns, number % columns)
        row, taken = divmod(len(self._steppers), columns)
        if columns - taken >= len(ends) and taken > 0 and columns == COLUMNS[0]:  # beside the last steppers
            for number, button in enumerate(ends, columns - len(ends)):
                self._grid.addWidget(button, row, number, Qt.AlignmentFlag.AlignBottom)
        else:
            row, half = row + (taken > 0), columns // 2
            self._grid.addWidget(self._templates, row, 0, 1, half)
            self._grid.addWidget(self._done, row, half, 1, columns - half)
        for column in range(COLUMNS[0]):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def minimumSizeHint(self) -> QSize:
        """Of the fewest columns: the layout itself would ask for those it has now."""
        width = self._wide(COLUMNS[-1]) + 2 * sizes.GAP_SMALL
        return QSize(width, super().minimumSizeHint().height())

    def _wide(self, columns: int) -> int:
        """How much room so many columns take."""
        hints = [stepper.sizeHint().width() for stepper in self._steppers]
        widest = [max(hints[column::columns], default=0) for column in range(columns)]
        return sum(widest) + GAP * (columns - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _take(self, number: int, index: int) -> None:
        field = self._fields[number]
        wish = field.put(self._wish, field.values[index])
        self.show_wish(wish)
        self.changed.emit(wish)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("How it is flown"))
        self._done.set_words(self.tr("Back to the tasks"))
        self._templates.set_words(self.tr("Templates"))
        self.show_wish(self._wish)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent" if self.isEnabled() else "hairline"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), sizes.CORNER, sizes.CORNER)
