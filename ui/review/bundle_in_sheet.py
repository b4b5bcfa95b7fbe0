"""A bundle from a neighbour: what it holds, whose it is, whether it is whole; then it is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui import sizes, units
from ui.font import Weight
from ui.review import form
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from incidents.bundle.check import BundleVerdict
    from incidents.bundle.import_bundle import Imported

_MOST_WIDTH = 760
_MOST_PROBLEMS = 3
_BAR = 16


class BundleInSheet(QWidget):
    """Lies on a `Sheet`. Shows what the desk found; nothing is taken in before it is pressed."""

    take_in_wanted = Signal()
    done = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name  # of the file or folder
        self._found: BundleVerdict | None = None
        self._imported: Imported | None = None
        self._refused = ""
        self._working = True
        self._title = form.title()
        self._about = form.label()
        self._verdict = Words("", sizes.STATE, Weight.SEMIBOLD)
        self._facts = FactList()
        self._wrong = [Words("", sizes.SENTENCE, ink="danger", most_lines=2) for _ in range(_MOST_PROBLEMS)]
        self._more = form.label()
        self._hint = Words("", sizes.SENTENCE, ink="label", most_lines=3)
        self._bar = QProgressBar()
        self._other = form.button()
        self._main = form.button("tray-arrow-down")
        self.setMaximumWidth(_MOST_WIDTH)
        column = form.column_of(self)
        for widget in (
            *(self._title, self._about, self._bar, self._verdict, self._facts, *self._wrong),
            *(self._more, self._hint),
        ):
            column.addWidget(widget)
        column.addLayout(form.row_of(self._other, self._main))
        self._bar.setRange(0, 0)  # nobody knows how much it is before it was read
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        self._main.wanted.connect(self._on_main)
        self._other.wanted.connect(self.done)
        self._say()

    # --- what it is told -------------------------------------------------------------------------

    def show_found(self, found: BundleVerdict) -> None:
        """What the check said."""
        self._found, self._working = found, False
        self._say()

    def show_imported(self, imported: Imported) -> None:
        """It is here now, or was before."""
        self._imported, self._working = imported, False
        self._say()

    def show_refused(self, line: str) -> None:
        """Why it is not taken in."""
        self._refused, self._working = line, False
        self._say()

    def _on_main(self) -> None:
        self._working = True
        self._say()
        self.take_in_wanted.emit()

    # --- what it shows ---------------------------------------------------------------------------

    def _say(self) -> None:
        self._title.set_text(self.tr("Sealed incident"))
        self._about.set_text(self._name)
        self._bar.setAccessibleName(self.tr("It is being checked"))
        self._bar.setVisible(self._working)
        self._say_verdict()
        self._say_problems()
        self._facts.show_facts(self._rows())
        self._facts.setVisible(self._found is not None)
        self._hint.set_text(self._hint_words())
        self._hint.setVisible(bool(self._hint.text))
        ended = self._imported is not None or bool(self._refused)
        self._main.set_words(self.tr("Take in"))
        self._other.set_words(self._leaving_words(ended=ended))
        good = self._found is not None and self._found.ok and self._found.about is not None
        self._main.setVisible(good and not ended)
        self._main.set_blocked(self.tr("wait") if self._working else None)
        self._main.set_next(None if self._working else "")

    def _leaving_words(self, *, ended: bool) -> str:
        if ended:
            return self.tr("Done")
        spoiled = self._found is not None and not self._found.ok
        return self.tr("Close") if spoiled else self.tr("Cancel")

    def _say_verdict(self) -> None:
        words, ink = self.tr("It is being checked"), "text"
        if self._imported is not None:
            words = self.tr("Taken in") if self._imported.imported else self.tr("It was here already")
        elif self._refused:
            words, ink = self.tr("Not taken in"), "danger"
        elif self._found is not None and self._found.about is None:
            words, ink = self.tr("This holds no incident"), "danger"
        elif self._found is not None and not self._found.ok:
            words, ink = self.tr("Not as it was sealed"), "danger"
        elif self._found is not None:
            words = self.tr("Whole and unchanged")
        self._verdict.set_text(words, ink)

    def _say_problems(self) -> None:
        problems = self._found.verdict.problems if self._found is not None else ()
        lines = [f"{problem.file}: {problem.what}" for problem in problems]
        lines = [self._refused, *lines] if self._refused else lines
        for words, line in zip(self._wrong, [*lines, *[""] * _MOST_PROBLEMS], strict=False):
            words.set_text(line)
            words.setVisible(bool(line))
        more = len(lines) - _MOST_PROBLEMS
        self._more.set_text(self.tr("and %n more", "", more) if more > 0 else "")
        self._more.setVisible(more > 0)

    def _rows(self) -> list[Fact]:
        found = self._found
        if found is None:
            return []
        rows = [Fact(self.tr("Key"), found.fingerprint or self.tr("none: nobody vouches for it"))]
        if found.organisation:
            rows.insert(0, Fact(self.tr("From"), found.organisation))
        about = found.about
        if about is not None:
            sealed = self.tr("{day}, no. {n}").format(day=f"{about.sealed_at:%Y-%m-%d}", n=about.seal)
            rows += [
                Fact(self.tr("Incident"), about.id),
                Fact(self.tr("Sealed"), sealed),
                Fact(self.tr("Holds"), self._holds(found)),
            ]
            if about.training:
                rows.insert(0, Fact(self.tr("Kind"), self.tr("SIMULATED: an exercise")))
            if about.redacted:
                rows.append(
                    Fact(self.tr("Redacted"), self.tr("a copy; names, pictures or notes were taken out"))
                )
        return rows

    def _holds(self, found: BundleVerdict) -> str:
        counts = found.about.counts if found.about is not None else None
        parts = [self.tr("%n entries", "", found.verdict.entries)]
        if counts is not None:
            parts.append(self.tr("%n flights", "", counts.flights))
            parts.append(self.tr("%n pictures and files", "", counts.media))
            parts.append(self.tr("%n videos", "", counts.videos))
        return f"{', '.join(parts)} · {units.file_size(found.size_bytes)}"

    def _hint_words(self) -> str:
        if self._imported is not None:
            if self._imported.kept is not None:
                return self.tr("It took the place of an older one, which is kept. Nobody writes to it here.")
            return self.tr("It stands in the list of incidents, as it came. Nobody writes to it here.")
        found = self._found
        if found is None or self._refused:
            return ""
        if not found.ok:
            return self.tr("Ask for it once more: on the way something happened to it.")
        if found.fingerprint is not None:
            return self.tr("Compare the key with the one they told you by telephone.")
        return self.tr("It is not signed: nobody can say whose it is.")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
