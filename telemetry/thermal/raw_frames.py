"""Fetches a Siyi camera's raw frames over TCP, on a thread of its own: the newest, and what is wrong."""

from __future__ import annotations

import logging
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from telemetry.mailbox import Latest
from telemetry.thermal import siyi_raw
from telemetry.thermal.errors import ThermalError
from telemetry.thermal.frame import ThermalFrame, TruthLevel
from telemetry.thermal.saturation import Gain, saturation_of
from telemetry.thermal.siyi_raw import MOST_BYTES, camera_s_of, read_raw

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

log = logging.getLogger(__name__)
EVERY_S = 0.1
CONNECT_S = 1.0
WHOLE_S = 2.0  # for one frame, however slowly its bytes trickle
SLOWEST_S = 2.0  # a camera that fails is tried so often
_CHUNK_BYTES = 65_536


class RawFrames:
    """Runs until it is stopped. `frame` holds the newest, None before the first; level RAW.

    Each is a new one: a time that was seen already is not unpacked again.
    """

    def __init__(
        self,
        host: str,
        approved_hosts: Collection[str],
        *,
        port: int = siyi_raw.PORT,
        gain: Callable[[], Gain | None] = lambda: Gain.HIGH,
        clock: Callable[[], float] = time.monotonic,
        every_s: float = EVERY_S,
    ) -> None:
        """ThermalError when the user did not approve the host. `gain` is asked from the thread."""
        if host not in approved_hosts:
            raise ThermalError(f"{host} was not approved as a camera: choose it in the camera's settings")
        self.frame: Latest[ThermalFrame | None] = Latest(None)
        self.trouble: Latest[str] = Latest("")  # one line; empty while frames come
        self._where = host, port
        self._gain, self._clock, self._every_s = gain, clock, every_s
        self._camera_s: float | None = None
        self._open: socket.socket | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._live, name="firedrone-raw", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """From any thread; returns when the thread has ended, in 3 s at most."""
        self._stop.set()
        if (waiting := self._open) is not None:
            with suppress(OSError):  # it ended by itself meanwhile
                waiting.shutdown(socket.SHUT_RDWR)
        self._thread.join(CONNECT_S + WHOLE_S)

    def _live(self) -> None:
        rest_s = self._every_s
        while not self._stop.is_set():
            try:
                self._take(self._fetched())
            except ThermalError as e:
                rest_s = min(rest_s * 2, SLOWEST_S)
                self._failed(e)
            else:
                rest_s = self._every_s
                self.trouble.put("")
            self._stop.wait(rest_s)

    def _take(self, content: bytes) -> None:
        if camera_s_of(content) == self._camera_s:
            return
        received_s = self._clock()
        picture = read_raw(content)
        saturated = saturation_of(picture.counts, self._gain()).saturated
        self._camera_s = picture.camera_s
        self.frame.put(ThermalFrame(picture.counts, received_s, TruthLevel.RAW, saturated))

    def _fetched(self) -> bytes:
        """All that one connection gives. ThermalError when it is too much, too slow, or none comes."""
        host, port = self._where
        try:
            with socket.create_connection((host, port), CONNECT_S) as camera:
                self._open = camera
                found = self._read(camera)
        except TimeoutError as e:
            raise ThermalError(f"no raw frame from {host}:{port} in time: is the camera in raw mode?") from e
        except OSError as e:
            raise ThermalError(f"no raw frames from {host}:{port}: {e.strerror or e}") from e
        finally:
            self._open = None
        if len(found) > MOST_BYTES:
            raise ThermalError(f"{host}:{port} sends more than a raw frame: is this the camera?")
        return found

    def _read(self, camera: socket.socket) -> bytes:
        """Until the other side closes, or it is more than a frame."""
        until_s = time.monotonic() + WHOLE_S
        found = bytearray()
        while len(found) <= MOST_BYTES:
            left_s = until_s - time.monotonic()
            if left_s <= 0 or self._stop.is_set():
                raise TimeoutError
            camera.settimeout(left_s)
            chunk = camera.recv(_CHUNK_BYTES)
            if not chunk:
                break
            found += chunk
        return bytes(found)

    def _failed(self, error: ThermalError) -> None:
        if self._stop.is_set():
            return  # we closed it ourselves
        if self.trouble.get() != str(error):
            log.warning("%s", error)
        self.trouble.put(str(error))
