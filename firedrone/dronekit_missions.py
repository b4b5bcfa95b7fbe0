"""A DroneKit script's missions go aboard by our transfer: sent, read back, compared; a refusal is an error.

DroneKit's own never reads the drone's answer: a mission whose last item was refused counts as done, one that
was refused in the middle waits for ever, and a download waits for ever after one lost message.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from missions.download import DownloadError
from missions.items import GLOBAL, WAYPOINT, MissionItem, MissionType
from missions.transfer import read_aboard, transfer
from missions.upload import UploadError
from telemetry.dronekit_speech import DroneKitError
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from missions.items import Items
    from telemetry.session_thread import SessionThread

WITHIN_S = 120.0  # whatever the script says: a slow radio needs that long for a long mission
_HOME = MissionItem(WAYPOINT, GLOBAL)  # the drone puts its own in its place


def take_over_missions(vehicle: Any, link: SessionThread) -> None:
    """From now on `vehicle.commands.upload()` and `.download()` are ours. DroneKitError when one fails."""

    def upload(timeout: float | None = None) -> None:  # noqa: ARG001 DroneKit's own
        if not vehicle._wpts_dirty:
            return
        loader = vehicle._wploader
        _bring(link, _items(loader.wp(seq) for seq in range(loader.count())))
        vehicle._wpts_dirty = False

    def download() -> None:
        loader = vehicle._wploader
        aboard = _read(link) or (_HOME,)  # DroneKit takes the first one for home
        loader.clear()
        for seq, item in enumerate(aboard):
            loader.add(_message(vehicle, seq, item))
        vehicle._wp_loaded, vehicle._wpts_dirty = True, False

    vehicle.commands.upload = upload
    vehicle.commands.download = download
    vehicle.flush = upload  # the old name of it


def _bring(link: SessionThread, items: Items) -> None:
    wanted = items if len(items) > 1 else ()  # home alone is no mission
    try:
        link.run(partial(transfer, items=wanted, kind=MissionType.MISSION)).result(WITHIN_S)
    except UploadError as error:
        raise DroneKitError(f"the mission is not aboard: {error}; do not fly it") from error
    except TimeoutError:
        raise DroneKitError(f"the mission is not aboard after {WITHIN_S:.0f} s; do not fly it") from None


def _read(link: SessionThread) -> Items:
    try:
        return link.run(partial(read_aboard, kind=MissionType.MISSION)).result(WITHIN_S).items
    except DownloadError as error:
        raise DroneKitError(f"the mission aboard could not be read: {error}") from error
    except TimeoutError:
        raise DroneKitError(f"the mission aboard was not read within {WITHIN_S:.0f} s") from None


def _items(messages: Iterable[Any]) -> Items:
    """MISSION_ITEM has degrees, MISSION_ITEM_INT 1e-7 of them."""
    return tuple(
        MissionItem(
            int(one.command),
            int(one.frame),
            (float(one.param1), float(one.param2), float(one.param3), float(one.param4)),
            *((one.x, one.y) if one.get_type() == "MISSION_ITEM_INT" else (_e7(one.x), _e7(one.y))),
            float(one.z),
        )
        for one in messages
    )


def _message(vehicle: Any, seq: int, item: MissionItem) -> Any:
    """As DroneKit keeps it."""
    return mavlink.MAVLink_mission_item_message(
        vehicle._handler.target_system, 0, seq, item.frame, item.command, 0, int(item.autocontinue),
        *item.params, item.x / 1e7, item.y / 1e7, item.z,
    )  # fmt: skip


def _e7(degrees: float) -> int:
    return round(degrees * 1e7)
