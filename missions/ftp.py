"""Files aboard, over MAVLink FTP: read or written whole, as fast as the link allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.ftp_payload import DATA_BYTES, FtpError
from missions.ftp_read import read
from missions.ftp_session import FtpSession
from missions.ftp_write import write
from missions.one_at_a_time import one_at_a_time
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telemetry.protocol import Conversation, Peer

__all__ = ["FILES", "FtpError", "read_file", "write_file"]

FILES = mavlink.MAVLINK_MSG_ID_FILE_TRANSFER_PROTOCOL  # one conversation in these at a time


def read_file(peer: Peer, path: str, block_bytes: int = DATA_BYTES) -> Conversation[bytes]:
    """A whole file from aboard. FtpError: refused, or no answer."""
    return (yield from one_at_a_time(peer, FILES, "files", _read(peer, path, block_bytes)))


def write_file(peer: Peer, path: str, blocks: Sequence[bytes]) -> Conversation[int]:
    """A whole file to the vehicle, cut as it is to travel. Returns how many messages had to be sent again.

    FtpError with a code: refused. Without one: no answer, and it may have taken effect all the same.
    """
    return (yield from one_at_a_time(peer, FILES, "files", _write(peer, path, blocks)))


def _read(peer: Peer, path: str, block_bytes: int) -> Conversation[bytes]:
    session = FtpSession(peer)
    yield from session.reset()
    return (yield from read(session, path, block_bytes))


def _write(peer: Peer, path: str, blocks: Sequence[bytes]) -> Conversation[int]:
    session = FtpSession(peer)
    yield from session.reset()
    yield from write(session, path, blocks)
    yield from session.close()
    return session.retries
