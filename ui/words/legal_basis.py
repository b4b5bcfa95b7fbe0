"""The legal basis of a flight, as short as a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from missions.rules import Basis

if TYPE_CHECKING:
    from incidents.operator.legal_basis import LegalBasis

translate = QCoreApplication.translate


def basis_line(basis: LegalBasis) -> str:
    """What is chosen, with what belongs to it."""
    match basis.basis:
        case Basis.OPEN:
            return (
                translate("LegalBasis", "Open category {part}").format(part=basis.subcategory or "").strip()
            )
        case Basis.SPECIFIC:
            said = translate("LegalBasis", "Specific {number}, {sight}")
            return said.format(number=basis.authorisation, sight=basis.sight)
        case Basis.STATE:
            return translate("LegalBasis", "For the state: {who}").format(who=basis.ordered_by)
