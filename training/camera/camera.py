"""The test camera itself: one scene, one eye on the drone, and all that cameras send of it."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from maps.geo import moved
from training.camera.encoder import Encoder
from training.camera.eyes import Eyes, eyes_on, resized
from training.camera.mount import Mount
from training.camera.palette import Gain, Palette, coloured
from training.camera.planes import Planes, black_planes
from training.camera.pose import circling
from training.camera.rtsp_server import RtspServer
from training.camera.scene_clock import SceneClock
from training.camera.settings import Addresses, CameraSettings, RangeSeen, scene_shown
from training.camera.siyi_server import RawShot, SiyiServer, SiyiState
from training.camera.stamp import BLACK, WHITE, burn_clock, stamp
from training.camera.view import extremes

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.camera.faults import StreamFaults
    from training.camera.pose import CameraPose
    from training.camera.scene import Scene

log = logging.getLogger(__name__)

STALL_S = 0.25  # later than this, pictures are left out instead of made up for
UNWATCHED_FPS = 5  # nobody watches: the range is still told


class SceneCamera:
    """Lives on one event loop; making it paints the land, which takes a second or two.

    `pose` gives where the camera is at that `time.monotonic()`; None: no drone carries it, and it circles.
    """

    def __init__(
        self,
        settings: CameraSettings,
        pose: Callable[[float], CameraPose | None] = lambda _: None,
        on_range: Callable[[RangeSeen], None] = lambda _: None,
    ) -> None:
        self.settings = settings
        self.siyi = SiyiState()
        self._pose, self._on_range = pose, on_range
        self._eyes = eyes_on(scene_shown(settings), settings)
        self._gain = Gain.PLATEAU if settings.plateau_gain else Gain.LINEAR
        self._clock: SceneClock | None = None  # None: it starts with the streams
        self._began = SceneClock(0.0, time.monotonic())
        self._sent: dict[str, Planes] = {}
        self._numbers = {"thermal": 0, "visible": 0}
        self._shot: tuple[float, RawShot] | None = None
        start = settings.first_rtp_time
        self.thermal = Mount("thermal", settings.encoding, settings.thermal_fps, start, source=0x7E41)
        self.visible = Mount("visible", settings.encoding, settings.visible_fps, start, source=0x71B1)
        mounts = {
            "/thermal": self.thermal, "/visible": self.visible,
            "/video1": self.thermal, "/video2": self.visible,
        }  # fmt: skip
        self._rtsp = RtspServer(mounts, settings.credentials)
        self._siyi_server = SiyiServer(self.siyi, self.raw_shot)

    async def run(self, stop: asyncio.Event, started: Callable[[Addresses], None] = lambda _: None) -> None:
        """Serve until `stop` is set. CameraError: a port cannot be opened."""
        settings = self.settings
        try:
            await self._rtsp.open(settings.host, settings.rtsp_port)
            await self._siyi_server.open(settings.host, settings.raw_port, settings.sdk_port)
            self._began = SceneClock(0.0, time.monotonic())
            streams = [
                asyncio.create_task(self._stream(self.thermal)),
                asyncio.create_task(self._stream(self.visible)),
            ]
            stopping = asyncio.create_task(stop.wait())
            while not (self.thermal.ready and self.visible.ready):
                await asyncio.sleep(0.01)
                if any(stream.done() for stream in streams):
                    break
            started(self._addresses())
            await asyncio.wait([*streams, stopping], return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            for stream in streams:
                stream.cancel()
            for result in await asyncio.gather(*streams, return_exceptions=True):
                if isinstance(result, Exception):
                    raise result
        finally:
            await self._rtsp.close()
            await self._siyi_server.close()

    # --- the exercise ----------------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        return self._eyes.scene

    def prepare(self, scene: Scene) -> Eyes:
        """For `show`; from any thread, as it may take seconds."""
        return eyes_on(scene, self.settings, self._eyes)

    def show(self, eyes: Eyes) -> None:
        """From the next picture on."""
        self._eyes, self._shot = eyes, None

    def keep_time(self, clock: SceneClock) -> None:
        """From now on the scene's seconds are those of this clock."""
        self._clock, self._shot = clock, None

    def scene_s(self, now_s: float) -> float:
        return (self._clock or self._began).at(now_s)

    # --- what a trainer breaks -------------------------------------------------------------------

    def fault(self, faults: StreamFaults, stream: str | None = None) -> None:
        """Of "thermal" or "visible"; None: of both. `SOUND` mends them."""
        for mount in self._mounts(stream):
            mount.faults = faults

    def black_out(self, seconds: float, stream: str | None = None) -> None:
        for mount in self._mounts(stream):
            mount.black_out(seconds, time.monotonic())

    def close_clients(self) -> None:
        self._rtsp.close_clients()

    # --- pictures --------------------------------------------------------------------------------

    def pose_at(self, now_s: float) -> CameraPose:
        return self._pose(now_s) or circling(
            moved(self.scene.origin, *self.scene.middle), self.scene_s(now_s)
        )

    def raw_shot(self) -> RawShot:
        """The thermal picture of now, or the one of less than a picture's time ago.

        A camera that hangs has none but its last.
        """
        now_s, faults = time.monotonic(), self.thermal.faults
        fresh_s = 1.0 / self.settings.thermal_fps
        if self._shot is not None and (faults.hangs or now_s - self._shot[0] < fresh_s):
            return self._shot[1]
        return self._take(now_s)

    def thermal_picture(self, now_s: float) -> Planes:
        """As the stream shows it, without its clock."""
        shot = self._take(now_s)
        known = {palette.value for palette in Palette}
        palette = Palette(self.siyi.palette) if self.siyi.palette in known else Palette.WHITE_HOT
        planes = coloured(shot.counts, palette, self._gain)
        if palette is Palette.BLACK_HOT:
            stamp(planes, grey=170, ground=WHITE)
        else:
            stamp(planes, grey=110, ground=BLACK)
        return planes

    def visible_picture(self, now_s: float) -> Planes:
        number = self._number("visible")
        planes = self._eyes.visible.render(self.pose_at(now_s), self.scene_s(now_s), number)
        stamp(planes)
        return planes

    def _take(self, now_s: float) -> RawShot:
        view = self._eyes.thermal
        view.high_gain = self.siyi.high_gain
        pose, number = self.pose_at(now_s), self._number("thermal")
        counts = view.render(pose, self.scene_s(now_s), number)
        found = extremes(counts)
        shot = RawShot(number, counts, time.time() - (time.monotonic() - now_s), found, pose)
        self._shot = (now_s, shot)
        self._on_range(
            RangeSeen(found.hottest_c, found.coldest_c, found.hottest_at, found.coldest_at, now_s, number)
        )
        return shot

    async def _stream(self, mount: Mount) -> None:
        encoder: Encoder | None = None
        due_s = time.monotonic()
        while True:
            watched = bool(mount.viewers) or not mount.ready
            fps = mount.fps if watched else min(UNWATCHED_FPS, mount.fps)
            due_s = max(due_s + 1.0 / fps, time.monotonic() - STALL_S)
            # never without letting the others live, however late it is
            await asyncio.sleep(max(0.0, due_s - time.monotonic()))
            now_s = time.monotonic()
            resized(self._eyes, mount.name, self._size_px(mount))  # to what a fault asks for, or back
            if not watched and mount.viewers:
                due_s = now_s
            if watched or mount is self.thermal:
                encoder = self._send(mount, encoder, now_s, watched=watched)

    def _send(self, mount: Mount, encoder: Encoder | None, now_s: float, *, watched: bool) -> Encoder | None:
        if not watched:
            if not mount.faults.hangs:
                self._take(now_s)
            return encoder
        planes = self._picture(mount, now_s)
        height, width = planes.luma.shape
        every_s = mount.faults.key_every_s
        if encoder is None or encoder.size_px != (width, height) or encoder.key_every_s != every_s:
            encoder = Encoder(mount.encoding, width, height, mount.fps, key_every_s=every_s)
        if self.settings.clock:
            burn_clock(planes.luma, time.monotonic())
        mount.publish(encoder.encode(planes, key=mount.key_wanted), now_s)
        return encoder

    def _picture(self, mount: Mount, now_s: float) -> Planes:
        """As it is, or as a fault makes it."""
        sent, size_px = self._sent.get(mount.name), self._size_px(mount)
        if mount.faults.hangs and sent is not None and sent.luma.shape == size_px[::-1]:
            return sent
        if mount.faults.black:
            planes = black_planes(*size_px)
            stamp(planes, grey=110)
        else:
            planes = self.thermal_picture(now_s) if mount is self.thermal else self.visible_picture(now_s)
        self._sent[mount.name] = planes
        return planes

    def _size_px(self, mount: Mount) -> tuple[int, int]:
        own = self.settings.thermal_px if mount is self.thermal else self.settings.visible_px
        return mount.faults.size_px or own

    def _mounts(self, stream: str | None) -> tuple[Mount, ...]:
        return tuple(mount for mount in (self.thermal, self.visible) if stream in {None, mount.name})

    def _number(self, stream: str) -> int:
        self._numbers[stream] += 1
        return self._numbers[stream]

    def _addresses(self) -> Addresses:
        host = f"[{self._rtsp.host}]" if ":" in self._rtsp.host else self._rtsp.host
        base = f"rtsp://{host}:{self._rtsp.port}"
        siyi = self._siyi_server
        return Addresses(
            f"{base}/thermal", f"{base}/visible", (siyi.host, siyi.raw_port), (siyi.host, siyi.sdk_port)
        )
