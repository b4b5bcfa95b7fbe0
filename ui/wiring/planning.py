"""The Incident page on the incident desk and the plan desk."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incidents.codes import IncidentCode, Source
from missions.profile import plan_profile
from ui.incident.first_plan import first_area, first_wanted, with_area
from ui.incident.wanted import Wanted

if TYPE_CHECKING:
    from incidents.dispatch.take_in import Imported
    from incidents.model import Incident
    from incidents.store.rows import Listed
    from maps.area import Area
    from missions.checks import Finding
    from missions.energy import Estimate
    from missions.plan import Plan
    from ui.incident.incident_draft import IncidentDraft
    from ui.wiring.parts import Parts

TIME_MS = 10_000  # how long ago the alarm was, in minutes


class PlanningWires(QObject):
    """From the alarm to a plan."""

    checks_wanted = Signal()

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._area_of: str | None = None  # the incident whose area is drawn
        self._first: Wanted | None = None  # nobody chose it yet
        self._first_area: Area | None = None  # nobody drew it
        page, incidents, planning = parts.incident_page, parts.incidents, parts.planning
        page.incident_created.connect(self._on_created)
        page.incident_opened.connect(self._on_chosen)
        page.dispatch_file_chosen.connect(incidents.import_dispatch_file)
        page.wanted.connect(self._on_wanted)
        page.drafted.connect(planning.draft)
        page.undo_wanted.connect(planning.undo)
        page.redo_wanted.connect(planning.redo)
        page.scene_moved.connect(incidents.set_scene)
        page.mend_wanted.connect(planning.mend)
        page.check_and_fly_wanted.connect(self.checks_wanted)
        incidents.opened.connect(self._on_opened)
        incidents.listed.connect(self._on_listed)
        incidents.failed.connect(page.show_error)
        incidents.imported.connect(self._on_imported)
        planning.planned.connect(self._on_planned)
        planning.failed.connect(page.show_error)
        planning.wanted_changed.connect(self._on_wanted_changed)
        planning.settled_changed.connect(page.show_settled)
        planning.settled_changed.connect(self._on_settled)
        planning.minutes_changed.connect(page.show_minutes)
        parts.pump.vehicle_changed.connect(page.show_vehicle)
        page.show_wanted(planning.wanted)
        self._clock = QTimer(page)  # ends with what it shows
        self._clock.timeout.connect(lambda: page.show_time(datetime.now(UTC)))
        self._clock.start(TIME_MS)
        page.show_time(datetime.now(UTC))

    def _flies(self) -> bool:
        """The flight belongs to the open incident: until the landing no other is opened."""
        if self._parts.flight.state.armed:
            text = self.tr("A drone is flying for the open incident. Land first.")
            self._parts.incident_page.show_error(text)
            return True
        return False

    def _on_chosen(self, incident_id: str) -> None:
        if not self._flies():
            self._parts.incidents.open(incident_id)

    def _on_created(self, draft: IncidentDraft) -> None:
        if self._flies():
            return
        incidents = self._parts.incidents
        made = incidents.create(
            draft.what,
            draft.where,
            number=draft.number,
            scene=draft.scene,
            scene_error_m=draft.scene_error_m,
            alarm_at=draft.alarm_at,
            training=draft.training,
        )
        if made and draft.alarm is not None:
            incidents.take_in_alarm(draft.alarm)
            self._on_opened(incidents.incident)
        elif made and draft.alarm_text:
            incidents.write(IncidentCode.NOTE, {"text": draft.alarm_text}, source=Source.DISPATCH)
            self._on_opened(incidents.incident)

    def _on_opened(self, incident: Incident | None) -> None:
        parts = self._parts
        page = parts.incident_page
        entries = parts.incidents.entries
        texts = [
            str(entry.facts.get("text"))
            for entry in entries
            if entry.code == IncidentCode.NOTE and entry.source == Source.DISPATCH
        ]
        another = (incident.id if incident is not None else None) != self._area_of
        page.show_incident(incident, texts[0] if texts else "")
        scene = incident.scene if incident is not None else None
        if another:
            self._area_of = incident.id if incident is not None else None
            self._begin(incident)
        else:
            self._follow(incident)
        page.show_units(list(dict.fromkeys(str(e.facts["unit"]) for e in entries if "unit" in e.facts)))
        parts.fly_map.show_scene(scene, incident.scene_error_m if incident else None)
        parts.train_page.show_places(incident.where if incident is not None and scene is not None else None)

    def _begin(self, incident: Incident | None) -> None:
        """With what was drawn; with a first plan where nothing was, so that the checks are the next step."""
        scene = incident.scene if incident is not None else None
        drawn = self._parts.incidents.drawn()
        self._first = self._first_area = None
        if incident is not None and scene is not None and drawn == Wanted():
            self._first = drawn = first_wanted(incident.what, scene, incident.scene_error_m)
            self._first_area = drawn.area
        self._parts.planning.begin(drawn, scene)

    def _follow(self, incident: Incident | None) -> None:
        """The scene is elsewhere: what nobody drew goes with it."""
        planning = self._parts.planning
        scene = incident.scene if incident is not None else None
        nobody_drew_it = self._first_area is not None and planning.area == self._first_area
        planning.set_scene(scene)
        if incident is None or scene is None:
            return
        if planning.wanted == Wanted() or planning.wanted == self._first:
            self._begin(incident)
        elif nobody_drew_it:
            self._first_area = first_area(scene, incident.scene_error_m)
            planning.set_area(self._first_area)

    def _on_wanted(self, wanted: Wanted) -> None:
        """Chosen, drawn or changed: kept with the incident, for who opens it again."""
        planning, incident = self._parts.planning, self._parts.incidents.incident
        if incident is not None and wanted.card is not planning.wanted.card and wanted.area is None:
            wanted = with_area(wanted, incident.scene, incident.scene_error_m)
            self._first_area = wanted.area
        planning.want(wanted)

    def _on_wanted_changed(self, wanted: Wanted) -> None:
        planning = self._parts.planning
        if wanted != self._first:
            self._parts.incidents.keep_drawn(wanted)
        self._parts.incident_page.show_wanted(wanted, can_undo=planning.can_undo, can_redo=planning.can_redo)

    def _on_listed(self, listed: list[Listed]) -> None:
        self._parts.incident_page.show_incidents([row.incident for row in listed])
        self._parts.review_page.show_incidents(listed)

    def _on_imported(self, imported: Imported) -> None:
        if imported.flags:
            flags = ", ".join(sorted({flag.code.replace("_", " ") for flag in imported.flags}))
            text = self.tr("%n entries taken in. Look at: {flags}", "", len(imported.entries))
            self._parts.incident_page.show_error(text.format(flags=flags))

    def _on_planned(
        self, plan: Plan | None, estimate: Estimate | None, findings: tuple[Finding, ...]
    ) -> None:
        prospect = self._parts.planning.prospect
        self._parts.incident_page.show_plan(plan, estimate, findings, prospect)
        if plan is None:
            self._parts.incident_page.show_profile(None)

    def _on_settled(self, settled: bool) -> None:
        """The ground under the way that is flown; while a hand draws it would come too late anyway."""
        planning = self._parts.planning
        ground, plan = planning.around.ground, planning.plan
        if not settled or plan is None or ground is None:
            self._parts.incident_page.show_profile(None)
            return
        profile = plan_profile(plan, planning.around.home, ground)
        known = profile is not None and profile.unknown_share < 1.0
        self._parts.incident_page.show_profile(profile if known else None)
