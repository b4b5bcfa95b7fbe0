"""Why nothing was sent: there is no drone, it is locked, or nobody would know of it afterwards."""

from __future__ import annotations

from enum import StrEnum


class Lock(StrEnum):
    """Why no command goes out, worst first."""

    TWO_VEHICLES = "two_vehicles"  # two drones under one system id: both would obey
    OTHER_VEHICLE = "other_vehicle"  # another drone than the one we were connected to
    NOT_SIGNED = "not_signed"  # it has a key and does not sign: it may be somebody else


class NoVehicleError(Exception):
    """A command before a vehicle was heard, or on a link that is gone or cannot command (a replay)."""


class LockedError(NoVehicleError):
    """Commands are locked; `lock` says why."""

    def __init__(self, lock: Lock) -> None:
        super().__init__(f"nothing was sent: {_WHY[lock]}")
        self.lock = lock


class NotRecordedError(NoVehicleError):
    """A command that needs a record of what follows, while none is being written."""

    def __init__(self) -> None:
        super().__init__(
            "nothing was sent: the flight is not being recorded; "
            "make room on the disk or choose another data folder"
        )


_WHY = {
    Lock.TWO_VEHICLES: (
        "two drones answer under the same system id and both would obey; "
        "use the remote control, and switch one of them off"
    ),
    Lock.OTHER_VEHICLE: (
        "another drone answers than the one that was connected; choose it to command it, "
        "or use the remote control"
    ),
    Lock.NOT_SIGNED: (
        "this drone has a key and does not sign its messages, so it may be somebody else; "
        "use the remote control, and pair it again over the cable"
    ),
}
