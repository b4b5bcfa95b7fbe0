"""The register of confirmations: between its sheet, its file in the data folder, and the plan's checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maps.foreign.file import FormatError
from missions.confirmation_register import add, registered, withdraw
from missions.confirmations import FILE
from missions.plan_room import room_of
from ui.incident.confirmation_draft import ConfirmedPlace
from ui.incident.confirmations_sheet import ConfirmationsSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.area import Area
    from missions.confirmations import Confirmation
    from ui.incident.confirmation_draft import ConfirmationDraft
    from ui.wiring.parts import Parts


class ConfirmingWires(QObject):
    """`open` shows the register. What is changed in it holds for the plan at once."""

    changed = Signal(object)  # tuple[Confirmation, ...]
    opened = Signal(object)  # ConfirmationsSheet

    def __init__(
        self, parts: Parts, district: Callable[[], Area | None], parent: QObject | None = None
    ) -> None:
        """`district`: its outline, where one is known."""
        super().__init__(parent)
        self._parts = parts
        self._district = district
        self._path = parts.data / FILE
        self._sheet: ConfirmationsSheet | None = None

    def open(self) -> None:
        """Over whatever page is shown."""
        now = datetime.now(UTC)
        zone_ids = sorted({zone.id for zone in self._parts.planning.airspace.zones})
        sheet = ConfirmationsSheet(self._places(), zone_ids, now)
        sheet.added.connect(self._add)
        sheet.withdrawn.connect(self._withdraw)
        sheet.done.connect(self._parts.window.close_sheet)
        self._sheet = sheet
        self.opened.emit(sheet)
        try:
            sheet.show_confirmations(registered(self._path), now)
        except FormatError as error:
            sheet.show_error(str(error))
        self._parts.window.open_sheet(sheet)

    def _places(self) -> list[ConfirmedPlace]:
        """The plan with all its ways, what is drawn, and the district: those that are there."""
        planning = self._parts.planning
        plan, drawn, district = planning.plan, planning.area, self._district()
        room = None if plan is None else room_of(plan)
        offered = (
            (self.tr("Whole flight"), room),
            (self.tr("Drawn area"), drawn),
            (self.tr("Whole district"), district),
        )
        return [ConfirmedPlace(name, area) for name, area in offered if area is not None]

    def _add(self, draft: ConfirmationDraft) -> None:
        begins = datetime.now(UTC).replace(microsecond=0)
        self._change(lambda: add(self._path, draft.confirmation(begins)))

    def _withdraw(self, one: Confirmation) -> None:
        at = datetime.now(UTC).replace(microsecond=0)
        self._change(lambda: withdraw(self._path, one, at))

    def _change(self, write: Callable[[], tuple[Confirmation, ...]]) -> None:
        sheet, planning = self._sheet, self._parts.planning
        try:
            known = write()
        except FormatError as error:
            if sheet is not None:
                sheet.show_error(str(error))
            return
        planning.set_ground(planning.around.ground, replace(planning.airspace, confirmations=known))
        if sheet is not None:
            sheet.show_confirmations(known, datetime.now(UTC))
        self.changed.emit(known)
