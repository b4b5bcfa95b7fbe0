"""`firedrone video serve-test`: a camera that shows a pretended fire, for trying and measuring."""

from __future__ import annotations

import os
import signal
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.verbs import say
from firedrone.verbs.say import UsageError
from telemetry.video.access_unit import Encoding

if TYPE_CHECKING:
    from types import FrameType

    from training.camera.digest import Credentials
    from training.camera.own_process import TestCamera
    from training.camera.settings import Addresses, CameraSettings

DEFAULT_PORT = 8554
PASSWORD_VARIABLE = "FIREDRONE_CAMERA_PASSWORD"  # noqa: S105  the name of a variable
LOOK_EVERY_S = 0.5


def register(group: typer.Typer) -> None:
    """Attach the verb to the `video` verbs."""

    @group.command("serve-test")
    def serve_test(
        scene: Annotated[
            str, typer.Option(help="mop-up, night-forest, village, wildfire or search.")
        ] = "mop-up",
        port: Annotated[int, typer.Option(min=0, max=65_535, help="Of RTSP; 0: a free one.")] = DEFAULT_PORT,
        size: Annotated[
            str, typer.Option(help="Of the visible picture, as WIDTHxHEIGHT; the thermal one is 640x512.")
        ] = "1280x720",
        fps: Annotated[
            int, typer.Option(min=1, max=60, help="Thermal pictures a second; half as many visible.")
        ] = 30,
        codec: Annotated[str, typer.Option(help="h264 or h265.")] = "h264",
        plateau: Annotated[
            bool, typer.Option("--plateau", help="Brightness by histogram; no degrees can be read back.")
        ] = False,
        clock: Annotated[bool, typer.Option("--clock", help="Burn a clock in, to measure delays.")] = False,
        user: Annotated[
            str | None,
            typer.Option(
                help=f"Ask clients for this name and a password (asked for here, or {PASSWORD_VARIABLE})."
            ),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Show a pretended fire as a camera does, on this computer only, until Ctrl-C."""
        try:
            from training.camera.settings import CameraSettings  # noqa: PLC0415 the product flies without training/
        except ImportError:
            raise UsageError("the test camera is not installed here") from None
        try:
            settings = CameraSettings(
                scene=scene,
                rtsp_port=port,
                visible_px=_size(size),
                thermal_fps=fps,
                visible_fps=max(1, fps // 2),
                encoding=_encoding(codec),
                plateau_gain=plateau,
                clock=clock,
                credentials=_credentials(user),
            )
        except ValueError as error:
            raise UsageError(f"--size {size}: {error}") from None
        _serve(settings, as_json=as_json)


def _serve(settings: CameraSettings, *, as_json: bool) -> None:
    from training.camera.errors import CameraError  # noqa: PLC0415
    from training.camera.own_process import TestCamera  # noqa: PLC0415
    from training.camera.settings import scene_shown  # noqa: PLC0415

    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    try:
        scene_shown(settings)
        with TestCamera(settings) as camera:
            addresses = camera.wait_ready()
            say.result(_document(settings, addresses), as_json, _text(settings, addresses))
            _wait(camera, stop)
    except CameraError as error:
        raise UsageError(str(error)) from None


def _wait(camera: TestCamera, stop: Event) -> None:
    while not stop.wait(LOOK_EVERY_S):
        if not camera.running:
            raise UsageError("the test camera ended by itself; start it again")


def _document(settings: CameraSettings, addresses: Addresses) -> dict[str, object]:
    return {
        "simulated": True,
        "scene": settings.scene,
        "origin": {"lat_deg": settings.origin.lat_deg, "lon_deg": settings.origin.lon_deg},
        "thermal": addresses.thermal,
        "visible": addresses.visible,
        "raw": f"tcp:{addresses.raw[0]}:{addresses.raw[1]}",
        "sdk": f"udp:{addresses.sdk[0]}:{addresses.sdk[1]}",
        "codec": settings.encoding.value,
        "fps": settings.thermal_fps,
        "user": settings.credentials.user if settings.credentials else None,
    }


def _text(settings: CameraSettings, addresses: Addresses) -> str:
    place = f"{settings.origin.lat_deg:.5f}, {settings.origin.lon_deg:.5f}"
    return (
        f"The test camera circles over the scene {settings.scene} at {place}. "
        f"Watch {addresses.thermal} and {addresses.visible}; "
        f"raw temperatures at tcp:{addresses.raw[0]}:{addresses.raw[1]}, "
        f"Siyi's SDK at udp:{addresses.sdk[0]}:{addresses.sdk[1]}. Ctrl-C ends it."
    )


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise UsageError(f'--size "{text}" is no size: write WIDTHxHEIGHT, such as 1280x720')
    return int(width), int(height)


def _encoding(text: str) -> Encoding:
    known = {"h264": Encoding.H264, "h265": Encoding.H265, "hevc": Encoding.H265}
    if text.lower() not in known:
        raise UsageError(f'--codec "{text}" is none: write h264 or h265')
    return known[text.lower()]


def _credentials(user: str | None) -> Credentials | None:
    if user is None:
        return None
    from training.camera.digest import Credentials  # noqa: PLC0415

    password = os.environ.get(PASSWORD_VARIABLE) or typer.prompt("Password", hide_input=True, err=True)
    return Credentials(user, str(password))
