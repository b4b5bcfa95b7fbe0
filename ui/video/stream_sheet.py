"""The sheet of the pictures: those that the drone announces, and one that somebody types or picks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight
from ui.video.announced_row import AnnouncedRow
from ui.video.known_cameras import KNOWN_CAMERAS, KnownCamera
from ui.video.stream_choice import AnnouncedStream, StreamChoice
from ui.video.stream_form import StreamForm
from ui.widgets.big_button import BigButton
from ui.widgets.hairline import Hairline
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_ROWS = 4
_HIGH = 520
_COLUMNS = 2


class StreamSheet(QWidget):
    """Lies on a `Sheet`. Gets what is known, emits choices; it opens nothing itself."""

    connect_wanted = Signal(object)  # StreamChoice
    try_wanted = Signal(object)  # StreamChoice: one picture, then closed
    thermal_told = Signal(str)  # the address of the stream that is the thermal one
    closed_wanted = Signal()  # no more pictures
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._announced: tuple[AnnouncedStream, ...] = ()
        self._asked: tuple[str, str] | None = None
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._from_drone = Words("", sizes.LABEL, ink="label")
        self._nothing = Words("", sizes.SENTENCE, ink="label", most_lines=4)
        self._rows = [AnnouncedRow() for _ in range(_MOST_ROWS)]
        self._question = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._answers = [BigButton("", height=sizes.BUTTON) for _ in range(2)]
        self._question_box = QWidget()
        self.form = StreamForm()
        self._end = BigButton("", icon="video-off-outline", height=sizes.BUTTON)
        self._done = BigButton("", height=sizes.BUTTON)
        self._back = BigButton("", icon="chevron-left", height=sizes.BUTTON)
        self._known_title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._known_note = Words("", sizes.LABEL, ink="label", most_lines=3)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._lay_out_choice()
        self._lay_out_known()
        self.setMinimumHeight(_HIGH)
        self._wire()
        self._say()

    def _lay_out_choice(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(sizes.GAP_SMALL)
        left.addWidget(self._from_drone)
        left.addWidget(self._nothing)
        for row in self._rows:
            left.addWidget(row)
        box = QVBoxLayout(self._question_box)
        box.setContentsMargins(0, sizes.GAP, 0, 0)
        box.addWidget(self._question)
        for button in self._answers:
            box.addWidget(button)
        left.addWidget(self._question_box)
        left.addStretch(1)
        left.addWidget(self._end)
        right.addWidget(self.form, 1)
        columns = QHBoxLayout()
        columns.setSpacing(sizes.GAP_PAGE)
        columns.addLayout(left, 1)
        columns.addWidget(Hairline(upright=True))
        columns.addLayout(right, 1)
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addLayout(columns, 1)
        column.addWidget(self._done)
        self._stack.addWidget(face)

    def _lay_out_known(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(sizes.GAP_SMALL)
        for n, camera in enumerate(KNOWN_CAMERAS):
            button = BigButton(camera.name, camera.address.removeprefix("rtsp://"), height=sizes.BUTTON)
            button.wanted.connect(partial(self._on_known, camera))
            grid.addWidget(button, n // _COLUMNS, n % _COLUMNS)
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._known_title)
        column.addWidget(self._known_note)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self._back)
        self._stack.addWidget(face)

    def _wire(self) -> None:
        for row in self._rows:
            row.wanted.connect(self._on_announced)
        for n, button in enumerate(self._answers):
            button.wanted.connect(partial(self._on_answer, n))
        self.form.connect_wanted.connect(self.connect_wanted)
        self.form.try_wanted.connect(self.try_wanted)
        self.form.known_wanted.connect(partial(self._stack.setCurrentIndex, 1))
        self._back.wanted.connect(partial(self._stack.setCurrentIndex, 0))
        self._end.wanted.connect(self.closed_wanted)
        self._done.wanted.connect(self.done)

    # --- what it is told -------------------------------------------------------------------------

    def show_announced(self, streams: Sequence[AnnouncedStream], shown: Sequence[str] = ()) -> None:
        """What the drone offers; `shown`: the addresses of those that are on the screen now."""
        self._announced = tuple(streams[:_MOST_ROWS])
        for n, row in enumerate(self._rows):
            row.setVisible(n < len(self._announced))
            if n < len(self._announced):
                row.show_stream(self._announced[n], shown=self._announced[n].address in shown)
        self._nothing.setVisible(not self._announced)
        self._end.setVisible(bool(shown))

    def ask_which_is_thermal(self, first: tuple[str, str], second: tuple[str, str]) -> None:
        """Two streams that nobody can tell apart, each a name and an address: asked once, then remembered."""
        self._asked = (first[1], second[1])
        for button, (name, address) in zip(self._answers, (first, second), strict=True):
            button.set_words(name, address)
        self._question_box.show()
        self._answers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_result(self, line: str, *, good: bool) -> None:
        """What came of a try, in one line; "" takes it away."""
        self.form.show_result(line, good=good)

    def set_busy(self, busy: bool) -> None:
        """A try is going on."""
        self.form.set_busy(busy)

    def show_kept(self, address: str, user: str) -> None:
        """What was used last: its password lies in the key store and is not shown."""
        self.form.show_kept(address, user)

    # --- hands -----------------------------------------------------------------------------------

    def _on_announced(self, stream: AnnouncedStream) -> None:
        """A row asks for its yes itself where the address is not the drone's own."""
        self.connect_wanted.emit(StreamChoice(stream.address, stream.thermal, approved=not stream.own))

    def _on_answer(self, which: int) -> None:
        if self._asked is not None:
            address, self._asked = self._asked[which], None
            self._question_box.hide()
            self.thermal_told.emit(address)

    def _on_known(self, camera: KnownCamera) -> None:
        self.form.fill(camera.address)
        self._stack.setCurrentIndex(0)

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        self._title.set_text(self.tr("Video"))
        self._from_drone.set_text(self.tr("From the drone"))
        self._nothing.set_text(
            self.tr("The drone announces no picture. Type its address, or pick the camera.")
        )
        self._question.set_text(self.tr("Which of them shows heat?"))
        self._end.set_words(self.tr("No more pictures"))
        self._done.set_words(self.tr("Done"))
        self._back.set_words(self.tr("Back"))
        self._known_title.set_text(self.tr("Known cameras"))
        self._known_note.set_text(
            self.tr("As they leave the factory. Which of two is the thermal one is found out when it plays.")
        )
        if self._asked is None:
            self._question_box.hide()
        self.show_announced(self._announced, self._shown())

    def _shown(self) -> list[str]:
        return [row.stream.address for row in self._rows if row.stream is not None and row.playing]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
