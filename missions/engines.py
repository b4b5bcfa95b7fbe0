"""Three ways aboard and back, the fastest first; which of them a vehicle takes is what it says of itself."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from missions.download import AHEAD, download
from missions.download_file import download_file
from missions.upload import ARDUPILOT, Sent, upload
from missions.upload_ahead import UNDER_WAY_S, upload_ahead
from missions.upload_file import upload_file
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.items import Items, MissionItem, MissionType
    from telemetry.protocol import Conversation, Peer


READ_S = (
    12.0  # silence; a vehicle is busy with a broken upload for 8 s. After the faster ways it ends within 30 s
)


class Engine(StrEnum):
    """How items travel."""

    FTP = "mavftp"  # as one file
    PIPELINED = "pipelined"  # item by item, several under way
    STANDARD = "standard"  # item by item, each when it is asked for


def engines_for(peer: Peer) -> tuple[Engine, ...]:
    """Best first. Whoever is not known to bear the faster ones is spared them."""
    if peer.autopilot != ARDUPILOT:
        return (Engine.STANDARD,)
    if peer.capabilities is not None and peer.capabilities & mavlink.MAV_PROTOCOL_CAPABILITY_FTP:
        return (Engine.FTP, Engine.PIPELINED, Engine.STANDARD)
    return (Engine.PIPELINED, Engine.STANDARD)


def send(engine: Engine, peer: Peer, items: Sequence[MissionItem], kind: MissionType) -> Conversation[Sent]:
    """One upload; nothing is proven yet. UploadError."""
    if engine is Engine.FTP:
        return upload_file(peer, items, kind)
    return upload_ahead(peer, items, kind) if engine is Engine.PIPELINED else upload(peer, items, kind)


def read(engine: Engine, peer: Peer, kind: MissionType) -> Conversation[Items]:
    """What is aboard. DownloadError."""
    if engine is Engine.FTP:
        return download_file(peer, kind)
    if engine is Engine.PIPELINED:
        return download(peer, kind, AHEAD, UNDER_WAY_S)
    return download(peer, kind, patience_s=READ_S)
