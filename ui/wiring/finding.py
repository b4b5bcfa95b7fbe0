"""Places by name, from the packs to whoever types one; and the sheet that goes to a place on the map."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from maps.addresses.gazetteers import Gazetteers
from maps.packs.files import usable
from maps.packs.manifest import Kind
from ui.area.find_sheet import FindSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from maps.addresses.find import Found
    from maps.geo import LatLon
    from ui.map.layers.pin import Pin
    from ui.map.map_view import MapView
    from ui.wiring.parts import Parts

LOOK_MS = 50
PIN_ZOOM = 14.0


class FindingWires(QObject):
    """The gazetteers are opened and asked beside the window, one question after the other."""

    pinned = Signal(object)  # Pin | None: on every map

    def __init__(
        self, parts: Parts, brigade: Callable[[], LatLon | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._brigade = brigade
        self._beside = ThreadPoolExecutor(1, "gazetteers")
        self._gazetteers = Gazetteers()
        self._opening: Future[tuple[str, ...]] | None = None
        self._is_stale = False  # the packs changed while they were read
        self._asked: list[Future[Found]] = []
        self._told: set[str] = set()  # each line once
        self._pin: Pin | None = None
        self._look = QTimer(parts.window)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._take)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), parts.window)
        shortcut.activated.connect(self.open_sheet)
        parts.incident_page.ask_with(self.ask)
        self.brigade_changed()
        self.packs_changed()

    def packs_changed(self) -> None:
        """Open what is new, let go of what went. Cheap where nothing changed."""
        if self._opening is not None:
            self._is_stale = True
            return
        self._opening = self._beside.submit(self._use_packs)
        self._look.start()

    def brigade_changed(self) -> None:
        """Distances are said from its new place."""
        self._parts.incident_page.set_brigade(self._brigade())

    def ask(self, text: str) -> Future[Found]:
        """What a text may mean; near the brigade first."""
        asked = self._beside.submit(self._gazetteers.find, text, self._brigade())
        self._asked.append(asked)
        self._look.start()
        return asked

    def close(self) -> None:
        self._look.stop()
        self._parts.incident_page.ask_with(None)
        if self._sheet is not None:
            self._sheet.close_search()
        self._beside.shutdown(wait=True, cancel_futures=True)
        self._gazetteers.close()

    def _use_packs(self) -> tuple[str, ...]:
        try:
            return self._gazetteers.use(usable(self._parts.data, Kind.ADDRESSES))
        except OSError as error:  # a stick that is pulled just now
            return (f"{error.filename}: {error.strerror}",)

    def _take(self) -> None:
        """What went wrong, once."""
        lines: list[str] = []
        if self._opening is not None and self._opening.done():
            opened, self._opening = self._opening, None
            lines += opened.result(timeout=0)
            if self._is_stale:
                self._is_stale = False
                self.packs_changed()
        answered = [asked for asked in self._asked if asked.done()]
        self._asked = [asked for asked in self._asked if not asked.done()]
        unanswered = [line for asked in answered for line in asked.result(timeout=0).problems]
        if unanswered:  # a stick was pulled: when it is in again, its file is another one
            self._beside.submit(self._gazetteers.close)
            self.packs_changed()
        lines += unanswered
        fresh = [line for line in lines if line not in self._told]
        self._told.update(fresh)
        if fresh:
            self._parts.window.show_error(fresh[0])
        if self._opening is None and not self._asked:
            self._look.stop()

    # --- the sheet -------------------------------------------------------------------------------

    def open_sheet(self) -> None:
        """Over the page in front; a sheet that is open stays, it asks for something of its own."""
        if self._parts.window.sheet.content is not None:
            return
        sheet = FindSheet(self.ask, self._brigade(), self._pin)
        sheet.pinned.connect(self._on_pinned)
        sheet.done.connect(self._on_done)
        self._parts.window.open_sheet(sheet)

    @property
    def _sheet(self) -> FindSheet | None:
        content = self._parts.window.sheet.content
        return content if isinstance(content, FindSheet) else None

    def _on_pinned(self, pin: Pin | None) -> None:
        self._pin = pin
        self.pinned.emit(pin)
        if pin is not None:
            self._map.follow_vehicle = False
            self._map.centre_on(pin.at, max(self._map.zoom, PIN_ZOOM))

    def _on_done(self) -> None:
        """Training has no map of its own."""
        parts = self._parts
        parts.window.close_sheet()
        if self._pin is not None and parts.window.page not in self._maps:
            parts.window.show_page("incident")

    @property
    def _maps(self) -> dict[str, MapView]:
        parts = self._parts
        return {"incident": parts.incident_map, "fly": parts.fly_map, "review": parts.review_map}

    @property
    def _map(self) -> MapView:
        """The one in front."""
        return self._maps.get(self._parts.window.page, self._parts.incident_map)
