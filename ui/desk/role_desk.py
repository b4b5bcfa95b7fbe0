"""Who is at the laptop: the role at work, the PINs that guard roles, and the waits after wrong ones."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.pin import Tries, matches, one_more_wrong, pin_line, wait_s
from ui.roles import Role, at_start, may_set_pins

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LOOK_MS = 500


class RoleDesk(QObject):
    """Wrong tries are counted until the program ends: it guards against mistakes, not against thieves."""

    role_chosen = Signal(str)  # a Role: another one than before
    pins_changed = Signal(object)  # dict[str, str]: the lines of all roles that have a PIN
    refused = Signal(object, float)  # the Role whose PIN was wrong, seconds until the next try
    waiting = Signal(object, float)  # the same, while it goes by; 0.0: it is over

    def __init__(
        self,
        role: str = Role.PILOT,
        pins: Mapping[str, str] | None = None,
        parent: QObject | None = None,
        *,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`role` and `pins` as they are kept in the settings."""
        super().__init__(parent)
        self._pins = dict(pins or {})
        self._role = at_start(role, self._pins)
        self._tries: dict[Role, Tries] = {}
        self._monotonic_s = monotonic_s
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)

    @property
    def role(self) -> Role:
        """At work now."""
        return self._role

    @property
    def guarded(self) -> frozenset[str]:
        """The roles that have a PIN."""
        return frozenset(self._pins)

    def wait_s(self, role: Role) -> float:
        """Until its PIN may be tried again."""
        return wait_s(self._tries.get(role, Tries()), self._monotonic_s())

    def take(self, role: Role) -> None:
        """A role without a PIN, or back to one that is at work."""
        if role not in self._pins:
            self._work_as(role)

    def try_pin(self, role: Role, digits: str) -> None:
        """`role_chosen`, or `refused`. While it has to wait, a right one is not looked at either."""
        line = self._pins.get(role, "")
        if self.wait_s(role) > 0.0:
            return
        if matches(line, digits):
            self._tries.pop(role, None)
            self._work_as(role)
            return
        self._tries[role] = one_more_wrong(self._tries.get(role, Tries()), self._monotonic_s())
        self.refused.emit(role, self.wait_s(role))
        self._look.start()

    def set_pin(self, role: Role, digits: str) -> None:
        """A new one, or another one. Whoever gives the chief one is the chief."""
        if not may_set_pins(self._role, self._pins):
            return
        self._pins[role] = pin_line(digits)
        self._tries.pop(role, None)
        self.pins_changed.emit(dict(self._pins))
        if role is Role.CHIEF:
            self._work_as(role)

    def remove_pin(self, role: Role) -> None:
        if may_set_pins(self._role, self._pins) and self._pins.pop(role, None) is not None:
            self.pins_changed.emit(dict(self._pins))

    def tell_wait(self, role: Role) -> None:
        """How long the PIN of a role has to wait still."""
        self.waiting.emit(role, self.wait_s(role))

    def look(self) -> None:
        """The same, now and then, for those that wait."""
        for role in self._tries:
            self.tell_wait(role)
        if not any(self.wait_s(role) > 0.0 for role in self._tries):
            self._look.stop()

    def _work_as(self, role: Role) -> None:
        if role is not self._role:
            self._role = role
            self.role_chosen.emit(role.value)
