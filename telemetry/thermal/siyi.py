"""Both ports of a Siyi thermal camera: its numbers over UDP, and a temperature of each pixel over TCP."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telemetry.mailbox import Latest
from telemetry.thermal import siyi_raw, siyi_sdk
from telemetry.thermal.raw_frames import RawFrames
from telemetry.thermal.saturation import Gain
from telemetry.thermal.siyi_client import SdkWatch
from telemetry.thermal.siyi_sdk import RAW, WHITE_HOT

if TYPE_CHECKING:
    from concurrent.futures import Future

    from telemetry.thermal.frame import ThermalFrame
    from telemetry.thermal.range import ThermalRange
    from telemetry.thermal.siyi_client import SdkClient

log = logging.getLogger(__name__)


class SiyiHeat:
    """Two threads until `stop`. The host was approved by a person, or is that of the embedded camera."""

    def __init__(self, host: str, raw_port: int = siyi_raw.PORT, sdk_port: int = siyi_sdk.PORT) -> None:
        """The camera is asked for raw frames and for white hot, which both need."""
        self.gain: Latest[Gain | None] = Latest(None)  # None: it has not said
        self._sdk = SdkWatch(host, sdk_port)
        self._raw = RawFrames(host, {host}, port=raw_port, gain=self.gain.get)
        self._sdk.do(self._prepare)

    @property
    def frame(self) -> ThermalFrame | None:
        """The newest raw one."""
        return self._raw.frame.get()

    @property
    def range(self) -> ThermalRange | None:
        """The newest, by the camera's own numbers."""
        return self._sdk.range.get()

    @property
    def trouble(self) -> str:
        """One line while no raw frames come; empty while they do."""
        return self._raw.trouble.get()

    def set_gain(self, gain: Gain) -> Future[Gain]:
        """To the wide range, or back."""

        def change(camera: SdkClient) -> Gain:
            told = camera.set_gain(gain)
            self.gain.put(told)
            return told

        return self._sdk.do(change)

    def stop(self) -> None:
        """Within five seconds."""
        self._sdk.stop()
        self._raw.stop()

    def _prepare(self, camera: SdkClient) -> None:
        camera.set_mode(RAW)
        camera.set_palette(WHITE_HOT)
        self.gain.put(camera.gain())
