"""The guard in front of what not everybody does: at once where it is allowed, else after the right PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from incidents.codes import IncidentCode
from ui.desk.role_desk import RoleDesk
from ui.roles import Role, is_open
from ui.roles_sheet import RoleSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from ui.roles import Action
    from ui.wiring.parts import Parts

    Then: TypeAlias = Callable[[], object]
    Ask: TypeAlias = Callable[[Action, Then], None]


def at_once(_action: Action, then: Then) -> None:
    """For who has nobody to ask: everybody may do everything."""
    then()


class GuardingWires(QObject):
    """`ask` stands between a wish and what does it. Nothing that flies a drone goes through it."""

    settled = Signal(str, object)  # the role at work, the PIN lines of all roles: for the settings

    def __init__(
        self, parts: Parts, role: str, pins: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        """`role` and `pins` as they are kept in the settings."""
        super().__init__(parent)
        self._parts = parts
        self.desk = RoleDesk(role, pins, self)
        self._pins = dict(pins)
        self._sheet: RoleSheet | None = None
        self._asked: tuple[Action, Then] | None = None
        self._before: QWidget | None = None  # the sheet that the question lies over
        self.desk.role_chosen.connect(self._on_role)
        self.desk.pins_changed.connect(self._on_pins)
        parts.window.sheet.closed.connect(self._on_closed)

    def ask(self, action: Action, then: Then) -> None:
        """Do it, or ask for the PIN of who may; given up, nothing happens."""
        if is_open(self.desk.role, action, self.desk.guarded):
            then()
            return
        if self._asked is not None:  # a slider that is dragged asks more than once
            return
        before = self._parts.window.sheet.content
        self._open(action)
        self._asked, self._before = (action, then), before

    def open_sheet(self) -> None:
        """Roles and PINs, for who looks at them or sets them."""
        self._open(None)

    def _open(self, asked: Action | None) -> None:
        desk = self.desk
        sheet = RoleSheet(desk.role, desk.guarded, asked)
        sheet.role_wanted.connect(desk.take)
        sheet.pin_given.connect(desk.try_pin)
        sheet.pin_set.connect(desk.set_pin)
        sheet.pin_removed.connect(desk.remove_pin)
        sheet.pad_opened.connect(desk.tell_wait)
        sheet.done.connect(self._parts.window.close_sheet)
        desk.refused.connect(sheet.show_wrong)
        desk.waiting.connect(sheet.show_wait)
        self._parts.window.open_sheet(sheet)
        self._sheet = sheet
        for role in Role:
            desk.tell_wait(role)

    def _on_role(self, role: str) -> None:
        incidents = self._parts.incidents
        if incidents.journal is not None:
            incidents.write(IncidentCode.ROLE_CHANGED, {"role": role})
        self.settled.emit(role, self._pins)
        self._show()
        asked = self._asked
        if asked is not None and is_open(self.desk.role, asked[0], self.desk.guarded):
            self._asked = None
            self._parts.window.close_sheet()
            self._back_to_before()
            asked[1]()

    def _on_pins(self, pins: dict[str, str]) -> None:
        self._pins = dict(pins)
        self.settled.emit(self.desk.role.value, self._pins)
        self._show()

    def _show(self) -> None:
        if self._sheet is not None:
            self._sheet.show_roles(self.desk.role, self.desk.guarded)

    def _on_closed(self) -> None:
        """Ours, or another one; whoever gives the question up goes on where it came from."""
        if self._sheet is None:
            return
        sheet, self._sheet = self._sheet, None
        sheet.deleteLater()
        if self._asked is not None:
            self._asked = None
            # Another sheet may be what closed it: that one is in front a moment later.
            QTimer.singleShot(0, self, self._back_to_before)

    def _back_to_before(self) -> None:
        before, self._before = self._before, None
        if before is not None and self._parts.window.sheet.content is None:
            self._parts.window.open_sheet(before)
