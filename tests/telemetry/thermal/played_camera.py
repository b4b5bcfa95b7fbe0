"""A Siyi camera on loopback: answers the SDK over UDP and gives raw frames over TCP, well or badly."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from telemetry.thermal import siyi_sdk
from telemetry.thermal.siyi_sdk import Command, SdkFrame, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

WAIT_S = 10.0


class PlayedSdk:
    """What it keeps is what was set; `deaf` requests are not answered, and `noise` comes first."""

    def __init__(self) -> None:
        self.kept = {Command.SET_PALETTE: b"\x00", Command.SET_MODE: b"\x00", Command.SET_GAIN: b"\x01"}
        self.kept[Command.SET_CORRECTIONS] = bytes(10)
        self.range = siyi_sdk.range_payload(80.0, -12.5, (320, 256), (10, 20))
        self.deaf = 0
        self.noise: tuple[bytes, ...] = ()
        self.asked = 0
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]

    def live(self) -> None:
        while True:
            data, sender = self.socket.recvfrom(2048)
            if not data:
                return
            self.asked += 1
            if self.deaf:
                self.deaf -= 1
                continue
            for strange in self.noise:
                self.socket.sendto(strange, sender)
            asked = unpacked(data)
            answer = SdkFrame(asked.command, 999, self._answer(asked), is_answer=True)
            self.socket.sendto(packed(answer), sender)

    def _answer(self, asked: SdkFrame) -> bytes:
        command = Command(asked.command)
        if command is Command.RANGE:
            return self.range
        setting = {
            Command.MODE: Command.SET_MODE,
            Command.GAIN: Command.SET_GAIN,
            Command.CORRECTIONS: Command.SET_CORRECTIONS,
        }.get(command, command)
        if asked.payload:
            self.kept[setting] = asked.payload
        return self.kept[setting]


@contextmanager
def played_sdk() -> Generator[PlayedSdk]:
    camera = PlayedSdk()
    thread = threading.Thread(target=camera.live, daemon=True)
    thread.start()
    yield camera
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as end:
        end.sendto(b"", ("127.0.0.1", camera.port))
    thread.join(WAIT_S)
    camera.socket.close()


@contextmanager
def played_raw(serve: Callable[[socket.socket, int], None]) -> Generator[int]:
    """A port; `serve` gets each connection and its number from 0, and closes nothing."""
    listening = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def live() -> None:
        for number in range(1_000_000):
            client, _ = listening.accept()
            with client:
                if ended.is_set():
                    return
                with suppress(OSError):  # the reader went away, which is what some tests are about
                    serve(client, number)

    thread = threading.Thread(target=live, daemon=True)
    thread.start()
    port: int = listening.getsockname()[1]
    yield port
    ended.set()
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", port), 1.0).close()
    thread.join(WAIT_S)
    listening.close()
