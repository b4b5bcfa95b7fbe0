"""A stream that the drone announces: what it is, where from, and the button that opens it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight
from ui.video.stream_choice import AnnouncedStream
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words
from ui.words.thermal import picture_name


class AnnouncedRow(QWidget):
    """An address that is not the drone's own is opened only after a second press, below its warning."""

    wanted = Signal(object)  # AnnouncedStream

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stream: AnnouncedStream | None = None
        self.playing = False
        self._asks = False
        self._name = Words("", sizes.SENTENCE, Weight.SEMIBOLD)
        self._where = Words("", sizes.LABEL, ink="label")
        self._warning = Words("", sizes.LABEL, Weight.SEMIBOLD, "attention_text", most_lines=4)
        self._connect = BigButton("", height=sizes.SMALL_BUTTON)
        self._connect.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._connect.wanted.connect(self._on_pressed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._where)
        words.addWidget(self._warning)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(sizes.GAP)
        row.addLayout(words, 1)
        row.addWidget(self._connect)

    def show_stream(self, stream: AnnouncedStream, *, shown: bool) -> None:
        """`shown`: it is on the screen now."""
        if stream != self.stream:
            self._asks = False
        self.stream, self.playing = stream, shown
        self._say()

    def _on_pressed(self) -> None:
        if self.stream is None:
            return
        if not self.stream.own and not self._asks:
            self._asks = True
            self._say()
            return
        self._asks = False
        self._say()
        self.wanted.emit(self.stream)

    def _say(self) -> None:
        stream = self.stream
        if stream is None:
            return
        kind = (
            picture_name(thermal=stream.thermal) if stream.thermal is not None else self.tr("not said which")
        )
        self._name.set_text(" · ".join(part for part in (stream.name, kind, stream.size) if part))
        self._where.set_text(stream.address)
        self._warning.set_text(
            self.tr("This address is not the drone’s own. Connect only if you know whose it is.")
        )
        self._warning.setVisible(self._asks)
        self._connect.set_words(self.tr("Connect anyway") if self._asks else self.tr("Show"))
        self._connect.setAccessibleDescription(stream.name)
        self._connect.set_blocked(self.tr("on the screen") if self.playing else None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
