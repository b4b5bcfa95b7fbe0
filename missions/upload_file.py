"""Send items aboard as one file: the fastest way there is, with an ArduPilot that serves files.

The vehicle looks at the file when it is closed, and refuses one with a hole. It does not say which item it
does not like: that tells the standard protocol, which comes next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.ftp import FILES
from missions.ftp_payload import FtpError
from missions.ftp_session import FtpSession
from missions.ftp_write import write
from missions.mission_file import blocks_of, path_of
from missions.one_at_a_time import one_at_a_time
from missions.upload import Sent, UploadError, Why, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.items import MissionItem, MissionType
    from telemetry.protocol import Conversation, Peer


def upload_file(peer: Peer, items: Sequence[MissionItem], kind: MissionType) -> Conversation[Sent]:
    """Send all items. UploadError when the file is refused or nobody answers."""
    return (yield from one_at_a_time(peer, FILES, "files", _upload(peer, items, kind)))


def _upload(peer: Peer, items: Sequence[MissionItem], kind: MissionType) -> Conversation[Sent]:
    session = FtpSession(peer)
    blocks = blocks_of(items, kind, peer)
    try:
        yield from session.reset()
        yield from write(
            session,
            path_of(kind),
            blocks,
            lambda done: session.say(progress("upload", kind, len(items) * done // len(blocks), len(items))),
        )
    except FtpError as error:
        yield from _clear_up(session)
        why = Why.SILENT if error.code is None else Why.REFUSED
        raise UploadError(str(error), None, why) from error
    try:
        yield from session.close()
    except FtpError as error:
        if error.code is not None:
            raise UploadError(str(error), None, Why.REFUSED) from error
        return Sent(acknowledged=False, retries=session.retries)
    return Sent(acknowledged=True, retries=session.retries)


def _clear_up(session: FtpSession) -> Conversation[None]:
    """What is left open would be closed later, perhaps in flight; say so once, without waiting."""
    yield from session.leave()
