"""`firedrone sim`: the embedded drone alone, for any ground station on this computer."""

from __future__ import annotations

import signal
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from firedrone.links import DEMO_PLACE
from firedrone.verbs import say, sim_exercise, sim_sitl
from firedrone.verbs.say import UsageError
from maps.geo import LatLon, moved

if TYPE_CHECKING:
    from types import FrameType

DEFAULT_LISTEN = "udp:127.0.0.1:14550"
MOST, APART_M = 10, 20.0  # drones on one link, in a row to the east


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def sim(
        at: Annotated[str | None, typer.Option(help="Where it stands, as LAT,LON in degrees.")] = None,
        listen: Annotated[
            list[str] | None,
            typer.Option(help="udp:127.0.0.1:14550 or tcp:127.0.0.1:5760; may be given several times."),
        ] = None,
        speed: Annotated[float, typer.Option(min=0.1, max=100.0, help="Seconds of flight a second.")] = 1.0,
        ready: Annotated[
            bool, typer.Option("--ready/--boot", help="Ready to arm, or booting first (42 s).")
        ] = True,
        camera: Annotated[
            str | None,
            typer.Option(
                help="It carries a thermal camera over this made-up fire: mop-up, village, wildfire, …"
            ),
        ] = None,
        drones: Annotated[
            int,
            typer.Option(min=1, max=MOST, help="So many side by side, numbered from 1, on the same ports."),
        ] = 1,
        scenario: Annotated[
            str | None,
            typer.Option(
                help="It flies this exercise, by its id or its file: wind, battery, faults on time."
            ),
        ] = None,
        sitl: Annotated[
            bool,
            typer.Option("--sitl", help="Fly the ArduPilot SITL of this computer instead; it boots 42 s."),
        ] = False,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Fly the embedded drone until Ctrl-C."""
        if sitl and drones > 1:
            raise UsageError("--sitl is for one drone: leave out --drones, or start it several times")
        if sitl:
            asked = None if scenario is None else sim_exercise.asked(scenario)
            sim_sitl.serve(
                _place(at) if at is not None else DEMO_PLACE,
                listen or [DEFAULT_LISTEN],
                speed,
                camera=camera,
                scenario=asked,
                as_json=as_json,
            )
            return
        if scenario is not None:
            _refuse_beside_an_exercise(camera, drones, ready=ready)
            sim_exercise.serve_exercise(
                scenario,
                None if at is None else _place(at),
                listen or [DEFAULT_LISTEN],
                speed,
                as_json=as_json,
            )
            return
        place = _place(at) if at is not None else DEMO_PLACE
        if drones > 1 and camera is not None:
            raise UsageError("--camera is for one drone: leave out --drones, or the camera")
        ports = listen or [DEFAULT_LISTEN]
        _serve(place, ports, speed, ready=ready, scene=camera, drones=drones, as_json=as_json)


def _refuse_beside_an_exercise(camera: str | None, drones: int, *, ready: bool) -> None:
    if drones > 1:
        raise UsageError("--drones: an exercise has one drone; leave one of --scenario and --drones out")
    if camera is not None:
        raise UsageError(
            "--camera: an exercise brings its own scene; leave one of --scenario and --camera out"
        )
    if not ready:
        raise UsageError(
            "--boot: the drone of an exercise stands ready; leave one of --scenario and --boot out"
        )


def _place(text: str) -> LatLon:
    try:
        lat, lon = (float(part) for part in text.split(","))
        return LatLon(lat, lon)
    except ValueError:
        raise UsageError(
            f'--at "{text}" is not a place: write LAT,LON in degrees, such as 56.2,24.75'
        ) from None


def _serve(
    place: LatLon,
    listen: list[str],
    speed: float,
    *,
    ready: bool,
    scene: str | None,
    drones: int,
    as_json: bool,
) -> None:
    try:
        from training.camera.errors import CameraError  # noqa: PLC0415 the product flies without training/
        from training.carried_camera import carry, fire_camera  # noqa: PLC0415
        from training.fleet import Fleet  # noqa: PLC0415
        from training.ports import parse_listen  # noqa: PLC0415
        from training.practice import practice_drone  # noqa: PLC0415
        from training.serve import serve  # noqa: PLC0415
    except ImportError:
        raise UsageError("the embedded drone is not installed here") from None

    def started(addresses: list[str]) -> None:
        document = {
            "listening": addresses,
            "home": {"lat_deg": place.lat_deg, "lon_deg": place.lon_deg},
            "speed": speed,
            "ready": ready,
            "systems": list(range(1, drones + 1)),
        }
        say.result(document, as_json, _text(addresses, place))

    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    drone = practice_drone(place, ready=ready)
    beside = [
        practice_drone(moved(place, n * APART_M, 0.0), ready=ready, seed=n + 1, system=n + 1)
        for n in range(1, drones)
    ]
    addresses = [parse_listen(text) for text in listen]
    if scene is None:
        flying = Fleet([drone, *beside]) if beside else drone
        serve(flying, addresses, stop, speed=speed, started=started)
        return
    camera = fire_camera(drone, place, scene)
    try:
        camera.wait_ready()  # a scene that there is none of is said before anybody connects
        serve(drone, addresses, stop, speed=speed, started=started, tick=lambda: carry(drone, camera))
    except CameraError as error:
        raise UsageError(str(error)) from None
    finally:
        camera.stop()


def _text(addresses: list[str], place: LatLon) -> str:
    stands = f"The embedded drone stands at {place.lat_deg:.5f}, {place.lon_deg:.5f}"
    return f"{stands}. Connect to {' and '.join(addresses)}; Ctrl-C ends it."
