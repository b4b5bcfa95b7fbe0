"""What is done when the fire is out: files brought in, the incident handed over, the books kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.desk.operator_desk import OperatorDesk
from ui.desk.share_desk import ShareDesk
from ui.wiring.bookkeeping import BookkeepingWires
from ui.wiring.bringing_in import BringingInWires
from ui.wiring.sharing import SharingWires

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.signatures import Signer
    from maps.geo import LatLon
    from ui.wiring.flying import FlyingWires
    from ui.wiring.guarding import Ask
    from ui.wiring.parts import Parts


class AfterwardsWires(QObject):
    """Owns the desks that nobody else needs."""

    def __init__(
        self,
        parts: Parts,
        flying: FlyingWires,
        *,
        signer: Signer | None,
        language: Callable[[], str],
        brigade: Callable[[], LatLon | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.share = ShareDesk(parts.data, signer, self)
        self.books = OperatorDesk(parts.data, signer, self)
        self.bringing_in = BringingInWires(parts, self.share, language, brigade, self)
        self.sharing = SharingWires(parts, self.share, self)
        self.bookkeeping = BookkeepingWires(parts, self.books, self)
        flying.checks_opened.connect(self.books.propose_take_off)

    def guard_with(self, ask: Ask) -> None:
        """Who is asked before an incident is handed over or the books are corrected."""
        self.sharing.ask = self.bookkeeping.ask = ask

    def set_language(self, language: str) -> None:
        """Of the books."""
        self.books.set_language(language)

    def close(self) -> None:
        """What is being read or written is brought to its end."""
        self.bringing_in.close()
        self.share.close()
        self.books.close()
