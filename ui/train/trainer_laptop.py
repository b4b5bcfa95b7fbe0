"""The trainer's laptop: the form, then the trainer's window; no drone, no radio, no record."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from training.remote.errors import Why
from training.remote.trainer_end import TrainerEnd
from ui.train.connect_form import ConnectForm
from ui.train.trainer_station import SIZE, trainer_window

_TICK_MS = 100


class TrainerLaptop(QObject):
    """`window` is the one to show."""

    connected = Signal()

    def __init__(self, address: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = QStackedWidget()
        self.window.setWindowTitle(self.tr("FireDrone · Trainer"))
        self.window.resize(*SIZE)
        self.form = ConnectForm(address)
        self._line: TrainerEnd | None = None
        self._board: QWidget | None = None
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(self.form, 100)
        row.addStretch(1)
        self.window.addWidget(middle)
        self.form.connect_wanted.connect(self._on_connect)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def close(self) -> None:
        """The line with it; the exercise goes on without a trainer."""
        self._timer.stop()
        if self._board is not None:
            self._board.close()
            self._board = None
        if self._line is not None:
            self._line.close()
            self._line = None

    def _on_connect(self, host: str, port: int, code: str) -> None:
        self.form.show_busy()
        self._line = TrainerEnd(host, port, code)
        self._line.connect()
        self._timer.start(_TICK_MS)

    def _look(self) -> None:
        line = self._line
        if line is None:
            return
        connection = line.connection.get()
        if self._board is None and connection.connected:
            self._board = trainer_window(line)
            self.window.addWidget(self._board)
            self.window.setCurrentWidget(self._board)
            self.connected.emit()
        elif connection.over:
            self.close()
            self.window.setCurrentIndex(0)
            self.form.show_why(connection.why or Why.GONE)
