"""Download a district's map: from whom, how fine, how much that is; then start, pause, go on."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from maps.tiles.download import Ended
from maps.tiles.providers import WhyNot, why_not
from ui import sizes, units
from ui.area.download_words import outcome_words, why_not_words
from ui.font import Weight
from ui.widgets import choices
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.tiles.download import Outcome, Progress
    from maps.tiles.download_plan import DownloadPlan
    from maps.tiles.providers import Provider

FINEST = (14, 16, 17)  # a pixel is 5 m, 1.3 m and 0.7 m at our latitudes
COARSEST = 8
_MOST_WIDTH = 720
_BAR = 16
_PROVIDERS_SHOWN = 3


class _Stage(Enum):
    CHOOSING = auto()
    RUNNING = auto()
    PAUSED = auto()
    HALF = auto()
    WHOLE = auto()


class DownloadSheet(QWidget):
    """Holds no rules: the desk counts and downloads, this shows what it says."""

    count_wanted = Signal(object, int, int)  # Provider, coarsest and finest zoom: answer with show_plan
    start_wanted = Signal(object, object)  # Provider, DownloadPlan
    pause_wanted = Signal()
    go_on_wanted = Signal()
    stop_wanted = Signal()
    half_wanted = Signal()

    def __init__(self, area_name: str, area_m2: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area_name, self._area_m2 = area_name, area_m2
        self._stage = _Stage.CHOOSING
        self._providers: tuple[Provider, ...] = ()
        self._chosen: Provider | None = None
        self._finest = FINEST[1]
        self._plan: DownloadPlan | None = None
        self._progress: Progress | None = None
        self._outcome: Outcome | None = None
        self._line = ""
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._from = Words("", sizes.LABEL, ink="label")
        self._none = Words("", sizes.SENTENCE, most_lines=5)
        self._names: dict[str, BigButton] = {}
        self._list = QVBoxLayout()
        self._scroll = QScrollArea()
        self._how_fine = Words("", sizes.LABEL, ink="label")
        self._fineness = {zoom: choices.choice() for zoom in FINEST}
        self._facts = FactList()
        self._bar = QProgressBar()
        self._says = Words("", sizes.SENTENCE, most_lines=3)
        self._main = BigButton("", height=sizes.BUTTON)
        self._other = BigButton("", height=sizes.BUTTON)
        self._arrange()
        self._main.wanted.connect(self._on_main)
        self._other.wanted.connect(self._on_other)
        for zoom, button in self._fineness.items():
            button.clicked.connect(lambda _=False, chosen=zoom: self._choose_fineness(chosen))
        self._say()

    # --- what it is told -------------------------------------------------------------------------

    def set_providers(self, providers: Sequence[Provider]) -> None:
        """The brigade's list; the first that may be downloaded from is chosen."""
        self._providers = tuple(providers)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._names = {provider.name: choices.choice() for provider in self._providers}
        group = QButtonGroup(self)
        for provider in self._providers:
            button = self._names[provider.name]
            group.addButton(button)
            button.clicked.connect(lambda _=False, chosen=provider: self._choose(chosen))
            self._list.addWidget(button)
        self._list.addStretch(1)
        shown = min(len(self._providers), _PROVIDERS_SHOWN)
        self._scroll.setFixedHeight(shown * (sizes.BUTTON + sizes.GAP_SMALL))
        allowed = [provider for provider in self._providers if _refusal(provider) is None]
        self._say()
        if allowed:
            self._choose(allowed[0])

    def show_plan(self, plan: DownloadPlan) -> None:
        """How much it would be."""
        self._plan = plan
        self._show()

    def show_progress(self, progress: Progress) -> None:
        self._progress, self._line = progress, ""
        if self._stage in (_Stage.CHOOSING, _Stage.HALF):
            self._stage = _Stage.RUNNING
        self._show()

    def show_outcome(self, outcome: Outcome) -> None:
        self._outcome, self._progress = outcome, outcome.progress
        self._stage = _Stage.WHOLE if outcome.ended is Ended.WHOLE else _Stage.HALF
        self._show()

    def show_half_kept(self) -> None:
        """What came is a map now; going on completes it."""
        self._line = self.tr("What came is on the map now. Go on when there is network again.")
        self._show()

    def show_refusal(self, line: str) -> None:
        """One line of why it cannot be."""
        self._line = line
        self._stage = _Stage.HALF if self._outcome is not None else _Stage.CHOOSING
        self._show()

    # --- what is pressed -------------------------------------------------------------------------

    def _choose(self, provider: Provider) -> None:
        self._chosen = provider
        if self._finest > provider.max_zoom:
            self._finest = max(
                (zoom for zoom in FINEST if zoom <= provider.max_zoom), default=provider.max_zoom
            )
        self._count()

    def _choose_fineness(self, zoom: int) -> None:
        self._finest = zoom
        self._count()

    def _count(self) -> None:
        self._plan = None
        self._show()
        if self._chosen is not None:
            coarsest = min(max(COARSEST, self._chosen.min_zoom), self._finest)
            self.count_wanted.emit(self._chosen, coarsest, self._finest)

    def _on_main(self) -> None:
        match self._stage:
            case _Stage.RUNNING:
                self._stage = _Stage.PAUSED
                self.pause_wanted.emit()
            case _Stage.PAUSED:
                self._stage = _Stage.RUNNING
                self.go_on_wanted.emit()
            case _:
                if self._chosen is not None and self._plan is not None:
                    self._line, self._stage = "", _Stage.RUNNING
                    self.start_wanted.emit(self._chosen, self._plan)
        self._show()

    def _on_other(self) -> None:
        if self._stage in (_Stage.RUNNING, _Stage.PAUSED):
            self.stop_wanted.emit()
        else:
            self.half_wanted.emit()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        is_busy = self._stage in (_Stage.RUNNING, _Stage.PAUSED)
        choices.mark(self._names, self._chosen.name if self._chosen is not None else "")
        choices.mark(self._fineness, self._finest)
        for provider in self._providers:
            reason = _refusal(provider)
            self._names[provider.name].set_blocked(None if reason is None else why_not_words(reason))
        for zoom, button in self._fineness.items():
            too_fine = self._chosen is not None and zoom > self._chosen.max_zoom
            button.set_blocked(self.tr("not that fine") if too_fine else None)
        for part in (self._from, self._how_fine, *self._fineness.values()):
            part.setVisible(not is_busy)
        self._scroll.setVisible(not is_busy and bool(self._providers))
        self._facts.show_facts(self._rows())
        done = self._progress
        self._bar.setVisible(done is not None)
        if done is not None:
            self._bar.setRange(0, max(done.total, 1))
            self._bar.setValue(done.done)
        self._says.set_text(self._sentence())
        self._says.setVisible(bool(self._sentence()))
        self._show_buttons()

    def _show_buttons(self) -> None:
        words = {
            _Stage.CHOOSING: self.tr("Download"),
            _Stage.RUNNING: self.tr("Pause"),
            _Stage.PAUSED: self.tr("Go on"),
            _Stage.HALF: self.tr("Go on"),
            _Stage.WHOLE: self.tr("Bring up to date"),
        }
        self._main.set_words(words[self._stage])
        why = self._why_no_start()
        self._main.set_blocked(why)
        begins = self._stage in (_Stage.CHOOSING, _Stage.HALF) and why is None
        self._main.set_next("" if begins else None)
        is_busy = self._stage in (_Stage.RUNNING, _Stage.PAUSED)
        something = self._progress is not None and self._progress.done > 0
        self._other.set_words(self.tr("Stop") if is_busy else self.tr("Use what came"))
        self._other.setVisible(is_busy or (self._stage is _Stage.HALF and something))

    def _why_no_start(self) -> str | None:
        if self._stage in (_Stage.RUNNING, _Stage.PAUSED):
            return None
        if self._chosen is None:
            return self.tr("choose from whom")
        if self._plan is None:
            return self.tr("counting")
        return self.tr("too much: choose less fine") if self._plan.is_too_large else None

    def _rows(self) -> list[Fact]:
        rows = [Fact(self.tr("Area"), str(units.area(self._area_m2)))]
        if self._chosen is not None:
            rows.append(Fact(self.tr("To download"), self._how_much()))
            rows.append(Fact(self.tr("From whom"), self._chosen.name))
            rows.append(Fact(self.tr("Allowed by"), self._chosen.allowed_by))
        return rows

    def _how_much(self) -> str:
        if self._plan is None:
            return self.tr("counting")
        count = self.tr("%n picture(s)", "", self._plan.count)
        size = units.file_size(self._plan.estimated_bytes)
        return self.tr("{count}, about {size}").format(count=count, size=size)

    def _sentence(self) -> str:
        if self._line:
            return self._line
        if self._stage in (_Stage.HALF, _Stage.WHOLE) and self._outcome is not None:
            return outcome_words(self._outcome)
        if self._progress is None:
            return ""
        share = units.percent(100.0 * self._progress.done / max(self._progress.total, 1))
        came = units.file_size(self._progress.came_bytes)
        if self._stage is _Stage.PAUSED:
            return self.tr("Paused at {share}.").format(share=share)
        return self.tr("{share} is here, {size} came now.").format(share=share, size=came)

    def _say(self) -> None:
        self._title.set_text(self.tr("Map pictures for {area}").format(area=self._area_name))
        self._from.set_text(self.tr("From whom"))
        self._none.set_text(
            self.tr(
                "No provider is listed yet. Who sells or lends you maps must allow a copy on this laptop;"
                " then the provider is written into tile_providers.toml."
            )
        )
        self._none.setVisible(not self._providers)
        self._how_fine.set_text(self.tr("How fine"))
        names = (self.tr("Roads"), self.tr("Paths and houses"), self.tr("Single trees"))
        for zoom, name in zip(FINEST, names, strict=True):
            self._fineness[zoom].set_words(name)
        for provider in self._providers:
            self._names[provider.name].set_words(provider.name, provider.attribution)
        self._bar.setAccessibleName(self.tr("How much is here"))
        self._show()

    def _arrange(self) -> None:
        self.setMaximumWidth(_MOST_WIDTH)
        inside = QWidget()
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(sizes.GAP_SMALL)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        buttons.addWidget(self._main, 2)
        buttons.addWidget(self._other, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        for part in (self._title, self._from, self._none, self._scroll, self._how_fine):
            column.addWidget(part)
        column.addLayout(choices.row(self, self._fineness.values()))
        for part in (self._facts, self._bar, self._says):
            column.addWidget(part)
        column.addLayout(buttons)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _refusal(provider: Provider) -> WhyNot | None:
    """Whether its key is there shows when it is needed: the key store may ask the user."""
    reason = why_not(provider)
    return None if reason is WhyNot.NO_KEY else reason
