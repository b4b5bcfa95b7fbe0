"""Who is at the laptop: three cards, and a pad for the PIN where a role has one."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import sizes, units
from ui.font import Weight
from ui.pin import FEWEST_DIGITS, MOST_DIGITS
from ui.roles import Role, may_set_pins, who_may
from ui.widgets import choices
from ui.widgets.big_button import BigButton
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.pin_pad import PinPad
from ui.widgets.words import Words
from ui.words.roles import ICONS, role_name, what_it_may, who_may_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from ui.roles import Action

_MOST_WIDTH = 900
_CARD_HIGH = 168
_CARD_LINES = 5
_PAD_HIGH = 360


class _Typing(Enum):
    """What the pad is for."""

    KNOWN = auto()  # the PIN that the role has
    NEW = auto()
    AGAIN = auto()  # the new one, once more


class RoleSheet(QWidget):
    """Lies on a `Sheet`. Gets values, emits intents: `ui.desk.role_desk` knows the PINs."""

    role_wanted = Signal(object)  # a Role that needs no PIN
    pin_given = Signal(object, str)  # Role, digits
    pin_set = Signal(object, str)
    pin_removed = Signal(object)
    pad_opened = Signal(object)  # Role: whose PIN is to be typed, for `show_wait`
    done = Signal()

    def __init__(
        self,
        role: Role,
        guarded: Collection[str],
        asked: Action | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`guarded`: the roles that have a PIN. `asked`: what somebody wants to do that the role may not."""
        super().__init__(parent)
        self._role, self._guarded, self._asked = role, frozenset(guarded), asked
        self._typing, self._whose, self._first, self._wait_s = _Typing.KNOWN, role, "", 0.0
        self._wrong = self._different = False
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._why = Words("", sizes.SENTENCE, most_lines=3)
        self._cards = {one: ChoiceCard(ICONS[one], most_lines=_CARD_LINES, high=_CARD_HIGH) for one in Role}
        self._pins = {
            one: BigButton("", icon="form-textbox-password", height=sizes.BUTTON)
            for one in (Role.CHIEF, Role.TRAINER)
        }
        self._honest = Words("", sizes.LABEL, ink="label", most_lines=3)
        self._pad = PinPad()
        self._pad_says = Words("", sizes.SENTENCE, most_lines=6)
        self._remove = BigButton("", icon="lock-open-variant-outline", height=sizes.BUTTON)
        self._back = BigButton("", icon="arrow-left", height=sizes.BUTTON)
        self._done = BigButton("", height=sizes.BUTTON)
        self._faces = QStackedWidget()
        self.setMaximumWidth(_MOST_WIDTH)
        self._lay_out()
        self._connect()
        if asked is not None:
            self._open_pad(_Typing.KNOWN, who_may(asked)[0])
        self._say()

    def _lay_out(self) -> None:
        choosing, typing = QWidget(), QWidget()
        pins = QHBoxLayout()
        pins.setSpacing(sizes.GAP)
        for button in self._pins.values():
            pins.addWidget(button, 1)
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_WIDE)
        column.addLayout(choices.row(self, self._cards.values()))
        column.addLayout(pins)
        column.addStretch(1)
        column.addWidget(self._done)
        beside = QVBoxLayout()
        beside.setSpacing(sizes.GAP)
        beside.addWidget(self._pad_says)
        beside.addStretch(1)
        beside.addWidget(self._remove)
        beside.addWidget(self._back)
        row = QHBoxLayout(typing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * sizes.GAP_WIDE)
        row.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self._faces.addWidget(choosing)
        self._faces.addWidget(typing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(sizes.GAP)
        for part in (self._title, self._why, self._faces, self._honest):
            whole.addWidget(part)
        self._faces.setMinimumHeight(_PAD_HIGH)

    def _connect(self) -> None:
        for role, card in self._cards.items():
            card.wanted.connect(lambda role=role: self._on_card(role))
        for role, button in self._pins.items():
            button.wanted.connect(lambda role=role: self._open_pad(_Typing.NEW, role))
        self._pad.given.connect(self._on_given)
        self._remove.wanted.connect(lambda: self.pin_removed.emit(self._whose))
        self._back.wanted.connect(self._on_back)
        self._done.wanted.connect(self.done)

    # --- what it is told -------------------------------------------------------------------------

    def show_roles(self, role: Role, guarded: Collection[str]) -> None:
        """Who is at work, and which roles have a PIN now: back to the cards."""
        self._role, self._guarded = role, frozenset(guarded)
        self._show_cards()

    def show_wrong(self, role: Role, wait_s: float) -> None:
        """The PIN was another one; `wait_s` until the next try."""
        if role is self._whose:
            self._wrong = True
            self.show_wait(role, wait_s)

    def show_wait(self, role: Role, wait_s: float) -> None:
        """How long the next try has to wait."""
        if role is self._whose:
            self._wait_s = wait_s
            self._say_pad()

    # --- hands -----------------------------------------------------------------------------------

    def _on_card(self, role: Role) -> None:
        if role is self._role or role not in self._guarded:
            self.role_wanted.emit(role)
            self._show_cards()
        else:
            self._open_pad(_Typing.KNOWN, role)

    def _open_pad(self, typing: _Typing, whose: Role) -> None:
        self._typing, self._whose, self._wait_s = typing, whose, 0.0
        self._wrong = self._different = False
        self._pad.clear()
        self._faces.setCurrentIndex(1)
        self.setFocusProxy(self._pad)
        self._pad.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()
        if typing is _Typing.KNOWN:
            self.pad_opened.emit(whose)

    def _show_cards(self) -> None:
        self._first = ""
        self._faces.setCurrentIndex(0)
        choices.mark(self._cards, self._role)
        self.setFocusProxy(self._cards[self._role])
        self._cards[self._role].setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _on_given(self, digits: str) -> None:
        self._wrong = self._different = False
        match self._typing:
            case _Typing.KNOWN:
                self.pin_given.emit(self._whose, digits)
            case _Typing.NEW:
                self._typing, self._first = _Typing.AGAIN, digits
            case _Typing.AGAIN if digits == self._first:
                self._first = ""
                self.pin_set.emit(self._whose, digits)
            case _Typing.AGAIN:
                self._typing, self._first, self._different = _Typing.NEW, "", True
        self._say()

    def _on_back(self) -> None:
        """Who was asked for a PIN gives it up; who came from the cards goes back to them."""
        if self._asked is not None:
            self.done.emit()
        else:
            self._show_cards()

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        choosing = self._faces.currentIndex() == 0
        choices.mark(self._cards, self._role)
        self._title.set_text(self.tr("Who is at the laptop") if choosing else self._pad_title())
        self._say_why(choosing)
        for role, card in self._cards.items():
            card.set_words(self._card_name(role), what_it_may(role))
        not_now = None if may_set_pins(self._role, self._guarded) else self.tr("the chief does this")
        for role, button in self._pins.items():
            there = role in self._guarded
            names = {Role.CHIEF: self.tr("The chief’s PIN"), Role.TRAINER: self.tr("The trainer’s PIN")}
            button.set_words(names[role], self.tr("change or take away") if there else self.tr("none yet"))
            button.set_blocked(not_now)
        self._honest.set_text(
            self.tr("This guards against mistakes. It is not a lock: who has the laptop can read its files.")
        )
        self._remove.set_words(self.tr("Take the PIN away"), self.tr("then everybody may"))
        self._remove.setVisible(self._typing is not _Typing.KNOWN and self._whose in self._guarded)
        self._back.set_words(self.tr("Back"))
        self._done.set_words(self.tr("Done"))
        self._done.set_next("")
        self._say_pad()

    def _say_why(self, choosing: bool) -> None:
        if self._asked is not None and not choosing:
            self._why.set_text(who_may_words(self._asked), "attention_text")
        elif not self._guarded:
            self._why.set_text(self.tr("No role has a PIN: everybody may do everything."), "label")
        else:
            self._why.set_text(
                self.tr("Flying, marking, coming home and landing never ask for a PIN."), "label"
            )
        self._why.setVisible(choosing or self._asked is not None)

    def _card_name(self, role: Role) -> str:
        name = role_name(role)
        return self.tr("{role} · PIN").format(role=name) if role in self._guarded else name

    def _pad_title(self) -> str:
        is_chief = self._whose is Role.CHIEF
        match self._typing:
            case _Typing.KNOWN:
                return self.tr("The chief’s PIN") if is_chief else self.tr("The trainer’s PIN")
            case _Typing.NEW:
                return self.tr("A PIN for the chief") if is_chief else self.tr("A PIN for the trainer")
            case _Typing.AGAIN:
                return self.tr("The same PIN once more")

    def _say_pad(self) -> None:
        waits = self._typing is _Typing.KNOWN and self._wait_s > 0.0
        self._pad.set_blocked(self.tr("wait") if waits else None)
        if waits:
            wait = units.age(self._wait_s)
            self._pad_says.set_text(self.tr("Not this one. Wait {time}, then try again.").format(time=wait))
        elif self._wrong:
            self._pad_says.set_text(self.tr("Not this one. Try again."), "danger")
        elif self._different:
            self._pad_says.set_text(self.tr("The two were different. Begin again."), "danger")
        elif self._typing is _Typing.KNOWN:
            self._pad_says.set_text(
                self.tr("Type it here or on the keyboard, then the tick or Enter."), "text"
            )
        else:
            digits = {"fewest": FEWEST_DIGITS, "most": MOST_DIGITS}
            self._pad_says.set_text(self.tr("{fewest} to {most} digits.").format(**digits), "text")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
