"""From the alarm to a plan that is ready to fly: the alarm at the left, the map, the plan at the right."""

from __future__ import annotations

from dataclasses import replace
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from incidents.alarm.received import SUFFIXES
from maps.geo import LatLon
from missions.checks import Severity
from ui import sizes
from ui.font import inter
from ui.incident.alarm_preview import AlarmPreview
from ui.incident.drawing import Drawing, Subject
from ui.incident.edit_strip import EditStrip
from ui.incident.facts import incident_facts
from ui.incident.incident_list import IncidentList
from ui.incident.new_incident import NewIncident
from ui.incident.next_step import NextStep, next_step
from ui.incident.plan_panel import PlanPanel
from ui.incident.profile_strip import ProfileStrip
from ui.incident.task_cards import TaskCards
from ui.incident.wanted import Wanted, is_estimate, missing
from ui.incident.wish_card import WishCard
from ui.widgets.big_button import BigButton
from ui.widgets.button_strip import ButtonStrip
from ui.widgets.error_bar import ErrorBar
from ui.widgets.fact_list import FactList
from ui.widgets.hairline import Hairline
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from incidents.model import Incident
    from missions.checks import Finding
    from missions.energy import Estimate
    from missions.plan import Plan
    from missions.profile import Profile
    from missions.prospect import Prospect
    from missions.task import Task
    from telemetry.state import VehicleState, Wind
    from ui.incident.incident_draft import IncidentDraft
    from ui.incident.place_search import Ask
    from ui.incident.wanted import Card
    from ui.map.map_view import MapView

LEFT, RIGHT = 292, 296
PICKED_ERROR_PX = 22.0  # half a fingertip
SHOWN_ERROR_PX = 150.0  # as large is the error of a place that the map goes to
SCENE_ZOOM = 15.0
ALARM_TEXT_HEIGHT = 140


class IncidentPage(QWidget):
    """Gets values, emits intents."""

    incident_created = Signal(object)  # IncidentDraft
    incident_opened = Signal(str)  # id
    dispatch_file_chosen = Signal(object)  # Path
    alarm_text_pasted = Signal(str)
    alarm_file_dropped = Signal(object)  # Path
    wanted = Signal(object)  # Wanted: a card, a wish, or what is drawn; one step
    drafted = Signal(object)  # Wanted: while a corner is on its way
    undo_wanted = Signal()
    redo_wanted = Signal()
    scene_moved = Signal(object, float)  # LatLon, its error in metres
    mend_wanted = Signal(object)  # Finding
    templates_wanted = Signal()
    gaps_wanted = Signal()
    check_and_fly_wanted = Signal()

    def __init__(self, map_view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = map_view
        self._incident: Incident | None = None
        self._plan: Plan | None = None
        self._wanted = Wanted()
        self._settled = True
        self._places_look = False  # what a picked place is for: the card's, or the scene
        self._findings: tuple[Finding, ...] = ()
        self._units: tuple[str, ...] = ()
        self._count = 0  # of all incidents
        self._wind: Wind | None = None
        self._now: datetime | None = None
        self._make_left()
        self._make_middle()
        self._plan_panel = PlanPanel()
        self._plan_panel.setFixedWidth(RIGHT)
        self._plan_panel.mend_wanted.connect(self.mend_wanted)
        self._plan_panel.show_wanted.connect(self._show_where)
        self._plan_panel.gaps_wanted.connect(self.gaps_wanted)
        self._make_buttons()
        self._lay_out()
        self._listen_to_map()
        self.setAcceptDrops(True)
        self._say()

    def _make_left(self) -> None:
        self._list = IncidentList()
        self._list.opened.connect(self._on_opened)
        self._form = NewIncident()
        self._form.created.connect(self._on_created)
        self._form.cancelled.connect(self._leave_form)
        self._form.pick_wanted.connect(self._pick_scene)
        self._form.scene_changed.connect(self._on_form_scene)
        self._form.text_pasted.connect(self.alarm_text_pasted)
        self._form.file_dropped.connect(self.alarm_file_dropped)
        self._form.drop_over(self)
        self._about = QWidget()
        self._alarm_label = Words("", sizes.LABEL, ink="label")
        self._alarm_text = QPlainTextEdit()
        self._alarm_text.setReadOnly(True)
        self._alarm_text.setMinimumHeight(sizes.BUTTON)
        self._alarm_text.setMaximumHeight(ALARM_TEXT_HEIGHT)
        self._alarm_text.setFont(inter(sizes.LABEL))
        self._alarm_text.setTabChangesFocus(True)
        self._facts = FactList()
        about = QVBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(sizes.GAP_SMALL)
        about.addWidget(self._alarm_label)
        about.addWidget(self._alarm_text)
        about.addWidget(self._facts, 1)
        self._left = QStackedWidget()
        for widget in (self._list, self._form, self._about):
            self._left.addWidget(widget)

    def _make_middle(self) -> None:
        self._corner = BigButton("", icon="crosshairs", height=sizes.SMALL_BUTTON)
        self._corner.wanted.connect(self._on_corner)
        self.map.set_furniture_right(True)
        self.map.set_corner(self._corner)
        self.map.setAcceptDrops(False)  # a drop belongs to the page
        self.map.viewport().setAcceptDrops(False)
        self._error = ErrorBar()
        self._cards = TaskCards()
        self._cards.chosen.connect(self._on_card)
        self._cards.change_wanted.connect(lambda: self._open_wish(opened=True))
        self._wish = WishCard()
        self._wish.changed.connect(self._on_wish)
        self._wish.templates_wanted.connect(self.templates_wanted)
        self._wish.done.connect(lambda: self._open_wish(opened=False))
        self._wish.hide()
        self.alarm_preview = AlarmPreview()
        self.alarm_preview.hide()
        self.alarm_preview.changed.connect(self._show_preview)
        self._left.currentChanged.connect(self._show_preview)
        self._drawing = Drawing(self.map, self)
        self._profile = ProfileStrip()
        self._profile.hide()
        self._profile.pointed.connect(self.map.show_pointed)
        self.map.profile_wanted.connect(self._on_profile)
        self._drawing.wanted.connect(self._on_drawn)
        self._drawing.drafted.connect(self.drafted)
        self._drawing.changed.connect(self._on_drawing)

    def _make_buttons(self) -> None:
        self._new = BigButton("", icon="clipboard-text-outline")
        self._incidents = BigButton("", icon="format-list-bulleted")
        self._import = BigButton("", icon="file-import-outline")
        self._change = BigButton("", icon="vector-polygon")
        self._check = BigButton("", icon="clipboard-check-outline")
        self._new.wanted.connect(self.start_new_alarm)
        self._incidents.wanted.connect(self._toggle_list)
        self._import.wanted.connect(self._choose_dispatch_file)
        self._change.wanted.connect(self._on_change)
        self._check.wanted.connect(self.check_and_fly_wanted)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(LEFT)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(sizes.GAP_WIDE, sizes.GAP_WIDE, sizes.GAP_WIDE, sizes.GAP)
        inside.addWidget(self._left)
        self.map.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        below = QVBoxLayout()
        below.setContentsMargins(sizes.GAP, sizes.GAP, sizes.GAP, sizes.GAP)
        below.setSpacing(sizes.GAP_SMALL)
        below.addWidget(self._error)
        below.addWidget(self._profile)
        below.addWidget(self._cards)
        below.addWidget(self._wish)
        below.addWidget(self.alarm_preview)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.map, 1)
        middle.addLayout(below)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(Hairline(upright=True))
        row.addLayout(middle, 1)
        row.addWidget(Hairline(upright=True))
        row.addWidget(self._plan_panel)
        self._strip = ButtonStrip((self._new, self._incidents, self._import, self._change, self._check))
        self._edit_strip = EditStrip(self._drawing)
        self._edit_strip.done.connect(self._finish_drawing)
        self._edit_strip.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self._strip)
        column.addWidget(self._edit_strip)

    def _listen_to_map(self) -> None:
        self.map.drawing_ended.connect(self._say)
        self.map.undo_wanted.connect(self.undo_wanted)
        self.map.redo_wanted.connect(self.redo_wanted)
        for keys, signal in (
            (QKeySequence.StandardKey.Undo, self.undo_wanted),
            (QKeySequence.StandardKey.Redo, self.redo_wanted),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        # A text field that is being typed into takes the text itself; Qt asks it first.
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self._on_paste)
        self.map.hint_changed.connect(self._say)
        self.map.picked.connect(self._on_picked)

    # --- what it is told -------------------------------------------------------------------------

    def show_incidents(self, incidents: Sequence[Incident]) -> None:
        """All there are, for the list."""
        self._list.show_incidents(incidents)
        self._count = len(incidents)
        self._say()

    def show_incident(self, incident: Incident | None, alarm_text: str = "") -> None:
        """The open incident; None: none is open. The map goes there when it is another one."""
        other = incident is not None and (self._incident is None or incident.id != self._incident.id)
        self._incident = incident
        self._alarm_text.setPlainText(alarm_text)
        self._alarm_text.setVisible(bool(alarm_text))
        self._alarm_label.setVisible(bool(alarm_text))
        if incident is None or other:
            self.map.stop_drawing()
            self._left.setCurrentWidget(self._list if incident is None else self._about)
        self._show_scene()
        self.map.set_burnt_in(self.tr("TRAINING") if incident is not None and incident.training else "")
        if other and incident is not None and incident.scene is not None:
            self.map.centre_on(incident.scene, SCENE_ZOOM)
        self._show_facts()
        self._say()

    def show_units(self, names: Sequence[str]) -> None:
        """The crews that were sent."""
        self._units = tuple(names)
        self._show_facts()

    def show_time(self, now: datetime) -> None:
        """An aware time, now and then: how long ago the alarm was."""
        self._now = now
        self._show_facts()

    def show_wanted(self, wanted: Wanted, *, can_undo: bool = False, can_redo: bool = False) -> None:
        """The card, how it is flown, and what is drawn."""
        self._wanted = wanted
        self._cards.show_chosen(wanted.card)
        self._wish.show_wish(wanted.wish)
        self._plan_panel.show_card(wanted.card, estimated=is_estimate(wanted.wish))
        self._drawing.show_wanted(wanted)
        self.map.show_drawn(wanted.area, wanted.line, wanted.no_fly)
        self.map.show_steps(can_undo=can_undo, can_redo=can_redo)
        self._say()

    def show_flights(self, done: int, count: int, *, all_flown: bool) -> None:
        """How many batteries the plan takes, and how many of them were flown."""
        self._plan_panel.show_flights(done, count, all_flown=all_flown)

    def show_seen(self, words: str) -> None:
        """What was seen of the search so far; "": nothing was flown."""
        self._plan_panel.show_seen(words)

    def show_minutes(self, seconds: Mapping[Card, float]) -> None:
        """What each card would take."""
        self._cards.show_minutes(seconds)

    def show_profile(self, profile: Profile | None) -> None:
        """The ground under the way; None: no plan, or nothing is known of the ground."""
        self._profile.show_profile(profile)
        self.map.offer_profile(profile is not None)

    def _show_preview(self, *_changed: object) -> None:
        """In the place of the cards, which need an incident anyway."""
        shown = self._left.currentWidget() is self._form and self.alarm_preview.says_something
        if shown == self.alarm_preview.isVisibleTo(self):
            return
        if shown:
            self._open_wish(opened=False)
        self.alarm_preview.setVisible(shown)
        self._cards.setVisible(not shown and not self._profile.isVisibleTo(self))

    def _on_profile(self, shown: bool) -> None:
        """In the place of the cards: a map keeps its height."""
        self._profile.setVisible(shown)
        self._cards.setVisible(not shown)

    def show_settled(self, settled: bool) -> None:
        """False: the plan is a quick one, the one that is flown is being worked out."""
        self._settled = settled
        self._say()

    def show_plan(
        self,
        plan: Plan | None,
        estimate: Estimate | None = None,
        findings: Sequence[Finding] = (),
        prospect: Prospect | None = None,
    ) -> None:
        """The plan, what it takes and what was found about it."""
        first = plan is not None and self._plan is None
        self._plan, self._findings = plan, tuple(findings)
        broken = {f.where for f in findings if f.severity is Severity.RED and isinstance(f.where, int)}
        self.map.show_plan(plan, False, broken)
        if plan is not None:
            self._error.show_error("")
        if first and not self.map.drawing:
            self.map.fit_all()
        if plan is not None:
            self._plan_panel.show_plan(plan, estimate, prospect, self._findings, self._next_mend())
        self._say()

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        """`now_s` is the monotonic second of the same clock as the state's `received_s`."""
        self.map.show_vehicle(state, now_s)
        if state.wind is not None and (self._wind is None or _rounded(state.wind) != _rounded(self._wind)):
            self._wind = state.wind
            self._show_facts()

    def show_error(self, text: str) -> None:
        """What went wrong and what to do; "" puts it away."""
        self._error.show_error(text)

    def fill_new_alarm(self, draft: IncidentDraft) -> None:
        """What was read out of the pasted alarm text."""
        self._form.fill(draft)

    def fill_from_alarm(self, draft: IncidentDraft) -> None:
        """The same, in place of what an earlier reading filled in."""
        self._form.fill_from_alarm(draft)

    def show_known_alarm(self) -> None:
        """The alarm is an incident already."""
        self._form.show_known()

    def show_alarm_text(self, text: str) -> None:
        """The text of a file that is being read, in the form."""
        if self._left.currentWidget() is not self._form:
            self.start_new_alarm()
        self._form.show_text(text)

    def leave_new_alarm(self) -> None:
        """The alarm is an incident already."""
        self._leave_form()

    def ask_with(self, ask: Ask | None) -> None:
        """Who knows the places by name, for the alarm that is typed."""
        self._form.ask_with(ask)

    def set_brigade(self, brigade: LatLon | None) -> None:
        """Where distances are said from."""
        self._form.set_brigade(brigade)

    @property
    def next_step(self) -> NextStep:
        """What the filled button is."""
        return next_step(self._incident, planned=self._plan is not None, findings=self._findings)

    # --- hands -----------------------------------------------------------------------------------

    def start_new_alarm(self, text: str = "") -> None:
        """Open the form, with an alarm text if there is one."""
        if self._now is not None:
            self._form.clear(self._now)
        if text:
            self._form.set_text(text)
        self.map.stop_drawing()
        self._left.setCurrentWidget(self._form)
        self._form.setFocus()
        self._say()

    def _on_paste(self) -> None:
        """An alarm text from the clipboard begins a new alarm at once, where its form may be opened."""
        text = QApplication.clipboard().text()
        if text.strip() and self._new.isEnabled() and self._is_in_front:
            self.start_new_alarm(text)

    @property
    def _is_in_front(self) -> bool:
        """No sheet lies over the page: that would be where the keyboard is."""
        here = QApplication.focusWidget()
        while here is not None and not isinstance(here, Sheet):
            here = here.parentWidget()
        return here is None

    def _on_created(self, draft: IncidentDraft) -> None:
        self._leave_form()
        self.incident_created.emit(draft)

    def _on_opened(self, incident_id: str) -> None:
        if self._incident is not None and incident_id == self._incident.id:
            self._left.setCurrentWidget(self._about)
            self._say()
        self.incident_opened.emit(incident_id)

    def _leave_form(self) -> None:
        self.map.stop_picking()
        self._show_scene()
        self._left.setCurrentWidget(self._about if self._incident else self._list)
        self._say()

    def _toggle_list(self) -> None:
        listed = self._left.currentWidget() is self._list
        self._left.setCurrentWidget(self._about if listed and self._incident else self._list)
        self._say()

    def _on_form_scene(self, scene: LatLon | None, error_m: float | None) -> None:
        self.map.show_scene(scene, error_m)
        if scene is None:
            return
        error_px = self.map.frame.metres_to_px(error_m or 1.0, scene)
        whole = min(SCENE_ZOOM - 2.0, self.map.zoom + log2(SHOWN_ERROR_PX / error_px))
        is_in_view = self.map.frame.pixels.contains(self.map.to_pixel(scene))
        if not is_in_view or (error_px < PICKED_ERROR_PX / 2 and whole > self.map.zoom):
            self.map.centre_on(scene, whole if error_m else max(self.map.zoom, whole))

    def _on_corner(self) -> None:
        if self.map.picking:
            self.map.stop_picking()
        else:
            self._pick_scene()

    def _pick_scene(self) -> None:
        self._places_look = False
        self.map.pick_place(self.tr("Tap where it burns. Enter takes the middle of the map."))

    def _on_picked(self, scene: LatLon) -> None:
        error_m = PICKED_ERROR_PX / self.map.frame.metres_to_px(1.0, scene)
        if self._left.currentWidget() is self._form:
            self._form.set_scene(scene, error_m)
        elif self._places_look:
            self.wanted.emit(replace(self._wanted, at=scene))
        else:
            self.scene_moved.emit(scene, error_m)
        self._say()

    def _on_change(self) -> None:
        """What the chosen card needs to be drawn, or the place it looks at."""
        if self._needs == "place":
            self._places_look = True
            self.map.pick_place(
                self.tr("Tap what the drone is to look at. Enter takes the middle of the map.")
            )
        else:
            self._drawing.begin(Subject.LINE if self._needs == "line" else Subject.AREA)
        self._say()

    def _finish_drawing(self) -> None:
        self.map.finish_drawing()
        self._say()

    def _on_drawing(self) -> None:
        if self._drawing.hint:
            self._error.show_error(self._drawing.hint)
        self._say()

    def _on_drawn(self, wanted: Wanted) -> None:
        self.wanted.emit(wanted)

    def _on_card(self, card: Card) -> None:
        self.map.stop_drawing()
        self.wanted.emit(replace(self._wanted, card=card))

    def _on_wish(self, wish: Task) -> None:
        self.wanted.emit(self._wanted.with_wish(wish))

    def _open_wish(self, *, opened: bool) -> None:
        self._wish.setVisible(opened)
        self._cards.setVisible(not opened)

    @property
    def _needs(self) -> str:
        """What is drawn for the chosen card: "area", "line" or "place"."""
        empty = replace(self._wanted, area=None, line=(), at=None).task(None)
        return missing(empty) or "area"

    def _show_where(self, finding: Finding) -> None:
        place = finding.where
        if isinstance(place, int) and self._plan is not None and 1 <= place <= len(self._plan.waypoints):
            place = self._plan.waypoints[place - 1].at
        if isinstance(place, LatLon):
            self.map.centre_on(place, max(self.map.zoom, SCENE_ZOOM))

    def _choose_dispatch_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Dispatch record"), "", self.tr("Tables (*.csv *.txt *.tsv);;All files (*)")
        )
        if name:
            self.dispatch_file_chosen.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A table is a dispatch record; a text, a mail, a page or JSON is an alarm."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files and self._is_alarm(files[0]):
            self.alarm_file_dropped.emit(files[0])
        elif files:
            self.dispatch_file_chosen.emit(files[0])
        elif event.mimeData().hasText():
            self.start_new_alarm(event.mimeData().text())
        event.acceptProposedAction()

    def _is_alarm(self, file: Path) -> bool:
        """A .txt may be either: a table of the open incident, or an alarm while none is open."""
        suffix = file.suffix.lower()
        typing = self._left.currentWidget() is self._form
        return suffix in SUFFIXES and (suffix != ".txt" or typing or self._incident is None)

    # --- what follows from it --------------------------------------------------------------------

    def _show_scene(self) -> None:
        if self._incident is None:
            self.map.show_scene(None)
        else:
            self.map.show_scene(self._incident.scene, self._incident.scene_error_m)

    def _show_facts(self) -> None:
        if self._incident is not None:
            self._facts.show_facts(incident_facts(self._incident, self._now, self._units, self._wind))

    def _next_mend(self) -> Finding | None:
        """The finding whose mend is the next step; none while a form or a tool owns it."""
        if self._busy or self.next_step is not NextStep.MEND:
            return None
        return next(f for f in self._findings if f.severity is Severity.RED and f.mend is not None)

    @property
    def _busy(self) -> bool:
        return self._left.currentWidget() is self._form or self.map.drawing or self.map.picking

    def _say(self, *_changed: object) -> None:
        """The words and the next step of every button."""
        step = None if self._busy else self.next_step
        word = self.tr("NEXT")
        count = self._count
        self._alarm_label.set_text(self.tr("Alarm text"))
        self._alarm_text.setAccessibleName(self.tr("Alarm text"))
        self._new.set_words(self.tr("New alarm"), self.tr("paste, drop or type"))
        listed = self.tr("1 in the list") if count == 1 else self.tr("%n in the list", "", count)
        self._incidents.set_words(self.tr("Incidents"), listed if count else self.tr("none yet"))
        self._import.set_words(self.tr("Import dispatch"), self.tr("a table, or drop it"))
        self._import.set_blocked(self._why_blocked())
        typing = self._left.currentWidget() is self._form
        self._new.set_blocked(self.tr("being typed") if typing else None)
        self._say_area()
        self._say_check()
        self._new.set_next(word if step is NextStep.NEW_ALARM else None)
        self._corner.set_next("" if step is NextStep.SCENE else None)
        self._change.set_next(word if step is NextStep.AREA else None)
        self._check.set_next(word if step is NextStep.CHECK else None)
        self._plan_panel.set_next_mend(self._next_mend())
        if self._plan is None:
            self._plan_panel.show_nothing(self._why_no_plan())
        self._strip.arrange()

    def _say_area(self) -> None:
        for usable in (self._cards, self._wish):
            usable.setEnabled(self._incident is not None)
        drawing = self.map.drawing
        before, now = (self._strip, self._edit_strip) if drawing else (self._edit_strip, self._strip)
        before.hide()  # first: a window that must hold both for a moment stays that high
        now.show()
        self._edit_strip.say()
        label, hint, icon = self._change_words()
        self._change.set_words(label, hint)
        self._change.set_icon(icon)
        picking = self.tr("Cancel") if self.map.picking else self.tr("The real scene is here")
        self._say_corner(picking, "close" if self.map.picking else "crosshairs")
        self._change.set_blocked(self._why_blocked())
        self._corner.setVisible(not drawing and (self._incident is not None or self.map.picking))

    def _change_words(self) -> tuple[str, str, str]:
        drawn = self._wanted
        match self._needs:
            case "line":
                if drawn.line:
                    return self.tr("Change line"), self.tr("drag its points"), "vector-polyline"
                return self.tr("Draw line"), self.tr("tap along it"), "vector-polyline"
            case "place":
                return self.tr("Look there"), self.tr("tap the place"), "crosshairs"
            case _:
                if drawn.area is not None:
                    return self.tr("Change area"), self.tr("drag its corners"), "vector-polygon"
                return self.tr("Draw area"), self.tr("tap its corners"), "vector-polygon"

    def _say_corner(self, words: str, icon: str) -> None:
        self._corner.set_words(words)
        self._corner.set_icon(icon)

    def _say_check(self) -> None:
        red = sum(finding.severity is Severity.RED for finding in self._findings)
        ask = sum(finding.severity is Severity.AMBER for finding in self._findings)
        hint = self.tr("all is in order")
        if red:
            hint = self.tr("1 finding blocks") if red == 1 else self.tr("%n findings block", "", red)
        elif ask:
            hint = self.tr("1 thing to ask") if ask == 1 else self.tr("%n things to ask", "", ask)
        self._check.set_words(self.tr("Check & fly"), hint)
        planned = None if self._plan is not None else self.tr("no plan yet")
        if not self._settled:
            planned = self.tr("being worked out")
        self._check.set_blocked(self._why_blocked() or planned)

    def _why_blocked(self) -> str | None:
        """What keeps an open incident's buttons from being pressed."""
        if self._left.currentWidget() is self._form:
            return self.tr("the new alarm first")
        return None if self._incident is not None else self.tr("open an incident first")

    def _why_no_plan(self) -> str:
        if self._incident is None:
            return self.tr("Open an incident, or begin one with a new alarm.")
        scene = self._incident.scene
        match missing(self._wanted.task(scene)):
            case "area":
                return self.tr("Draw the area to be searched: the plan follows by itself.")
            case "line":
                return self.tr("Draw the line to fly along: the plan follows by itself.")
            case "place":
                return self.tr("Say where the real scene is: the plan follows by itself.")
            case _:
                pass
        return self.tr("There is no plan for this area. Change the area or the height.")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_facts()
            self._say()


def _rounded(wind: Wind) -> tuple[int, int]:
    """What is shown of it."""
    return round(wind.speed_m_s), round(wind.from_deg / 45.0) % 8
