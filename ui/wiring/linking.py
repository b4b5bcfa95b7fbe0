"""The link on every page: how far to trust it, which drone is commanded, what its loss changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from telemetry.awake import Awake
from telemetry.events import EventCode
from ui.fly.situation import FlyButton
from ui.link.link_sheet import LinkSheet
from ui.wiring.held_widget import HeldWidget
from ui.words.link import why_locked
from ui.words.vehicle import vehicle_name

if TYPE_CHECKING:
    from telemetry.events import Event
    from telemetry.refusals import Lock
    from telemetry.settings import LinkSettings
    from telemetry.state import VehicleState
    from ui.wiring.parts import Parts

# What a lock forbids; a mark and the view stay.
_ORDERS = (FlyButton.TAKE_OFF, FlyButton.PAUSE, FlyButton.HOME, FlyButton.LAND)
_HEARD_AGAIN = frozenset({EventCode.LINK_REGAINED, EventCode.LINK_REOPENED, EventCode.COMMANDS_UNLOCKED})


class LinkingWires(QObject):
    """Owns the link's sheet while it is open, and the laptop's sleep while the drone is armed."""

    settled = Signal(object)  # LinkSettings: a new address, or a new name
    heard_again = Signal()  # what was to go aboard may be sent once more

    _sheet = HeldWidget["LinkSheet"]()

    def __init__(self, parts: Parts, settings: LinkSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._settings = settings
        self._awake = Awake()
        self._whom: str | None = None
        parts.pairing.answered.connect(self._on_paired)
        parts.window.link_wanted.connect(self.open_sheet)
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        parts.pump.lock_changed.connect(self._on_lock)
        parts.pump.happened.connect(self._on_happened)

    def set_settings(self, settings: LinkSettings) -> None:
        """Another address, or other names, that did not come from its sheet."""
        self._settings = settings

    def close(self) -> None:
        """The laptop may sleep again, and a new key is kept."""
        self._awake.keep(False)
        self._parts.pairing.close()

    def keep_address(self, address: str) -> None:
        """For the next connection; nothing is opened now."""
        self._settle(replace(self._settings, address=address))

    def open_sheet(self) -> None:
        """Lay the link's sheet over the page."""
        parts = self._parts
        sheet = LinkSheet(self._settings.address, self._settings.names)
        sheet.form.set_blocked(self._why_no_other_link())
        sheet.connect_wanted.connect(self._on_connect)
        sheet.command_wanted.connect(parts.flight.choose)
        sheet.named.connect(self._on_named)
        sheet.pair_wanted.connect(self._on_pair)
        sheet.done.connect(parts.window.close_sheet)
        self._sheet = sheet
        self._show(parts.flight.state, parts.flight.now_s)
        parts.window.open_sheet(sheet)

    def _why_no_other_link(self) -> str | None:
        if self._parts.flight.state.armed:
            return self.tr("land first")
        return self.tr("end the training first") if self._parts.training.running else None

    def _on_connect(self, address: str) -> None:
        if self._why_no_other_link() is not None:  # it began while the sheet lay open
            return
        self._settle(replace(self._settings, address=address))
        if self._parts.flight.connect_to(address):
            self._parts.window.close_sheet()

    def _on_named(self, uid: str, name: str) -> None:
        names = {**self._settings.names, uid: name}
        self._settle(replace(self._settings, names={key: kept for key, kept in names.items() if kept}))
        self._whom = None

    def _on_pair(self) -> None:
        self._parts.pairing.pair(self._whom or "")

    def _on_paired(self, answer: str, words: str) -> None:
        if self._sheet is not None:
            self._sheet.pairing.show_answer(answer, words)

    def _settle(self, settings: LinkSettings) -> None:
        self._settings = settings
        self.settled.emit(settings)

    # --- every tick ------------------------------------------------------------------------------

    def _on_vehicle(self, state: VehicleState, now_s: float) -> None:
        self._awake.keep(state.armed and not self._parts.flight.training)
        self._name(state)
        self._show(state, now_s)

    def _show(self, state: VehicleState, now_s: float) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        sheet.show_link(state, self._parts.pump.fleet, now_s)
        sheet.form.set_blocked(self._why_no_other_link())
        sheet.pairing.set_whom(self._whom or "")
        sheet.pairing.set_blocked(self._parts.pairing.why_not(state))

    def _name(self, state: VehicleState) -> None:
        """Whoever holds a button reads which drone it is for."""
        identity = state.identity
        whom = "" if identity is None else vehicle_name(identity.uid, identity.system, self._settings.names)
        if whom != self._whom:
            self._whom = whom
            self._parts.fly_page.set_whom(whom)
            self._parts.before_takeoff.set_whom(whom)

    def _on_lock(self, lock: Lock | None) -> None:
        why = None if lock is None else why_locked(lock)
        for button in _ORDERS:
            self._parts.fly_page.set_blocked(button, why)

    def _on_happened(self, event: Event) -> None:
        if event.code in _HEARD_AGAIN:
            self.heard_again.emit()
