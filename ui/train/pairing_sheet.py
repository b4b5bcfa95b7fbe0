"""The crew's side of a second laptop: the code, large; where it is typed; who is connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from training.remote.addresses import LOOPBACK
from ui import sizes
from ui.font import Weight
from ui.widgets.big_button import BigButton
from ui.widgets.choices import choice, row
from ui.widgets.error_bar import ErrorBar
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.remote.crew_end import LineStatus

MOST_ADDRESSES = 3
_NO_CODE = "\u2013\u2013\u2013\u2013 \u2013\u2013\u2013\u2013"


class PairingSheet(QWidget):
    """Nothing listens before "Show a code" was pressed. Content for a `Sheet`."""

    open_wanted = Signal(str)  # the address of this computer to listen at
    close_wanted = Signal()
    done = Signal()

    def __init__(self, addresses: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status: LineStatus | None = None
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._about = Words("", sizes.SENTENCE, ink="label", most_lines=4)
        self._where = Words("", sizes.LABEL, ink="label")
        self._hosts = {host: choice() for host in (LOOPBACK, *addresses[:MOST_ADDRESSES])}
        self._hosts[LOOPBACK].setChecked(True)
        self._code = Words("", sizes.DECIDING_NUMBER, Weight.SEMIBOLD, most_lines=1)
        self._left = Words("", sizes.SENTENCE, most_lines=2)
        self._who = Words("", sizes.SENTENCE, Weight.MEDIUM, most_lines=3)
        self._error = ErrorBar()
        self._open = BigButton("", icon="lan-connect", height=sizes.BUTTON)
        self._shut = BigButton("", icon="close", height=sizes.BUTTON)
        self._done = BigButton("", height=sizes.BUTTON)
        self._lay_out()
        self._open.wanted.connect(lambda: self.open_wanted.emit(self.host))
        self._shut.wanted.connect(self.close_wanted)
        self._done.wanted.connect(self.done)
        self._say()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        for widget in (self._title, self._about, self._error, self._where):
            column.addWidget(widget)
        column.addLayout(row(self, self._hosts.values(), sizes.GAP_SMALL))
        column.addSpacing(sizes.GAP_SMALL)
        for widget in (self._code, self._left, self._who):
            column.addWidget(widget)
        column.addSpacing(sizes.GAP_SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        for button in (self._open, self._shut, self._done):
            buttons.addWidget(button, 1)
        column.addLayout(buttons)

    @property
    def host(self) -> str:
        """The chosen address of this computer."""
        return next(host for host, button in self._hosts.items() if button.isChecked())

    # --- what it is told -------------------------------------------------------------------------

    def show_status(self, status: LineStatus | None) -> None:
        """Some times a second; None: nothing listens."""
        if status != self._status:
            self._status = status
            self._say()

    def show_error(self, text: str) -> None:
        """Why it could not be opened."""
        self._error.show_error(text)

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        status = self._status
        self._title.set_text(self.tr("The trainer on a second laptop"))
        self._about.set_text(
            self.tr(
                "The trainer's laptop sees the truth and breaks things; this one stays the crew's. On the"
                " other laptop: firedrone trainer, then type the address and the code."
            )
        )
        self._where.set_text(self.tr("Where this computer can be reached"))
        for host, button in self._hosts.items():
            button.set_words(host, self.tr("this computer only") if host == LOOPBACK else self.tr("network"))
            elsewhere = status is not None and status.host != host
            button.set_blocked(self.tr("close the line first") if elsewhere else None)
        self._say_code(status)
        self._open.set_words(self.tr("New code") if status is not None else self.tr("Show a code"))
        waits = status is None or (status.code is None and status.trainer is None)
        self._open.set_next(self.tr("NEXT") if waits else None)
        self._shut.set_words(self.tr("Close the line"))
        self._shut.set_blocked(None if status is not None else self.tr("nothing listens"))
        self._done.set_words(self.tr("Done"))

    def _say_code(self, status: LineStatus | None) -> None:
        if status is None:
            self._code.set_text(_NO_CODE, "disabled")
            self._left.set_text(self.tr("Nothing listens."), "label")
            self._who.set_text("")
            return
        code = status.code
        grouped = "" if code is None else f"{code[:4]}\u00a0{code[4:]}"
        self._code.set_text(grouped or _NO_CODE, "text" if code else "disabled")
        where = f"{status.host}:{status.port}"
        if code is None:
            self._left.set_text(self.tr("At {where}. No code is open.").format(where=where), "label")
        else:
            said = self.tr("Type it at {where}. Good for {seconds} s, once.")
            self._left.set_text(said.format(where=where, seconds=round(status.code_left_s)), "text")
        trainer = self.tr("Nobody is connected.")
        if status.trainer is not None:
            trainer = self.tr("Connected: the trainer at {peer}.").format(peer=status.trainer)
        refused = self.tr("Turned away: {count}.").format(count=status.strangers)
        self._who.set_text(f"{trainer} {refused}" if status.strangers else trainer)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
