"""The district's sheet: which packs there are, bringing more in, and where the brigade stands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maps.packs.summary import summary
from maps.packs.where import packs_of
from ui.area.area_sheet import AreaSheet
from ui.area.pack_words import pack_facts
from ui.wiring.pack_work import PackWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.geo import LatLon
    from maps.packs.district import District
    from ui.wiring.parts import Parts


class AreaWires(QObject):
    """Between the sheet and the desk; after each piece of work the district is read again."""

    brigade_placed = Signal(object)  # LatLon
    confirmations_wanted = Signal()
    download_wanted = Signal()

    def __init__(
        self,
        parts: Parts,
        read_district: Callable[[], None],
        district: Callable[[], District],
        brigade: Callable[[], LatLon | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._read_district = read_district
        self._district = district
        self._brigade = brigade
        self._sheet: AreaSheet | None = None
        self._work = PackWork(parts.areas, lambda: self._sheet, self)
        self._work.done.connect(self._on_done)

    def open_sheet(self) -> None:
        sheet = AreaSheet(self._brigade())
        sheet.bring_in_wanted.connect(lambda: self._work.choose(sheet, self._parts.areas.bring_in))
        sheet.use_wanted.connect(lambda: self._work.choose(sheet, self._parts.areas.use_in_place))
        sheet.check_wanted.connect(self._parts.areas.check)
        sheet.confirmations_wanted.connect(self.confirmations_wanted)
        sheet.download_wanted.connect(self.download_wanted)
        sheet.brigade_placed.connect(self._on_brigade)
        sheet.done.connect(self._parts.window.close_sheet)
        self._sheet = sheet
        self._show_packs()
        sheet.show_said("")
        sheet.set_busy(self._parts.areas.working)
        self._parts.window.open_sheet(sheet)

    def _show_packs(self) -> None:
        if self._sheet is None:
            return
        there = packs_of(self._parts.data)
        packs = [summary(folder) for folder in there.packs]
        self._sheet.show_packs(pack_facts(packs, there.absent, datetime.now(UTC)))
        district = self._district()
        self._sheet.show_left_out((*district.problems, *district.left_out))

    def _on_brigade(self, at: LatLon) -> None:
        self.brigade_placed.emit(at)
        if self._sheet is not None:
            self._sheet.show_brigade(at)

    def _on_done(self) -> None:
        self._show_packs()
        self._read_district()
