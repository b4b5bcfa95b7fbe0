"""Where the brigade's drone is: its link address, and whether it is connected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from telemetry.link.address import NetworkAddress, SerialAddress, parse_address
from telemetry.link.link import LinkError
from ui import sizes
from ui.font import inter
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

_MOST_LETTERS = 120


class LinkForm(QWidget):
    """A field and a button. What cannot be an address is said before anything is tried."""

    connect_wanted = Signal(str)  # a link address of a real drone

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why_not: str | None = None
        self._title = Words("", sizes.LABEL, ink="label")
        self._address = QLineEdit(address)
        self._address.setMaxLength(_MOST_LETTERS)
        self._address.setFont(inter(sizes.SENTENCE))
        self._address.setMinimumHeight(sizes.BUTTON)
        self._connect = BigButton("", height=sizes.BUTTON)
        self._connect.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._hint = Words("", sizes.LABEL, ink="label", most_lines=4)
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(self._address, 1)
        row.addWidget(self._connect)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._hint)
        self._address.textChanged.connect(self._judge)
        self._address.returnPressed.connect(self._on_connect)
        self._connect.wanted.connect(self._on_connect)
        self._say()

    def set_blocked(self, why: str | None) -> None:
        """Why another link cannot be opened now: a drone flies, or a training runs."""
        self._why_not = why
        self._judge()

    def _on_connect(self) -> None:
        if self._connect.isEnabled():
            self.connect_wanted.emit(self._address.text().strip())

    def _judge(self) -> None:
        wrong = None if is_real_drone(self._address.text()) else self.tr("not an address")
        self._connect.set_blocked(self._why_not or wrong)

    def _say(self) -> None:
        self._title.set_text(self.tr("The drone's link"))
        self._address.setAccessibleName(self.tr("The drone's link"))
        self._connect.set_words(self.tr("Connect"))
        self._hint.set_text(
            self.tr(
                "A telemetry radio: serial:/dev/ttyUSB0:57600 or serial:COM5:57600. A network: {udp}."
            ).format(udp="udp:127.0.0.1:14550")
        )
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def is_real_drone(text: str) -> bool:
    """Only a port or a network: the practice drone is started on the Train page, a recording in Review."""
    try:
        return isinstance(parse_address(text), NetworkAddress | SerialAddress)
    except LinkError:
        return False
