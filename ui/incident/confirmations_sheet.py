"""The register of confirmations: who said yes to a border, height or zone, and does it still count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from incidents.booklet.booklet import Topic
from missions.confirmations import Standing
from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.incident.confirmation_form import ConfirmationForm
from ui.theme import colour
from ui.widgets.big_button import BigButton
from ui.widgets.hairline import Hairline
from ui.widgets.side_note import SideNote
from ui.widgets.words import Words
from ui.words.confirmations import detail_words, standing_words, title_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from missions.confirmations import Confirmation
    from ui.incident.confirmation_draft import ConfirmedPlace

_MOST_WIDTH = 860
_PAGE = 5
_ROW = 60
_TEXT_LEFT = 36
_LOOK = {  # icon and ink
    Standing.VALID: ("check-circle-outline", "accent"),
    Standing.TO_COME: ("clock-outline", "label"),
    Standing.EXPIRED: ("clock-alert-outline", "disabled"),
    Standing.WITHDRAWN: ("cancel", "disabled"),
}


class ConfirmationsSheet(QWidget):
    """Lies on a `Sheet`: a list, and behind it the form for one more. It emits intents and writes nothing."""

    added = Signal(object)  # ConfirmationDraft
    withdrawn = Signal(object)  # Confirmation
    done = Signal()

    def __init__(
        self,
        places: Sequence[ConfirmedPlace],
        zone_ids: Sequence[str],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._known: tuple[Confirmation, ...] = ()
        self._now = now
        self._first = 0
        self._rows: list[QWidget] = []
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self.over_there = SideNote(Topic.BORDER)
        self._none = Words("", sizes.SENTENCE, ink="label")
        self._error = Words("", sizes.LABEL, ink="danger", most_lines=3)
        self._error.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(sizes.GAP_SMALL)
        self._more = BigButton("", icon="chevron-right", height=sizes.SMALL_BUTTON)
        self._more.wanted.connect(self._turn)
        self._new = BigButton("", icon="plus", height=sizes.BUTTON)
        self._done = BigButton("", height=sizes.BUTTON)
        self._done.wanted.connect(self.done)
        self._form = ConfirmationForm(places, zone_ids, now)
        self._form.added.connect(self.added)
        self._stack = QStackedLayout()
        self._new.wanted.connect(self._open_form)
        self._form.cancelled.connect(self._open_list)
        self.setMaximumWidth(_MOST_WIDTH)
        self._lay_out()
        self._say()

    def _lay_out(self) -> None:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        for part in (self._title, self.over_there, self._error, self._none):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addWidget(self._more)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        buttons.addWidget(self._done, 1)
        buttons.addWidget(self._new, 2)
        column.addLayout(buttons)
        self._stack.addWidget(face)
        self._stack.addWidget(self._form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._stack)

    def show_confirmations(self, known: Sequence[Confirmation], now: datetime) -> None:
        """All of them in the order of the file; what counts stands first, then the newest."""
        order = list(Standing)
        self._now = now
        newest = sorted(known, key=lambda one: one.valid_from, reverse=True)
        self._known = tuple(sorted(newest, key=lambda one: order.index(one.standing(now))))
        self._first = 0
        self.show_error("")
        self._open_list()
        self._show_page()

    def show_error(self, line: str) -> None:
        """What could not be read or written, above the list; "" takes it away."""
        self._error.set_text(line)
        self._error.setVisible(bool(line))
        if line:
            self._open_list()

    def _open_form(self) -> None:
        self._stack.setCurrentIndex(1)
        self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_list(self) -> None:
        self._stack.setCurrentIndex(0)

    def _turn(self) -> None:
        """The next page, and after the last the first."""
        self._first = self._first + _PAGE if self._first + _PAGE < len(self._known) else 0
        self._show_page()

    def _show_page(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for n, one in enumerate(self._known[self._first : self._first + _PAGE]):
            if n:
                self._rows.append(Hairline())
                self._list.addWidget(self._rows[-1])
            row = _Row(one, self._now)
            row.withdrawn.connect(self.withdrawn)
            self._rows.append(row)
            self._list.addWidget(row)
        self._none.setVisible(not self._known)
        self._more.setVisible(len(self._known) > _PAGE)

    def _say(self) -> None:
        self._title.set_text(self.tr("Confirmations"))
        self._none.set_text(self.tr("Nobody has confirmed anything yet."))
        self._more.set_words(self.tr("More"))
        self._new.set_words(self.tr("New confirmation"))
        self._done.set_words(self.tr("Close"))
        self._show_page()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()


class _Row(QWidget):
    """One confirmation; what counts can be withdrawn by holding its button."""

    withdrawn = Signal(object)

    def __init__(self, one: Confirmation, now: datetime) -> None:
        super().__init__()
        self._standing = one.standing(now)
        self._title, self._detail = title_words(one), detail_words(one, now)
        self._said = standing_words(one, now)
        self.setAccessibleName(f"{self._title}: {self._said}")
        self.setAccessibleDescription(self._detail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button: BigButton | None = None
        if self._standing in (Standing.VALID, Standing.TO_COME):
            self._button = BigButton("", hold=True, height=_ROW)
            self._button.set_words(self.tr("Withdraw"))
            self._button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._button.setAccessibleDescription(self._title)
            self._button.wanted.connect(lambda: self.withdrawn.emit(one))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        if self._button is not None:
            row.addWidget(self._button)

    def sizeHint(self) -> QSize:
        return QSize(480, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icon, ink = _LOOK[self._standing]
        counts = self._standing in (Standing.VALID, Standing.TO_COME)
        strong, small = inter(sizes.SENTENCE, Weight.SEMIBOLD), inter(sizes.LABEL)
        right = self.width() if self._button is None else self._button.x()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(painter, icon, QPointF(14.0, self.height() / 2), colour(ink), sizes.ICON)
            said_width = lettering.width(self._said, strong)
            room = right - _TEXT_LEFT - sizes.GAP
            text, quiet = ("text", "label") if counts else ("disabled", "disabled")
            top = self.height() / 2 - lettering.line_height(strong)
            title = lettering.wrapped(self._title, strong, room - said_width - sizes.GAP, 1)
            lettering.draw_lines(painter, title, strong, colour(text), QPointF(_TEXT_LEFT, top))
            at = QPointF(right - sizes.GAP - said_width, top)
            lettering.draw_lines(painter, [self._said], strong, colour(ink), at)
            detail = lettering.wrapped(self._detail, small, room, 1)
            middle = QPointF(_TEXT_LEFT, self.height() / 2 + 2.0)
            lettering.draw_lines(painter, detail, small, colour(quiet), middle)
