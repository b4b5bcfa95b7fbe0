"""What was found about a plan: red blocks, amber asks, each with its mend; what is quiet is folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from missions.checks import Finding, Severity
from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.big_button import BigButton
from ui.widgets.pressable import Pressable
from ui.words import findings as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent

_BAR = 30
_TEXT_LEFT = 30
_LOOK = {  # icon and colour
    Severity.RED: ("octagon", "danger"),
    Severity.AMBER: ("triangle", "attention_text"),
    Severity.INFO: ("information-outline", "label"),
}


class FindingsPanel(QWidget):
    """Shows as many as there is room for, the worst first; a tap brings the others."""

    mend_wanted = Signal(object)  # Finding
    show_wanted = Signal(object)  # Finding: show its place on the map

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._all: tuple[Finding, ...] = ()
        self._next_mend: Finding | None = None
        self._rows: list[_FindingRow] = []
        self._first = 0
        self._more = BigButton("", height=sizes.SMALL_BUTTON, parent=self)
        self._more.wanted.connect(self._next_page)
        self._quiet = _QuietRow(self)
        self._quiet.clicked.connect(self._arrange)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_findings(self, findings: Sequence[Finding], next_mend: Finding | None) -> None:
        """All of them, the worst first. `next_mend`: the one whose button is the page's next step."""
        self._all = tuple(findings)
        loud = tuple(finding for finding in findings if finding.severity is not Severity.INFO)
        if loud != self._findings:
            self._findings = loud
            self._first = 0
            for row in self._rows:
                row.hide()
                row.deleteLater()
            self._rows = [self._make_row(finding) for finding in loud]
        self.set_next_mend(next_mend)
        self._quiet.show_names(words.quiet_checks(findings))
        self.setAccessibleName(self._headline())
        self._arrange()

    def set_next_mend(self, next_mend: Finding | None) -> None:
        """Fill the button of this finding, and of no other."""
        self._next_mend = next_mend
        for row in self._rows:
            row.set_next(row.finding is next_mend)

    def _make_row(self, finding: Finding) -> _FindingRow:
        row = _FindingRow(finding, self)
        row.mend_wanted.connect(self.mend_wanted)
        row.show_wanted.connect(self.show_wanted)
        return row

    def _next_page(self) -> None:
        shown = [i for i, row in enumerate(self._rows) if not row.isHidden()]
        self._first = (shown[-1] + 1) % len(self._rows) if shown else 0
        self._arrange()

    def _arrange(self) -> None:
        """Bar, rows, "more", quiet checks: from the top, as far as the height goes."""
        width = self.width()
        y = _BAR + sizes.GAP_SMALL if self._findings else 0
        quiet = self._quiet.heightForWidth(width)
        room = self.height() - quiet - sizes.GAP_SMALL
        heights = [row.heightForWidth(width) for row in self._rows]
        pages = y + sum(heights) > room
        if pages:
            room -= sizes.SMALL_BUTTON + sizes.GAP_SMALL
        ordered = (
            [*range(self._first, len(self._rows)), *range(self._first)] if pages else range(len(self._rows))
        )
        shown: list[int] = []
        for i in ordered:
            if y + heights[i] > room and shown:
                break
            self._rows[i].setGeometry(0, y, width, heights[i])
            y += heights[i]
            shown.append(i)
        for i, row in enumerate(self._rows):
            row.setVisible(i in shown)
        hidden = len(self._rows) - len(shown)
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.set_words(self.tr("1 more") if hidden == 1 else self.tr("%n more", "", hidden))
            self._more.setGeometry(_TEXT_LEFT, y, width - _TEXT_LEFT, sizes.SMALL_BUTTON)
            y += sizes.SMALL_BUTTON + sizes.GAP_SMALL
        self._quiet.setGeometry(0, y, width, quiet)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._findings = ()  # every row is made anew
            self.show_findings(self._all, self._next_mend)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _BAR + 130 + 2 * sizes.FIELD)  # with larger buttons fewer findings are shown

    def _headline(self) -> str:
        red = sum(finding.severity is Severity.RED for finding in self._findings)
        amber = len(self._findings) - red
        parts: list[str] = []
        if red:
            parts.append(self.tr("1 RED") if red == 1 else self.tr("%n RED", "", red))
        if amber:
            parts.append(self.tr("1 TO ASK") if amber == 1 else self.tr("%n TO ASK", "", amber))
        return " · ".join(parts)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._findings:
            return
        red = self._findings[0].severity is Severity.RED
        meaning = "danger" if red else "attention"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bar = QRectF(0.0, 0.0, self.width(), _BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(f"{meaning}_fill"))
            painter.drawRoundedRect(bar, sizes.CORNER, sizes.CORNER)
            ink = colour(f"on_{meaning}")
            paint_icon(painter, "octagon" if red else "triangle", QPointF(16.0, _BAR / 2), ink, 16)
            font = inter(sizes.LABEL, Weight.SEMIBOLD)
            top = (_BAR - lettering.line_height(font)) / 2
            lines = lettering.wrapped(self._headline(), font, self.width() - _TEXT_LEFT - 8, 1)
            lettering.draw_lines(painter, lines, font, ink, QPointF(_TEXT_LEFT, top))


class _FindingRow(QWidget):
    """Shape, title, numbers, and a button that mends it or shows where it is."""

    mend_wanted = Signal(object)
    show_wanted = Signal(object)

    def __init__(self, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding = finding
        self._title = words.title(finding)
        self._detail = words.detail(finding)
        self._button: BigButton | None = None
        mend = words.mend_label(finding)
        if mend is not None:
            self._button = BigButton(mend, height=sizes.SMALL_BUTTON, parent=self)
            self._button.wanted.connect(lambda: self.mend_wanted.emit(finding))
        elif finding.where is not None:
            self._button = BigButton(self.tr("Show on the map"), height=sizes.SMALL_BUTTON, parent=self)
            self._button.wanted.connect(lambda: self.show_wanted.emit(finding))
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(self._detail)

    def set_next(self, is_next: bool) -> None:
        if self._button is not None:
            self._button.set_next("" if is_next else None)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        button = sizes.SMALL_BUTTON + 8 if self._button is not None else 0
        return round(self._text_height(width) + button + sizes.GAP_WIDE)

    def _text_height(self, width: int) -> float:
        title, detail = self._lines(width)
        return len(title) * lettering.line_height(_title_font()) + len(detail) * lettering.line_height(
            _small()
        )

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        room = width - _TEXT_LEFT
        title = lettering.wrapped(self._title, _title_font(), room, 3)
        return title, lettering.wrapped(self._detail, _small(), room, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._button is not None:
            top = round(self._text_height(self.width())) + 8
            self._button.setGeometry(_TEXT_LEFT, top, self.width() - _TEXT_LEFT, sizes.SMALL_BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icon, ink = _LOOK[self.finding.severity]
        title, detail = self._lines(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(
                painter, icon, QPointF(10.0, lettering.line_height(_title_font()) / 2), colour(ink), 18
            )
            at = QPointF(_TEXT_LEFT, 0.0)
            y = lettering.draw_lines(painter, title, _title_font(), colour("text"), at)
            lettering.draw_lines(painter, detail, _small(), colour("label"), QPointF(_TEXT_LEFT, y))


class _QuietRow(Pressable):
    """ "5 checks are quiet"; a tap names them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self.setCheckable(True)

    def show_names(self, names: list[str]) -> None:
        self._names = names
        self.setText(
            self.tr("1 check is quiet") if len(names) == 1 else self.tr("%n checks are quiet", "", len(names))
        )
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(", ".join(names))
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._named(width)) if self.isChecked() else 0
        return round(sizes.SMALL_BUTTON + lines * lettering.line_height(_small()))

    def _named(self, width: int) -> list[str]:
        return lettering.wrapped(", ".join(self._names), _small(), width - _TEXT_LEFT, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = sizes.SMALL_BUTTON / 2
            ink = colour("accent" if self.at_keyboard else "label")
            paint_icon(painter, "check", QPointF(10.0, middle), ink, 18)
            font = inter(sizes.SENTENCE)
            lines = lettering.wrapped(self.text(), font, self.width() - _TEXT_LEFT - 24)
            top = middle - len(lines) * lettering.line_height(font) / 2
            lettering.draw_lines(painter, lines, font, ink, QPointF(_TEXT_LEFT, top))
            chevron = "chevron-up" if self.isChecked() else "chevron-down"
            paint_icon(painter, chevron, QPointF(self.width() - 12.0, middle), ink, 18)
            if self.isChecked():
                at = QPointF(_TEXT_LEFT, sizes.SMALL_BUTTON - 6.0)
                lettering.draw_lines(painter, self._named(self.width()), _small(), colour("label"), at)


def _title_font() -> QFont:
    return inter(sizes.SENTENCE, Weight.SEMIBOLD)


def _small() -> QFont:
    return inter(sizes.LABEL)
