"""Seal and share: where to, with or without video, as it is or redacted; then what was made, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from incidents.privacy.redacted_record import NAMES, NOTES, PICTURES
from ui import sizes, units
from ui.review import form
from ui.review.share_wish import ShareWish
from ui.widgets import choices
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.bundle.seal import Sealed

_MOST_WIDTH = 760
_BAR = 16
_BAR_STEPS = 1000


class ShareSheet(QWidget):
    """Lies on a `Sheet`. Gets values, emits intents. `pictures`: how many the incident has; 0: no looking."""

    folder_wanted = Signal()  # answer with set_folder
    pictures_wanted = Signal()  # look at each; answer with set_looked_at
    seal_wanted = Signal(object)  # ShareWish
    open_wanted = Signal(object)  # Path of what was made
    done = Signal()

    def __init__(
        self, incident: str, pictures: int, *, training: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._incident, self._pictures, self._training = incident, pictures, training
        self._folder: Path | None = None
        self._looked_at = 0
        self._sealed: Sealed | None = None
        self._title = form.title()
        self._about = form.label()
        self._what_label = form.label()
        self._whole = {False: choices.choice(), True: choices.choice()}  # redacted?
        self._video_label = form.label()
        self._video = {True: choices.choice(), False: choices.choice()}
        self._taken_label = form.label()
        self._taken = {name: choices.choice() for name in (NAMES, PICTURES, NOTES)}
        self._look = form.button("eye-outline")
        self._leaves = Words("", sizes.SENTENCE, most_lines=5)
        self._warned = Words("", sizes.SENTENCE, ink="attention_text", most_lines=3)
        self._where_label = form.label()
        self._where = form.button("usb-flash-drive-outline")
        self._said = Words("", sizes.SENTENCE, ink="danger", most_lines=3)
        self._bar = QProgressBar()
        self._facts = FactList()
        self._other = form.button()
        self._main = form.button()
        self.setMaximumWidth(_MOST_WIDTH)
        self._lay_out()
        self._where.wanted.connect(self.folder_wanted)
        self._look.wanted.connect(self.pictures_wanted)
        self._main.wanted.connect(self._on_main)
        self._other.wanted.connect(self._on_other)
        choices.mark(self._whole, chosen=False)
        choices.mark(self._video, chosen=True)
        for name, button in self._taken.items():
            button.setChecked(name != NOTES)
        for button in (*self._whole.values(), *self._video.values(), *self._taken.values()):
            button.clicked.connect(self._show)
        self._working = False
        self._say()

    def _lay_out(self) -> None:
        column = form.column_of(self)
        for widget in (self._title, self._about):
            column.addWidget(widget)
        self._asking = QWidget()
        asked = QVBoxLayout(self._asking)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(sizes.GAP_SMALL)
        asked.addWidget(self._what_label)
        asked.addLayout(choices.row(self, self._whole.values()))
        asked.addSpacing(sizes.GAP_SMALL)
        asked.addWidget(self._video_label)
        self._videos = QWidget()
        self._videos.setLayout(choices.row(self, self._video.values()))
        asked.addWidget(self._videos)
        asked.addWidget(self._taken_label)
        self._takens = QWidget()
        taken = QHBoxLayout(self._takens)
        taken.setSpacing(sizes.GAP)
        for button in (*self._taken.values(), self._look):
            taken.addWidget(button, 1)
        for inside in (self._videos, self._takens):
            layout = inside.layout()
            if layout is not None:
                layout.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self._takens)
        asked.addWidget(self._leaves)
        asked.addWidget(self._warned)
        asked.addSpacing(sizes.GAP_SMALL)
        asked.addWidget(self._where_label)
        asked.addWidget(self._where)
        column.addWidget(self._asking)
        column.addWidget(self._bar)
        column.addWidget(self._facts)
        column.addWidget(self._said)
        column.addLayout(form.row_of(self._other, self._main))
        self._bar.setRange(0, _BAR_STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)

    # --- what it is told -------------------------------------------------------------------------

    def set_folder(self, folder: Path) -> None:
        """Where to."""
        self._folder = folder
        self._show()

    def set_looked_at(self, count: int) -> None:
        """How many pictures somebody looked at and let come along."""
        self._looked_at = count
        self._show()

    def show_progress(self, share: float) -> None:
        """0..1 of the bytes."""
        self._working = True
        self._bar.setValue(round(share * _BAR_STEPS))
        self._show()

    def show_sealed(self, sealed: Sealed) -> None:
        """It is there."""
        self._working, self._sealed = False, sealed
        self._say()

    def show_refused(self, line: str) -> None:
        """Why it could not be made."""
        self._working = False
        self._said.set_text(line)
        self._show()

    # --- what is pressed -------------------------------------------------------------------------

    def wish(self) -> ShareWish | None:
        """What is chosen; None: not everything is yet."""
        if self._folder is None or (self._is_redacted and not self._taken_out):
            return None
        return ShareWish(self._folder, video=self._with_video, taken_out=self._taken_out)

    @property
    def _is_redacted(self) -> bool:
        return self._whole[True].isChecked()

    @property
    def _with_video(self) -> bool:
        return self._video[True].isChecked() and not self._is_redacted

    @property
    def _taken_out(self) -> tuple[str, ...]:
        if not self._is_redacted:
            return ()
        return tuple(name for name, button in self._taken.items() if button.isChecked())

    def _on_main(self) -> None:
        if self._sealed is not None:
            self.open_wanted.emit(self._sealed.path)
            return
        wish = self.wish()
        if wish is not None:
            self._said.set_text("")
            self.show_progress(0.0)
            self.seal_wanted.emit(wish)

    def _on_other(self) -> None:
        self.done.emit()

    # --- what it shows ---------------------------------------------------------------------------

    def _show(self) -> None:
        sealed, redacted = self._sealed, self._is_redacted
        self._asking.setVisible(sealed is None and not self._working)
        self._bar.setVisible(self._working)
        self._facts.setVisible(sealed is not None)
        self._said.setVisible(bool(self._said.text))
        self._video_label.setVisible(not redacted)
        self._videos.setVisible(not redacted)
        self._taken_label.setVisible(redacted)
        self._takens.setVisible(redacted)
        looks = self._pictures > 0 and self._taken[PICTURES].isChecked()
        self._look.setVisible(looks)
        self._leaves.set_text(self._what_leaves())
        names_alone = NAMES in self._taken_out and NOTES not in self._taken_out
        self._warned.set_text(
            self.tr("A name that stands in a note alone is not found: read the notes first.")
            if names_alone
            else ""
        )
        self._warned.setVisible(names_alone)
        self._where.set_words(str(self._folder) if self._folder else self.tr("Choose a folder or a stick"))
        self._main.setVisible(not self._working)
        self._other.setVisible(not self._working)
        self._judge()

    def _judge(self) -> None:
        if self._sealed is not None:
            self._main.set_blocked(None)
            self._main.set_next(None)
            return
        why = None
        if self._is_redacted and not self._taken_out:
            why = self.tr("say what is taken out")
        elif self._folder is None:
            why = self.tr("say where to")
        self._main.set_blocked(why)
        self._main.set_next("" if why is None else None)

    def _what_leaves(self) -> str:
        """In plain words, before it leaves."""
        if not self._is_redacted:
            video = self.tr(" and video") if self._with_video else ""
            return self.tr(
                "What leaves the brigade: the whole record with the names of persons, places, pictures, "
                "the flight{video}, and the reports."
            ).format(video=video)
        parts = [
            self.tr(
                "What leaves the brigade: a copy that says it is one. Videos, reports and the dispatch "
                "centre's own files stay here."
            )
        ]
        if PICTURES in self._taken_out and self._pictures:
            parts.append(
                self.tr("Of {all} pictures {some} come along; one that nobody looked at stays here.").format(
                    all=self._pictures, some=self._looked_at
                )
            )
        return " ".join(parts)

    def _show_made(self, sealed: Sealed) -> None:
        key = sealed.fingerprint or self.tr("none: nobody vouches for it")
        facts = [
            Fact(self.tr("File"), sealed.path.name),
            Fact(self.tr("Size"), str(units.file_size(sealed.size_bytes))),
            Fact(self.tr("Key"), key),
        ]
        if sealed.about.supersedes is not None:
            facts.append(
                Fact(self.tr("Seal"), self.tr("no. {n}, replaces the one before").format(n=sealed.about.seal))
            )
        self._facts.show_facts(facts)
        if sealed.problems:
            self._said.set_text(
                self.tr(
                    "Sealed as it is: the record was not whole before, in %n places.",
                    "",
                    len(sealed.problems),
                )
            )

    def _say(self) -> None:
        sealed = self._sealed
        self._title.set_text(self.tr("Seal and share") if sealed is None else self.tr("Sealed"))
        about = self._incident
        if self._training:
            about = self.tr("SIMULATED · {incident}").format(incident=about)
        if sealed is not None:
            about = self.tr(
                "Tell them the key by telephone: with it anybody can check the file, without a network."
            )
        self._about.set_text(about)
        self._what_label.set_text(self.tr("What"))
        self._whole[False].set_words(self.tr("The whole record"))
        self._whole[True].set_words(self.tr("A redacted copy"))
        self._video_label.set_text(self.tr("Video"))
        self._video[True].set_words(self.tr("With video"))
        self._video[False].set_words(self.tr("Without video"))
        self._taken_label.set_text(self.tr("Taken out"))
        self._taken[NAMES].set_words(self.tr("Names"))
        self._taken[PICTURES].set_words(self.tr("Faces in pictures"))
        self._taken[NOTES].set_words(self.tr("Notes"))
        self._look.set_words(self.tr("Look at them"))
        self._where_label.set_text(self.tr("Where to"))
        self._bar.setAccessibleName(self.tr("How much is sealed"))
        self._main.set_words(self.tr("Seal") if sealed is None else self.tr("Open folder"))
        self._other.set_words(self.tr("Cancel") if sealed is None else self.tr("Done"))
        if sealed is not None:
            self._show_made(sealed)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
