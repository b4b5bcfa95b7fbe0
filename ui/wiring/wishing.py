"""Templates and gaps: how it was flown before, and what of the search is still unseen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from missions.camera_model import pod_of
from missions.plan import PlanError
from missions.templates import save_template, template_named, templates
from ui import units
from ui.incident.templates_sheet import TemplatesSheet
from ui.incident.wanted import Card, card_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.coverage import Coverage, Shares
    from ui.wiring.parts import Parts

FOLDER = "templates"


class WishingWires(QObject):
    """Between the Incident page, the templates on the disk, and the seen ground."""

    def __init__(self, parts: Parts, language: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._language = language
        self._folder = parts.data / FOLDER
        parts.incident_page.templates_wanted.connect(self._open)
        parts.incident_page.gaps_wanted.connect(self._plan_gaps)
        parts.coverage.shares_seen.connect(self._on_shares)
        parts.coverage.begun.connect(self._on_begun)

    # --- templates -------------------------------------------------------------------------------

    def _open(self) -> None:
        found, said = templates(self._folder)
        sheet = TemplatesSheet(found, self._language())
        sheet.chosen.connect(self._take)
        sheet.kept.connect(self._keep)
        sheet.done.connect(self._parts.window.close_sheet)
        self._parts.window.open_sheet(sheet)
        if said:
            self._parts.incident_page.show_error(said[0])

    def _take(self, code: str) -> None:
        planning = self._parts.planning
        try:
            task = template_named(self._folder, code).task
        except PlanError as error:
            self._parts.incident_page.show_error(str(error))
            return
        card = card_of(task)
        self._parts.window.close_sheet()
        planning.want(replace(planning.wanted.with_wish(task, card), card=card))

    def _keep(self, name: str) -> None:
        try:
            save_template(self._folder, name, self._parts.planning.wanted.wish)
        except PlanError as error:
            self._parts.incident_page.show_error(str(error))
            return
        self._open()

    # --- gaps ------------------------------------------------------------------------------------

    def _on_begun(self, coverage: Coverage | None) -> None:
        if coverage is None:
            self._parts.incident_page.show_seen("")

    def _on_shares(self, shares: Shares) -> None:
        words = self.tr("Seen so far: {chance}")
        chance = units.percent(100.0 * shares.mean_pod)
        self._parts.incident_page.show_seen(words.format(chance=chance))

    def _plan_gaps(self) -> None:
        """What is still below the wanted chance becomes the search; undo brings the whole one back."""
        planning, page = self._parts.planning, self._parts.incident_page
        try:
            task = self._parts.coverage.gaps(min(0.95, max(0.3, pod_of(planning.wanted.wish.overlap))))
        except PlanError as error:
            page.show_error(str(error))
            return
        if task is None:
            page.show_error(self.tr("Nothing is left: all of it was seen as well as wanted."))
            return
        wish = replace(planning.wanted.wishes[Card.SEARCH], pattern=task.pattern, overlap=task.overlap)
        wanted = planning.wanted.with_wish(wish, Card.SEARCH)
        planning.want(replace(wanted, card=Card.SEARCH, parts=task.parts))
