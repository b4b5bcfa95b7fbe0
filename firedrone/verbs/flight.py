"""`firedrone flight`: what is in a recorded flight."""

from __future__ import annotations

from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from firedrone.paths import data_dir
from firedrone.verbs import flight_coverage, flight_gpx, say
from firedrone.verbs.flight_coverage import Wanted, coverage_of
from firedrone.verbs.options import MAP_FILES, DemOption
from firedrone.verbs.say import UsageError
from missions.camera_model import CAMERAS
from missions.drone_file import drone_path, read_drone, write_drone
from missions.energy import DroneProfile
from missions.power_curve import learn, profile_of
from telemetry.frames import FramesError
from telemetry.logs.log_summary import summarise_any

if TYPE_CHECKING:
    from datetime import datetime

    from missions.power_curve import PowerCurve
    from telemetry.flight_summary import BatteryUse, FlightSummary

WIDTH_CHARS = 100
_SPEEDS_M_S = (5.0, 10.0, 15.0)
_WITHOUT = {
    "vehicle": "no drone was heard: only a ground station spoke",
    "position": "no position: track, height and distance are unknown",
    "landing": "the recording ends while the drone is armed",
    "close": "the recording was not closed: the program was killed or is still recording",
    "bytes": "some bytes belong to no frame: the file is damaged or cut",
    "clock": "no satellite told the time of day: times count from when the drone was switched on",
    "formats": "some messages are not laid out as the log says: they are counted, but not read",
}
_SEVERITIES = (
    "EMERGENCY",
    "ALERT",
    "CRITICAL",
    "ERROR",
    "WARNING",
    "NOTICE",
    "INFO",
    "DEBUG",
)  # MAV_SEVERITY


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def flight(
        path: Annotated[
            Path,
            typer.Argument(help="A .tlog, .BIN, .ulg or .gpx file, or the folder of a recorded flight."),
        ],
        power: Annotated[
            bool, typer.Option("--power", help="The drone's power curve, as this flight shows it.")
        ] = False,
        keep: Annotated[
            bool, typer.Option("--learn", help="Keep that curve for this drone: plans reckon with it.")
        ] = False,
        coverage: Annotated[
            bool, typer.Option("--coverage", help="Also what was seen on the ground, and how well.")
        ] = False,
        area: Annotated[
            Path | None, typer.Option(help=f"What was to be seen: {MAP_FILES}; without: as planned.")
        ] = None,
        camera: Annotated[
            str | None, typer.Option(help=f"One of: {', '.join(CAMERAS)}; without: as planned.")
        ] = None,
        dem: DemOption = None,
        out: Annotated[
            Path | None, typer.Option(help="Outlines of the seen ground at 30, 60 and 85 %: .geojson.")
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Say what is in a recorded flight: track, events, messages, gaps, and what was seen."""
        if not coverage and (area, camera, dem, out) != (None, None, None, None):
            raise UsageError("--area, --camera, --dem and --out say what was seen: add --coverage")
        if path.suffix.lower() == flight_gpx.SUFFIX:
            if power or keep or coverage:
                raise UsageError(f"{path.name}: a GPS track knows no power and no camera; give the .tlog")
            _say_gpx(path, as_json=as_json)
            return
        try:
            summary = summarise_any(path)
            curve = learn(path) if power or keep else None
            seen = coverage_of(path, Wanted(area, camera, dem)) if coverage else None
        except FramesError as error:
            raise UsageError(str(error)) from error
        document, text = msgspec.to_builtins(summary), _text(summary)
        if curve is not None:
            kept = _keep(curve, summary) if keep else None
            document["power"] = {**asdict(curve), "kept": None if kept is None else str(kept)}
            text += "\n" + _power_text(curve, kept)
        if seen is not None:
            document["coverage"] = flight_coverage.document(*seen)
            text += "\n".join(["", *flight_coverage.lines(*seen)])
            if out is not None:
                flight_coverage.write(seen[0], out, simulated=summary.training is True)
                document["coverage"]["file"] = str(out)
        say.result(document, as_json, text)


def _say_gpx(path: Path, *, as_json: bool) -> None:
    summary, read = flight_gpx.gpx_summary(path)
    document = msgspec.to_builtins(summary)
    document["points"] = len(read.track)
    document["flags"] = [{"row": doubt.row, "code": doubt.code, "what": doubt.what} for doubt in read.doubts]
    text = "\n".join([_text(summary), *(doubt.what for doubt in read.doubts)])
    say.result(document, as_json, text)


def _keep(curve: PowerCurve, summary: FlightSummary) -> Path:
    """Into the file of the drone that flew, beside what stands there already."""
    uid = summary.vehicles[0].uid if summary.vehicles else None
    if uid is None or not uid.strip("0"):
        raise UsageError(f"{summary.file}: the drone did not say its id, so nothing can be kept for it")
    path = drone_path(data_dir(), uid)
    before = read_drone(path) if path.exists() else DroneProfile(name=uid)
    write_drone(path, profile_of(curve, before))
    return path


def _power_text(curve: PowerCurve, kept: Path | None) -> str:
    speeds = ", ".join(f"{curve.current_a(speed):.1f} A at {speed:.0f} m/s" for speed in _SPEEDS_M_S)
    capacity = "not told" if curve.capacity_mah is None else f"{curve.capacity_mah:.0f} mAh"
    lines = [
        f"Power, learned from {_minutes(curve.learned_s)} in the air",
        f"  hovering {curve.hover_a:.1f} A; through the air {speeds}",
        f"  climbing at 2 m/s {curve.current_a(0.0, 2.0):.1f} A, sinking {curve.current_a(0.0, -2.0):.1f} A",
        f"  battery {capacity}; a flight draws this ±{100.0 * curve.spread:.0f} %",
    ]
    if not curve.wind_known:
        lines.append("  the wind was not told: speeds are over ground")
    if kept is not None:
        lines.append(f"  kept in {kept}")
    return "\n".join(lines)


def _text(summary: FlightSummary) -> str:
    from rich.console import Console  # noqa: PLC0415 only people read it, and it takes a while to load

    out = StringIO()
    console = Console(file=out, width=WIDTH_CHARS, highlight=False, markup=False)
    console.print(_figures(summary))
    for title, rows in _lists(summary).items():
        if rows:
            console.print(f"\n{title}")
            console.print(_grid(rows))
    return out.getvalue()


def _figures(summary: FlightSummary) -> object:
    speed_m_s = summary.max_ground_speed_m_s
    rows = [
        ("file", f"{summary.file} ({summary.size_bytes / 1e6:.1f} MB{_messages(summary)})"),
        ("training", "yes" if summary.training else None),
        ("from", f"{summary.start:%Y-%m-%d %H:%M:%S} UTC"),
        ("to", f"{summary.end:%Y-%m-%d %H:%M:%S} UTC ({_minutes(summary.duration_s)})"),
        *((f"drone {drone.system}", _words(drone.type, drone.autopilot, drone.firmware, drone.uid))
          for drone in summary.vehicles),
        ("armed for", _minutes(summary.armed_s) if summary.armed else _never(summary)),
        ("flown", _metres(summary.distance_m)),
        ("highest above home", _metres(summary.max_above_home_m)),
        ("farthest from home", _metres(summary.max_from_home_m)),
        ("fastest", f"{speed_m_s:.1f} m/s" if speed_m_s is not None else None),
        ("battery", _battery(summary.battery) if summary.battery else None),
        ("bad bytes", str(summary.bad_bytes) if summary.bad_bytes else None),
        *(("missing", _WITHOUT[what]) for what in summary.missing),
    ]  # fmt: skip
    return _grid([(name, value) for name, value in rows if value])


def _messages(summary: FlightSummary) -> str:
    return f", {summary.frames} messages" if summary.frames else ""


def _never(summary: FlightSummary) -> str | None:
    """A recording without messages does not know."""
    return "never" if summary.frames else None


def _lists(summary: FlightSummary) -> dict[str, list[tuple[str, ...]]]:
    start = summary.start
    return {
        "Armed": [
            (_clock(since), _clock(until) if until else "(to the end)") for since, until in summary.armed
        ],
        "Modes": [(_clock(at), _since(start, at), mode) for at, mode in summary.modes],
        "What the drone said": [
            (_clock(said.at), _since(start, said.at), _severity(said.severity), said.text)
            for said in summary.status_texts
        ],
        "Gaps": [
            (_clock(gap.start), _since(start, gap.start), f"{gap.duration_s:.1f} s") for gap in summary.gaps
        ],
        "Messages": [(name, str(count)) for name, count in summary.messages.items()],
    }


def _grid(rows: list[tuple[str, ...]]) -> object:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table.grid(padding=(0, 2))
    for row in rows:
        grid.add_row(*(Text(_printable(cell)) for cell in row))
    return grid


def _printable(text: str) -> str:
    """What a vehicle says must not steer the terminal."""
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)


def _battery(use: BatteryUse) -> str:
    parts = (
        f"{use.first_percent} % to {use.last_percent} %" if use.first_percent is not None else None,
        f"{use.used_mah} mAh used" if use.used_mah is not None else None,
        f"lowest {use.lowest_v:.2f} V" if use.lowest_v is not None else None,
    )
    return ", ".join(part for part in parts if part)


def _clock(at: datetime) -> str:
    return f"{at:%H:%M:%S}"


def _since(start: datetime, at: datetime) -> str:
    return f"+{(at - start).total_seconds():.1f} s"


def _minutes(seconds: float) -> str:
    return f"{int(seconds // 60)} min {seconds % 60:04.1f} s"


def _metres(value: float | None) -> str | None:
    return None if value is None else f"{value:.1f} m"


def _severity(number: int) -> str:
    return _SEVERITIES[number] if number < len(_SEVERITIES) else str(number)


def _words(*words: str | None) -> str:
    return " ".join(word for word in words if word)
