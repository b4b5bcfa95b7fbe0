"""The trainer's side of pairing: the address of the crew's station and its code."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from training.remote.addresses import host_and_port
from training.remote.errors import Why
from training.remote.pairing_code import digits_of
from ui import sizes
from ui.font import Weight
from ui.review.form import line
from ui.widgets.big_button import BigButton
from ui.widgets.error_bar import ErrorBar
from ui.widgets.words import Words
from ui.words.trainer import why_words

_MOST_ADDRESS, _MOST_CODE = 120, 16


class ConnectForm(QWidget):
    """What cannot be an address or a code is said before anything is tried."""

    connect_wanted = Signal(str, int, str)  # host, port, code

    def __init__(self, address: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._about = Words("", sizes.SENTENCE, ink="label", most_lines=4)
        self._error = ErrorBar()
        self._labels = (Words("", sizes.LABEL, ink="label"), Words("", sizes.LABEL, ink="label"))
        self._address, self._code = line(_MOST_ADDRESS), line(_MOST_CODE)
        self._address.setText(address)
        self._go = BigButton("", icon="lan-connect")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, sizes.GAP_PAGE, 32, sizes.GAP_PAGE)
        column.setSpacing(sizes.GAP_SMALL)
        column.addStretch(1)
        for widget in (self._title, self._about, self._error):
            column.addWidget(widget)
        for label, field in zip(self._labels, (self._address, self._code), strict=True):
            column.addSpacing(sizes.GAP_SMALL)
            column.addWidget(label)
            column.addWidget(field)
            field.textChanged.connect(self._judge)
            field.returnPressed.connect(self._on_go)
        column.addSpacing(sizes.GAP)
        column.addWidget(self._go)
        column.addStretch(2)
        self._go.wanted.connect(self._on_go)
        self.setMaximumWidth(640)
        self._say()
        (self._code if address else self._address).setFocus()

    def show_busy(self) -> None:
        """It is being tried."""
        self._busy = True
        self._error.hide()
        self._judge()

    def show_why(self, why: Why) -> None:
        """It came to nothing; another code is typed anew."""
        self._busy = False
        self._error.show_error(why_words(why))
        self._code.clear()
        self._code.setFocus()
        self._judge()

    def _on_go(self) -> None:
        where, code = host_and_port(self._address.text()), digits_of(self._code.text())
        if where is not None and code is not None and not self._busy:
            self.connect_wanted.emit(*where, code)

    def _judge(self) -> None:
        why = None
        if self._busy:
            why = self.tr("connecting")
        elif host_and_port(self._address.text()) is None:
            why = self.tr("the address first")
        elif digits_of(self._code.text()) is None:
            why = self.tr("eight digits")
        self._go.set_blocked(why)
        self._go.set_next(self.tr("NEXT") if why is None else None)

    def _say(self) -> None:
        self._title.set_text(self.tr("Train a crew from this laptop"))
        self._about.set_text(
            self.tr(
                "On the crew's station: Train, second laptop, show a code. It shows the address and the code"
                " that belong here."
            )
        )
        for label, field, text in zip(
            self._labels,
            (self._address, self._code),
            (self.tr("Address of the crew's station"), self.tr("Code")),
            strict=True,
        ):
            label.set_text(text)
            field.setAccessibleName(text)
        self._go.set_words(self.tr("Connect"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
