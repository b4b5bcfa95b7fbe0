"""Taking a finding upon oneself: a name and a reason, which go into the record."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight, inter
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

_MOST_NAME = 80
_MOST_REASON = 300


class OverrideForm(QWidget):
    """Both fields must say something before it can be given."""

    given = Signal(str, str)  # name, reason
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._name = _field(_MOST_NAME)
        self._reason = _field(_MOST_REASON)
        self._give = BigButton("", height=sizes.SMALL_BUTTON)
        self._drop = BigButton("", height=sizes.SMALL_BUTTON)
        for button in (self._give, self._drop):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(self._name, 1)
        row.addWidget(self._reason, 2)
        row.addWidget(self._drop)
        row.addWidget(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._title)
        column.addLayout(row)
        self._give.wanted.connect(self._on_give)
        self._drop.wanted.connect(self.dropped)
        for field in (self._name, self._reason):
            field.textChanged.connect(self._judge)
            field.returnPressed.connect(self._on_give)
        self.setFocusProxy(self._name)
        self._say()

    def _on_give(self) -> None:
        name, reason = self._name.text().strip(), self._reason.text().strip()
        if name and reason:
            self.given.emit(name, reason)

    def _judge(self) -> None:
        complete = bool(self._name.text().strip() and self._reason.text().strip())
        self._give.set_blocked(None if complete else self.tr("a name and a reason are needed"))
        self._give.set_next("" if complete else None)

    def _say(self) -> None:
        self._title.set_text(self.tr("Who takes it upon himself, and why? Both go into the record."))
        self._name.setPlaceholderText(self.tr("Name"))
        self._name.setAccessibleName(self.tr("Name"))
        self._reason.setPlaceholderText(self.tr("Reason"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._give.set_words(self.tr("Override now"))
        self._drop.set_words(self.tr("Cancel"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _field(most: int) -> QLineEdit:
    field = QLineEdit()
    field.setFont(inter(sizes.SENTENCE))
    field.setMinimumHeight(sizes.FIELD)
    field.setMaxLength(most)
    field.setTextMargins(sizes.GAP, 0, sizes.GAP, 0)
    return field
