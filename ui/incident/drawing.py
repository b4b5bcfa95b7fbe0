"""What the hands are drawing on the map, and how it changes what is wanted."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shapely import Point

from maps.area import Area, LocalFrame, to_polygon
from maps.cut import cut
from ui.incident.wanted import Wanted
from ui.map.hands.shape import Kind

if TYPE_CHECKING:
    from maps.geo import LatLon
    from ui.map.hands.shape import Shape
    from ui.map.map_view import MapView


class Subject(StrEnum):
    """Which of the drawn things the tool has in hand."""

    AREA = "area"
    LINE = "line"
    NO_FLY = "no_fly"
    KNIFE = "knife"


class Drawing(QObject):
    """Every change is a new `Wanted`; a change under way is a draft."""

    wanted = Signal(object)  # Wanted: one step
    drafted = Signal(object)  # Wanted: while a corner is on its way
    changed = Signal()  # another thing is in hand

    def __init__(self, map_view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._map = map_view
        self._wanted = Wanted()
        self._number: int | None = None  # of the no-fly area in hand; None: a new one
        self.subject = Subject.AREA
        self.other_part: Area | None = None  # of the last cut
        self.hint = ""  # what the last stroke did not do
        map_view.drawn.connect(self._on_drawn)
        map_view.edited.connect(self._on_edited)
        map_view.dragged.connect(self._on_dragged)
        map_view.dropped.connect(lambda: self.wanted.emit(self._wanted))
        map_view.tapped.connect(self._on_tapped)

    def show_wanted(self, wanted: Wanted) -> None:
        """What it is now; the corners in hand follow an undo."""
        before, self._wanted = self._wanted, wanted
        if wanted.area != before.area:
            self.other_part = None
        if self._map.editing and self._in_hand(before) != self._in_hand(wanted):
            self._take(self._in_hand(wanted))

    def begin(self, subject: Subject) -> None:
        """Take what is drawn into the hands, or draw it, where there is none yet."""
        self.subject, self._number, self.hint = subject, None, ""
        shape = self._in_hand(self._wanted)
        if shape is None:
            self._map.start_drawing(Kind.LINE if subject in (Subject.LINE, Subject.KNIFE) else Kind.AREA)
        else:
            self._map.start_editing(shape)
        self.changed.emit()

    def anew(self) -> None:
        """Draw it again from the first corner."""
        self._number = None
        self._map.start_drawing(Kind.LINE if self.subject in (Subject.LINE, Subject.KNIFE) else Kind.AREA)
        self.changed.emit()

    def take_out(self) -> None:
        """The no-fly area in hand goes away."""
        if self.subject is Subject.NO_FLY and self._number is not None:
            left = tuple(a for i, a in enumerate(self._wanted.no_fly) if i != self._number)
            self._number = None
            self._map.stop_drawing()
            self.wanted.emit(replace(self._wanted, no_fly=left))
            self.begin(Subject.AREA)

    def take_other_part(self) -> None:
        """After a cut: keep what was cut off, and drop what was kept."""
        if self.other_part is not None and self._wanted.area is not None:
            kept, other = self._wanted.area, self.other_part
            self.wanted.emit(replace(self._wanted, area=other, parts=()))
            self.other_part = kept
            self.changed.emit()

    @property
    def can_cut(self) -> bool:
        return self._wanted.area is not None

    @property
    def can_take_out(self) -> bool:
        return self.subject is Subject.NO_FLY and self._number is not None

    # --- from the map ----------------------------------------------------------------------------

    def _on_drawn(self, shape: Shape) -> None:
        if self.subject is Subject.KNIFE:
            self._cut(shape)
            return
        after = self._with(shape)
        if self.subject is not Subject.NO_FLY:
            self._map.stop_drawing()  # drawn is done: the plan is the next thing to look at
        elif self._number is None:
            self._number = len(self._wanted.no_fly)
        self.wanted.emit(after)
        self.changed.emit()

    def _on_dragged(self, shape: Shape) -> None:
        self.drafted.emit(self._with(shape))

    def _on_edited(self, shape: Shape) -> None:
        if self.subject is not Subject.KNIFE:
            self.wanted.emit(self._with(shape))

    def _cut(self, line: Shape) -> None:
        area = self._wanted.area
        self._map.stop_drawing()
        if area is None or isinstance(line, Area):
            return
        parts = cut(area, line)
        through = len(parts) > 1
        if through:
            self.wanted.emit(replace(self._wanted, area=parts[0], parts=()))
        self.begin(Subject.AREA)
        self.other_part = parts[1] if through else None
        self.hint = "" if through else self.tr("The line has to go right through the area.")
        self.changed.emit()

    def _on_tapped(self, at: LatLon) -> None:
        """With the tool in hand, a tap on another thing takes that one."""
        if not self._map.editing:
            return
        for number, area in enumerate(self._wanted.no_fly):
            if number != self._number and _holds(area, at):
                self.subject, self._number = Subject.NO_FLY, number
                self._take(area)
                self.changed.emit()
                return
        if self.subject is Subject.NO_FLY and self._wanted.area is not None and _holds(self._wanted.area, at):
            self.begin(Subject.AREA)

    # --- the thing in hand -----------------------------------------------------------------------

    def _with(self, shape: Shape) -> Wanted:
        now = self._wanted
        if isinstance(shape, tuple):
            return replace(now, line=shape)
        if self.subject is not Subject.NO_FLY:
            return replace(now, area=shape, parts=())
        if self._number is None:
            return replace(now, no_fly=(*now.no_fly, shape))
        return replace(now, no_fly=tuple(shape if i == self._number else a for i, a in enumerate(now.no_fly)))

    def _in_hand(self, wanted: Wanted) -> Shape | None:
        match self.subject:
            case Subject.AREA:
                return wanted.area
            case Subject.LINE:
                return wanted.line or None
            case Subject.NO_FLY if self._number is not None and self._number < len(wanted.no_fly):
                return wanted.no_fly[self._number]
            case _:
                return None

    def _take(self, shape: Shape | None) -> None:
        if shape is None:
            self._number = None
            self._map.stop_drawing()
        else:
            self._map.start_editing(shape)


def _holds(area: Area, at: LatLon) -> bool:
    frame = LocalFrame(area.centre)
    return to_polygon(area, frame).covers(Point(frame.to_xy(at)))
