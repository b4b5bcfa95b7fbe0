"""The test camera as a Siyi camera answers: raw thermal pictures over TCP and its SDK over UDP."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from training.camera.errors import CameraError, must_be_here
from training.camera.palette import Palette
from training.camera.siyi_frames import Command, hundredths, packed, raw_body, raw_head, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.thermal.frame import Counts
    from training.camera.pose import CameraPose
    from training.camera.view import Extremes

log = logging.getLogger(__name__)

SURROUNDINGS = struct.pack("<5H", 8000, 95, 5000, 2300, 2300)  # hundredths: 80 m, 0.95, 50 %, 23 C, 23 C
FIRMWARE = struct.pack("<3I", 0x6E030204, 0x6E030007, 0)
CLIENT_READS_S = 5.0
RAW_CLIENTS = 8


@dataclass(frozen=True, slots=True, eq=False)
class RawShot:
    """One thermal picture, where it was taken from, and its extremes."""

    number: int
    counts: Counts
    unix_s: float
    extremes: Extremes
    pose: CameraPose


@dataclass(slots=True)
class SiyiState:
    """What a station has set; the camera looks here before each picture."""

    palette: int = Palette.WHITE_HOT
    raw_mode: bool = True  # raw pictures are served in this mode only
    high_gain: bool = True
    surroundings: bytes = SURROUNDINGS
    zipped: bool = True  # False: the older form without compression


class SiyiServer:
    """Both ports. `shot` takes a picture, or gives the one just taken."""

    def __init__(self, state: SiyiState, shot: Callable[[], RawShot]) -> None:
        self.state = state
        self.host, self.raw_port, self.sdk_port = "", 0, 0
        self._shot = shot
        self._tcp: asyncio.Server | None = None
        self._udp: asyncio.DatagramTransport | None = None
        self._clients = 0
        self._zipped: tuple[int, bytes] | None = None

    async def open(self, host: str = "127.0.0.1", raw_port: int = 0, sdk_port: int = 0) -> None:
        """Port 0 takes a free one. CameraError: not this computer, or a port is taken."""
        self.host = must_be_here(host)
        try:
            self._tcp = await asyncio.start_server(self._send_raw, self.host, raw_port)
            family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
            self._udp, _ = await asyncio.get_running_loop().create_datagram_endpoint(
                lambda: _Sdk(self._answer), local_addr=(self.host, sdk_port), family=family
            )
        except OSError as error:
            await self.close()
            ports = f"{self.host}:{raw_port} and :{sdk_port}"
            raise CameraError(f"the raw ports {ports} cannot be opened: {error.strerror or error}") from error
        self.raw_port = int(self._tcp.sockets[0].getsockname()[1])
        self.sdk_port = int(self._udp.get_extra_info("sockname")[1])

    async def close(self) -> None:
        if self._tcp is not None:
            self._tcp.close()
        if self._udp is not None:
            self._udp.close()

    async def _send_raw(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._clients += 1
        try:
            if self.state.raw_mode and self._clients <= RAW_CLIENTS:
                shot = self._shot()
                body = await self._body(shot)
                name = f"SIMULATED_{shot.number:06d}.raw"
                writer.write(raw_head(name, len(body), shot.unix_s) + body)
                await asyncio.wait_for(writer.drain(), CLIENT_READS_S)
        except (OSError, TimeoutError) as error:
            log.debug("a client of the raw port left: %s", error)
        finally:
            self._clients -= 1
            writer.close()

    async def _body(self, shot: RawShot) -> bytes:
        plain = raw_body(shot.counts)
        if not self.state.zipped:
            return plain
        if self._zipped is None or self._zipped[0] != shot.number:
            self._zipped = (shot.number, await asyncio.to_thread(zlib.compress, plain, 1))
        return self._zipped[1]

    def _answer(self, data: bytes) -> bytes | None:
        heard = unpacked(data)
        if heard is None:
            return None
        said = self._said(heard.command, heard.payload)
        return None if said is None else packed(heard.command, said, heard.sequence)

    def _said(self, command: int, payload: bytes) -> bytes | None:
        state = self.state
        match command:
            case Command.FRAME_TEMPERATURE:
                return self._temperatures()
            case Command.SET_PALETTE if payload:
                state.palette = payload[0]
            case Command.SET_THERMAL_MODE if payload:
                state.raw_mode = payload[0] == 1
            case Command.SET_GAIN if payload:
                state.high_gain = payload[0] == 1
            case Command.SET_SURROUNDINGS if len(payload) == len(SURROUNDINGS):
                state.surroundings = payload
                return b"\x01"
            case Command.FIRMWARE:
                return FIRMWARE
            case Command.ATTITUDE:
                pose = self._shot().pose
                yaw = (pose.yaw_deg + 180.0) % 360.0 - 180.0
                return struct.pack(
                    "<6h", *(round(10.0 * a) for a in (yaw, pose.pitch_deg, pose.roll_deg)), 0, 0, 0
                )
            case _:
                pass
        return self._settings(command)

    def _settings(self, command: int) -> bytes | None:
        state = self.state
        match command:
            case Command.GET_PALETTE | Command.SET_PALETTE:
                return bytes((state.palette,))
            case Command.GET_THERMAL_MODE | Command.SET_THERMAL_MODE:
                return bytes((int(state.raw_mode),))
            case Command.GET_GAIN | Command.SET_GAIN:
                return bytes((int(state.high_gain),))
            case Command.GET_SURROUNDINGS:
                return state.surroundings
            case _:
                return None

    def _temperatures(self) -> bytes:
        shot = self._shot()
        height, width = shot.counts.shape
        at = shot.extremes
        places = (*at.hottest_at, *at.coldest_at)
        pixels = (int(share * side) for share, side in zip(places, (width, height) * 2, strict=True))
        return struct.pack("<6H", hundredths(at.hottest_c), hundredths(at.coldest_c), *pixels)


class _Sdk(asyncio.DatagramProtocol):
    def __init__(self, answer: Callable[[bytes], bytes | None]) -> None:
        self._answer = answer
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        answer = self._answer(data)
        if answer is not None and self._transport is not None:
            self._transport.sendto(answer, addr)
