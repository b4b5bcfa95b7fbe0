"""A stream by hand: its address, a name and a password where the camera wants them, tried before its use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight, inter
from ui.video.stream_choice import MOST_LETTERS, StreamChoice, has_credentials, is_stream
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

_MOST_NAME = 64
_EXAMPLE = "rtsp://192.168.144.25:8554/video1"


class StreamForm(QWidget):
    """The password goes out once with the choice, and its field is empty again."""

    connect_wanted = Signal(object)  # StreamChoice
    try_wanted = Signal(object)  # StreamChoice
    known_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._kept = False
        self._labels = [Words("", sizes.LABEL, ink="label") for _ in range(3)]
        self._address, self._user, self._password = QLineEdit(), QLineEdit(), QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._known = BigButton("", icon="camera-outline", height=sizes.SMALL_BUTTON)
        self._clear_text = Words("", sizes.LABEL, ink="label", most_lines=4)
        self._result = Words("", sizes.SENTENCE, Weight.MEDIUM, most_lines=3)
        self._try = BigButton("", height=sizes.BUTTON)
        self._connect = BigButton("", height=sizes.BUTTON)
        self._lay_out()
        self._address.textChanged.connect(self._on_address)
        for field in (self._address, self._user, self._password):
            field.returnPressed.connect(self._on_connect)
        self._known.wanted.connect(self.known_wanted)
        self._try.wanted.connect(self._on_try)
        self._connect.wanted.connect(self._on_connect)
        self._say()

    def _lay_out(self) -> None:
        for field, most in (
            (self._address, MOST_LETTERS),
            (self._user, _MOST_NAME),
            (self._password, _MOST_NAME),
        ):
            field.setFont(inter(sizes.SENTENCE))
            field.setMinimumHeight(sizes.FIELD)
            field.setMaxLength(most)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._labels[0])
        column.addWidget(self._address)
        column.addWidget(self._known)
        login = QHBoxLayout()
        login.setSpacing(sizes.GAP)
        for label, field in zip(self._labels[1:], (self._user, self._password), strict=True):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(label)
            pair.addWidget(field)
            login.addLayout(pair, 1)
        column.addLayout(login)
        column.addWidget(self._clear_text)
        column.addStretch(1)
        column.addWidget(self._result)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        buttons.addWidget(self._try, 1)
        buttons.addWidget(self._connect, 1)
        column.addLayout(buttons)

    # --- what it is told -------------------------------------------------------------------------

    def fill(self, address: str) -> None:
        """Such as that of a known camera; nothing is opened yet."""
        self._address.setText(address)
        self._address.setFocus()

    def show_kept(self, address: str, user: str) -> None:
        """What was used last."""
        self._address.setText(address)
        self._user.setText(user)
        self._kept = bool(user)
        self._say()

    def show_result(self, line: str, *, good: bool) -> None:
        self._result.set_text(line, "text" if good else "danger")

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._judge()

    # --- hands -----------------------------------------------------------------------------------

    def _on_try(self) -> None:
        if self._try.isEnabled():
            self.try_wanted.emit(self._choice())

    def _on_connect(self) -> None:
        if self._connect.isEnabled():
            self.connect_wanted.emit(self._choice())
            self._password.clear()

    def _choice(self) -> StreamChoice:
        """What somebody typed is approved by the typing."""
        return StreamChoice(
            self._address.text().strip(),
            user=self._user.text().strip(),
            password=self._password.text(),
            approved=True,
        )

    def _on_address(self) -> None:
        """A password belongs to one address."""
        self._result.set_text("")
        self._kept = False
        self._password.clear()
        self._say()

    def _judge(self) -> None:
        address = self._address.text().strip()
        wrong = None
        if has_credentials(address):
            wrong = self.tr("name and password go below")
        elif not is_stream(address):
            wrong = self.tr("not an address")
        busy = self.tr("trying …") if self._busy else None
        self._try.set_blocked(busy or wrong)
        self._connect.set_blocked(busy or wrong)

    def _say(self) -> None:
        names = (self.tr("Address"), self.tr("User"), self.tr("Password"))
        for label, field, name in zip(
            self._labels, (self._address, self._user, self._password), names, strict=True
        ):
            label.set_text(name)
            field.setAccessibleName(name)
        self._address.setPlaceholderText(_EXAMPLE)
        self._password.setPlaceholderText(self.tr("kept in the key store") if self._kept else "")
        self._known.set_words(self.tr("Pick a known camera"))
        self._clear_text.set_text(
            self.tr("RTSP is not encrypted: whoever listens in sees the picture and may read the password.")
        )
        self._try.set_words(self.tr("Try it"), self.tr("one picture"))
        self._connect.set_words(self.tr("Connect"))
        self._connect.set_next("")
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
