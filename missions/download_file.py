"""Read items from aboard as one file: a question and a stream, with an ArduPilot that serves files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.download import DownloadError
from missions.ftp import read_file
from missions.ftp_payload import FtpError
from missions.mission_file import MissionFileError, items_of, path_of

if TYPE_CHECKING:
    from missions.items import Items, MissionType
    from telemetry.protocol import Conversation, Peer


def download_file(peer: Peer, kind: MissionType) -> Conversation[Items]:
    """All items aboard; empty for none. DownloadError: refused, no answer, or not such a file."""
    try:
        data = yield from read_file(peer, path_of(kind))
        return items_of(data, kind)
    except FtpError as error:
        raise DownloadError(str(error), silent=error.code is None) from error
    except MissionFileError as error:
        raise DownloadError(f"the drone handed out {error}") from error
