"""What a person enters when somebody in charge said yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from missions.confirmations import Confirmation

if TYPE_CHECKING:
    from datetime import datetime

    from maps.area import Area


@dataclass(frozen=True, slots=True)
class ConfirmedPlace:
    """An area that is offered: the drawn one, that of the plan, the whole district."""

    name: str
    area: Area


@dataclass(frozen=True, slots=True)
class ConfirmationDraft:
    """Not a confirmation yet. `about`: "border", "height", or the identifier of a zone."""

    about: str
    place: ConfirmedPlace
    until: datetime
    who: str
    number: str = ""

    def confirmation(self, begins: datetime) -> Confirmation:
        """As it is written down, valid from now on."""
        return Confirmation(
            about=self.about,
            area=self.place.area,
            valid_from=begins,
            valid_until=self.until,
            who=self.who,
            number=self.number,
            area_name=self.place.name,
        )
