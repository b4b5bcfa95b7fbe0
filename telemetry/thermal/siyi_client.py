"""Asks a Siyi camera over UDP, on a thread of its own: the newest range, and settings when wanted."""

from __future__ import annotations

import logging
import socket
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from telemetry.mailbox import Latest
from telemetry.thermal import siyi_sdk
from telemetry.thermal.errors import ThermalError
from telemetry.thermal.siyi_sdk import Command, SdkFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.thermal.range import ThermalRange
    from telemetry.thermal.saturation import Gain
    from telemetry.thermal.siyi_sdk import Corrections

T = TypeVar("T")
log = logging.getLogger(__name__)
ANSWER_S = 0.5
TRIES = 3
EVERY_S = 0.2  # how often the range is asked for
SLOWEST_S = 2.0  # a camera that does not answer is asked so often
MOST_STRANGE = 64  # datagrams that are no answer, before a try is given up
_DATAGRAM_BYTES = 2048


class SdkClient:
    """Questions and answers, one at a time; blocks up to 1.5 s. Not for the window's thread."""

    def __init__(self, host: str, port: int = siyi_sdk.PORT, answer_s: float = ANSWER_S) -> None:
        """`host` is one that the user approved. ThermalError when there is no way to it."""
        self._name = f"{host}:{port}"
        self._answer_s = answer_s
        self._sequence = 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self._socket.connect((host, port))  # others are not heard
        except OSError as e:
            self._socket.close()
            raise ThermalError(f"no way to the camera at {self._name}: {e.strerror or e}") from e

    def range(self, clock: Callable[[], float] = time.monotonic) -> ThermalRange:
        """The hottest and the coldest of the newest picture."""
        payload = self.ask(Command.RANGE, siyi_sdk.ask_range())
        return siyi_sdk.range_of(payload, clock())

    def set_palette(self, number: int) -> int:
        """0 is white hot; the answer is what the camera has now."""
        return siyi_sdk.number_of(self.ask(Command.SET_PALETTE, bytes((number,))))

    def mode(self) -> int:
        return siyi_sdk.number_of(self.ask(Command.MODE))

    def set_mode(self, mode: int) -> int:
        """`siyi_sdk.RAW` makes the camera serve raw frames."""
        return siyi_sdk.number_of(self.ask(Command.SET_MODE, bytes((mode,))))

    def gain(self) -> Gain:
        return siyi_sdk.gain_of(self.ask(Command.GAIN))

    def set_gain(self, gain: Gain) -> Gain:
        return siyi_sdk.gain_of(self.ask(Command.SET_GAIN, siyi_sdk.gain_payload(gain)))

    def corrections(self) -> Corrections:
        return siyi_sdk.corrections_of(self.ask(Command.CORRECTIONS))

    def set_corrections(self, wanted: Corrections) -> None:
        self.ask(Command.SET_CORRECTIONS, siyi_sdk.corrections_payload(wanted))

    def ask(self, command: Command, payload: bytes = b"") -> bytes:
        """The answer's payload. ThermalError after three tries without one."""
        for _ in range(TRIES):
            self._sequence = (self._sequence + 1) & 0xFFFF
            try:
                self._socket.send(siyi_sdk.packed(SdkFrame(command, self._sequence, payload)))
                found = self._answer(command)
            except OSError as e:
                raise ThermalError(f"no way to the camera at {self._name}: {e.strerror or e}") from e
            if found is not None:
                return found
        raise ThermalError(f"the camera at {self._name} does not answer: is it on, and is this its address?")

    def close(self) -> None:
        self._socket.close()

    def _answer(self, command: Command) -> bytes | None:
        """None: none came in time."""
        until_s = time.monotonic() + self._answer_s
        for _ in range(MOST_STRANGE):
            left_s = until_s - time.monotonic()
            if left_s <= 0:
                return None
            self._socket.settimeout(left_s)
            try:
                datagram = self._socket.recv(_DATAGRAM_BYTES)
            except TimeoutError:
                return None
            except ConnectionRefusedError:
                return None  # ICMP: nobody listens there yet
            with suppress(ThermalError):  # a damaged one is as good as none: we ask again
                frame = siyi_sdk.unpacked(datagram)
                # Its number is not compared: cameras number their answers by themselves
                if frame.command == command:
                    return frame.payload
        return None


class SdkWatch:
    """Keeps the newest range of one camera, and does what it is told, until it is stopped."""

    def __init__(
        self, host: str, port: int = siyi_sdk.PORT, answer_s: float = ANSWER_S, every_s: float = EVERY_S
    ) -> None:
        self.range: Latest[ThermalRange | None] = Latest(None)
        self.trouble: Latest[str] = Latest("")  # one line; empty while the camera answers
        self._where = host, port, answer_s
        self._every_s = every_s
        self._wishes: SimpleQueue[Callable[[SdkClient], None]] = SimpleQueue()
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._live, name="firedrone-siyi", daemon=True)
        self._thread.start()

    def do(self, wish: Callable[[SdkClient], T]) -> Future[T]:
        """Run on the camera's thread: `watch.do(lambda camera: camera.set_gain(Gain.LOW))`."""
        future: Future[T] = Future()

        def run(client: SdkClient) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(wish(client))
            except (ThermalError, ValueError) as e:
                future.set_exception(e)

        self._wishes.put(run)
        self._wake.set()
        return future

    def stop(self) -> None:
        """From any thread; returns when the thread has ended, in 2 s at most."""
        self._ended = True
        self._wake.set()
        self._thread.join(2.0)

    def _live(self) -> None:
        rest_s = self._every_s
        while not self._ended:
            try:
                client = SdkClient(*self._where)
            except ThermalError as e:
                self._failed(e)
                rest_s = self._rest(rest_s, failed=True)
                continue
            while not self._ended:
                failed = not self._ask(client)
                rest_s = self._rest(rest_s, failed=failed)
            client.close()

    def _ask(self, client: SdkClient) -> bool:
        with suppress(Empty):
            while not self._ended:
                self._wishes.get_nowait()(client)
        if self._ended:
            return True
        try:
            self.range.put(client.range())
        except ThermalError as e:
            self._failed(e)
            return False
        self.trouble.put("")
        return True

    def _failed(self, error: ThermalError) -> None:
        if self.trouble.get() != str(error):
            log.warning("%s", error)
        self.trouble.put(str(error))

    def _rest(self, rest_s: float, *, failed: bool) -> float:
        """Wait, and how long to wait the next time."""
        rest_s = min(rest_s * 2, SLOWEST_S) if failed else self._every_s
        self._wake.wait(rest_s)
        self._wake.clear()
        return rest_s
