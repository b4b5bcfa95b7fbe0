"""The first start: what is answered is kept at once, and a training flight stands ready at the end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maps.geo import moved
from maps.packs.summary import summary
from maps.packs.where import packs_of
from telemetry.link.serial_devices import serial_devices
from ui.first_run.answers import Answers, Offered
from ui.incident.wanted import Card
from ui.wiring.pack_work import PackWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.state import VehicleState
    from ui.first_run.first_run_sheet import FirstRunSheet
    from ui.incident.place_search import Ask
    from ui.wiring.parts import Parts

TO_THE_FIRE_M = (80.0, 60.0)  # east, north of the training drone
RADIO_BAUD = 57600  # of the telemetry radios that most drones come with
_USUAL_PORT = "COM5" if sys.platform == "win32" else "/dev/ttyUSB0"


class BeginningWires(QObject):
    """Never connects to a drone by itself, and is out of the way as soon as one is armed."""

    began = Signal()  # it is shown: not again, whatever becomes of it
    language_chosen = Signal(str)
    brigade_said = Signal(str, str)  # name, country
    brigade_placed = Signal(object)  # LatLon
    drone_said = Signal(str)  # a link address for the next connection
    checks_wanted = Signal()  # the sheet before take-off

    def __init__(
        self,
        parts: Parts,
        ask: Ask,
        known: Callable[[], Answers],
        network: str,
        parent: QObject | None = None,
    ) -> None:
        """`known`: what the settings say now. `network`: the link address that is in them at the start."""
        super().__init__(parent)
        self._parts = parts
        self._ask = ask
        self._known = known
        self._network = network
        self._sheet: FirstRunSheet | None = None
        self._work = PackWork(parts.areas, lambda: self._sheet, self)
        self._work.done.connect(self._show_packs)
        parts.window.sheet.closed.connect(self._on_closed)
        parts.pump.vehicle_changed.connect(self._on_vehicle)

    def begin(self) -> None:
        """Show it, unless the start found something that matters more: then it comes the next time."""
        parts = self._parts
        if parts.window.page == "incident" and parts.incidents.incident is None:
            self.open_sheet()

    def open_sheet(self) -> None:
        """Over whatever page is in front."""
        from ui.first_run.first_run_sheet import FirstRunSheet  # noqa: PLC0415 once in the life of a laptop

        sheet = FirstRunSheet(self._known(), Offered(_radio(), self._network), self._ask)
        sheet.language_chosen.connect(self.language_chosen)
        sheet.brigade_said.connect(self.brigade_said)
        sheet.brigade_placed.connect(self.brigade_placed)
        sheet.drone_said.connect(self._on_drone)
        sheet.pack_wanted.connect(self._on_pack)
        sheet.train_wanted.connect(self._on_train)
        sheet.done.connect(self._parts.window.close_sheet)
        self._parts.window.open_sheet(sheet)
        self._sheet = sheet
        self._show_packs()
        self.began.emit()

    def _on_closed(self) -> None:
        if self._sheet is not None:
            sheet, self._sheet = self._sheet, None
            sheet.close_search()
            sheet.deleteLater()

    def _on_drone(self, address: str) -> None:
        """Without a drone the address is what it was."""
        self.drone_said.emit(address or self._network)

    def _on_vehicle(self, state: VehicleState, _now_s: float) -> None:
        """Nothing lies over a page while a drone may fly."""
        if self._sheet is not None and state.armed:
            self._parts.window.close_sheet()

    # --- the district ----------------------------------------------------------------------------

    def _on_pack(self) -> None:
        self._work.choose(self._parts.window, self._parts.areas.bring_in)

    def _show_packs(self) -> None:
        if self._sheet is not None:
            packs = packs_of(self._parts.data).packs
            self._sheet.show_there({kind for folder in packs for kind in summary(folder).files})

    # --- the training flight ---------------------------------------------------------------------

    def _on_train(self) -> None:
        """An incident of its own, a way once round its fire, and the drone that is not there."""
        parts, known = self._parts, self._known()
        parts.window.close_sheet()
        place = known.place or parts.incident_map.middle
        scene = moved(place, *TO_THE_FIRE_M)
        where = known.name or self.tr("Training ground")
        if not parts.flight.may_train():
            return
        if not parts.incidents.create(self.tr("First training flight"), where, scene=scene, training=True):
            return
        parts.planning.choose(Card.SIZE_UP)
        parts.training.start(place, 1.0, scene)
        parts.window.show_page("fly")
        self.checks_wanted.emit()


def _radio() -> str:
    """What is plugged into USB now, else where it usually is."""
    on_usb = (device.port for device in serial_devices() if device.vendor is not None)
    port = next(on_usb, _USUAL_PORT)
    return f"serial:{port}:{RADIO_BAUD}"
