"""Grabs single situations into docs/pictures: a made-up search near the border, frozen at one moment.

Everything in the pictures is made up, except the state border (© OpenStreetMap contributors, ODbL).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from incidents.operator.take_off import TakeOff
from maps.area import Area
from maps.geo import AboveGround, AboveHome, Amsl, LatLon, bearing_deg, distance_m, moved
from missions.budget import FlightBudget
from missions.camera_model import CAMERAS, DEFAULT_CAMERA
from missions.coverage import Coverage
from missions.patterns.sweep import parallel
from missions.search_grid import grid_around, grid_over
from telemetry.alarms import Alarm, AlarmCode
from telemetry.door import Signing
from telemetry.fleet import Seen
from telemetry.georeference.pose import Pose
from telemetry.state import (
    Battery,
    Estimator,
    Fix,
    Heartbeat,
    Home,
    Identity,
    LinkCounts,
    MissionProgress,
    MissionState,
    Satellites,
    SystemStatus,
    Terrain,
    VehicleState,
    Wind,
)
from ui import font, theme
from ui.fly.before_takeoff import BeforeTakeoff
from ui.fly.fly_page import FlyPage
from ui.link.link_sheet import LinkSheet
from ui.main_window import MainWindow
from ui.map.layers.marks import MapMark, MarkKind
from ui.map.layers.seen_picture import picture_of
from ui.map.map_view import MapView
from ui.map.seen_legend import SeenLegend
from ui.readiness import Level, MachineCheck, MachineRow, RowState, ShownFinding
from ui.settings import UiSettings
from ui.settings_room.room_facts import RoomFacts
from ui.settings_room.section import Wish
from ui.settings_room.settings_room import SettingsRoom
from ui.theme import THEMES
from ui.theme_name import ThemeName
from ui.train.train_page import TrainPage
from ui.widgets.tick_card import TickCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.plan import Plan

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (1366, 768)
NOW_S = 1000.0
AT = datetime(2026, 8, 22, 10, 7, 42, tzinfo=UTC)
HOME = LatLon(55.9871, 25.9512)
TRUCK = moved(HOME, -120.0, -20.0)
OUTLINE_M = ((60.0, 80.0), (620.0, 200.0), (690.0, 330.0), (600.0, 740.0), (-30.0, 590.0), (-130.0, 460.0))
FLOWN_SHARE = 0.45
TICKED = 3


def search() -> Plan:
    """The plan of every picture."""
    outline = tuple(moved(HOME, east, north) for east, north in OUTLINE_M)
    return parallel(Area(outline), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)


def flown(plan: Plan) -> list[LatLon]:
    """The track so far: straight along the plan, a point every few metres."""
    stops = [HOME, *(waypoint.at for waypoint in plan.waypoints)]
    track = [HOME]
    for a, b in pairwise(stops):
        steps = max(1, round(distance_m(a, b) / 8.0))
        way = np.linspace((a.lat_deg, a.lon_deg), (b.lat_deg, b.lon_deg), steps + 1)[1:]
        track += [LatLon(float(lat_deg), float(lon_deg)) for lat_deg, lon_deg in way]
    return track[: round(len(track) * FLOWN_SHARE)]


def seen_from(plan: Plan, track: list[LatLon]) -> Coverage:
    """What was seen along the track so far."""
    coverage = Coverage(grid_around(track) if plan.area is None else grid_over(plan.area))
    for number, (before, at) in enumerate(pairwise(track)):
        pose = Pose(at, AboveHome(float(plan.height)), bearing_deg(before, at))
        coverage.step(pose, CAMERAS[plan.camera], float(number))
    return coverage


def flying(at: LatLon, percent: int, fix_s: float | None = None) -> VehicleState:
    """The drone over the search area."""
    heard_s = NOW_S - 0.2
    fix_heard_s = heard_s if fix_s is None else fix_s
    return VehicleState(
        heartbeat=Heartbeat("AUTO", armed=True, status=SystemStatus.ACTIVE, received_s=heard_s),
        fix=Fix(at, Amsl(176.0), AboveHome(62.0), 7.9, 0.0, 77.0, fix_heard_s),
        satellites=Satellites(3, 17, 0.7, 0.8, fix_heard_s),
        battery=Battery(22.8, 21.0, percent, 2100, heard_s),
        wind=Wind(225.0, 6.0, heard_s),
        home=Home(HOME, Amsl(114.0), heard_s),
        terrain=Terrain(AboveGround(58.0), heard_s),
        mission=MissionProgress(9, 20, MissionState.ACTIVE, 8, heard_s),
        estimator=Estimator(831, position_ok=fix_s is None, received_s=heard_s),
        link=LinkCounts(messages=41_200, heard_s=heard_s),
    )


def standing() -> VehicleState:
    """The drone at its take-off place."""
    heard_s = NOW_S - 0.1
    return VehicleState(
        heartbeat=Heartbeat("GUIDED", armed=False, status=SystemStatus.STANDBY, received_s=heard_s),
        fix=Fix(HOME, Amsl(114.0), AboveHome(0.0), 0.0, 0.0, 12.0, heard_s),
        satellites=Satellites(3, 17, 0.7, 0.9, heard_s),
        battery=Battery(24.9, 0.4, 98, 20, heard_s),
        home=Home(HOME, Amsl(114.0), heard_s),
        link=LinkCounts(messages=900, heard_s=heard_s),
    )


@dataclass(slots=True)
class Stage:
    """The window and its pages, empty."""

    map: MapView = field(default_factory=MapView)
    train: TrainPage = field(default_factory=TrainPage)
    fly: FlyPage = field(init=False)
    window: MainWindow = field(init=False)

    def __post_init__(self) -> None:
        self.fly = FlyPage(self.map)
        self.window = MainWindow(
            {"incident": QWidget(), "fly": self.fly, "review": QWidget(), "train": self.train}
        )
        self.window.resize(*SIZE)
        self.window.show()
        self.window.show_time(AT)

    def hear(self, state: VehicleState) -> None:
        for page in (self.window, self.fly, self.map):
            page.show_vehicle(state, NOW_S)

    def alarm(self, *alarms: Alarm) -> None:
        self.window.show_alarms(alarms)
        self.fly.show_alarms(alarms)


def look_at(stage: Stage, plan: Plan) -> None:
    """The area, home and the truck."""
    ring = plan.area.ring if plan.area is not None else ()
    stage.map.fit([*ring, HOME, TRUCK])


def show_search(stage: Stage, budget: FlightBudget) -> None:
    """The flight in the middle of its search."""
    plan = search()
    track = flown(plan)
    stage.window.show_page("fly")
    stage.window.set_state_block("FLYING", "Searching · 47 % done")
    stage.window.show_recording(938.0)
    for page in (stage.window, stage.fly):
        page.show_budget(budget)
    stage.fly.show_plan_ready(True)
    stage.fly.show_marks(3)
    QApplication.processEvents()
    look_at(stage, plan)
    stage.map.show_plan(plan, aboard=True)
    stage.map.show_seen(picture_of(seen_from(plan, track)))
    stage.map.set_corner(SeenLegend())
    stage.map.set_track(np.array([at.lat_deg for at in track]), np.array([at.lon_deg for at in track]))
    stage.map.show_marks(
        (
            MapMark(moved(track[len(track) // 4], 12.0, 9.0), MarkKind.HOT_SPOT, 1, "94°", 11.0),
            MapMark(moved(track[len(track) * 5 // 6], -10.0, 14.0), MarkKind.HOT_SPOT, 2, "141°", 16.0),
            MapMark(TRUCK, MarkKind.TRUCK, None, "Subate 11"),
        )
    )
    stage.hear(flying(track[-1], round(100.0 * budget.left_s / budget.full_s)))


def fly(stage: Stage) -> None:
    by = datetime(2026, 8, 22, 10, 9, tzinfo=UTC)
    show_search(stage, FlightBudget(130.0, 118.0, 274.0, 1800.0, 1, turn_back_at=by))
    stage.alarm(Alarm(AlarmCode.BATTERY_LOW, NOW_S - 4.0, {"percent": 29}))


def position_lost(stage: Stage) -> None:
    show_search(stage, FlightBudget(400.0, 170.0, 300.0, 1500.0, 1))
    stage.window.set_situation("training")
    stage.map.set_burnt_in("TRAINING")
    stage.alarm(Alarm(AlarmCode.POSITION_LOST, NOW_S - 4.0, {"flags": 167}))
    stage.hear(flying(flown(search())[-1], 58, fix_s=NOW_S - 4.0))


def check(stage: Stage) -> None:
    plan = search()
    stage.window.show_page("fly")
    stage.window.set_state_block("ON THE GROUND", "Plan drawn, not aboard yet")
    QApplication.processEvents()
    look_at(stage, plan)
    stage.map.show_plan(plan, aboard=False, broken_legs=(2,))
    stage.hear(standing())
    sheet = BeforeTakeoff()
    sheet.show_plan("Search area · 24 min · 2 batteries · “Upmaļi”, Subate parish")
    sheet.flown_as.propose(TakeOff("Pilot 1", "Observer 2", "B2"))
    values = {
        MachineCheck.LINK: "0.1 s",
        MachineCheck.POSITION: "17 satellites, ±0.9 m",
        MachineCheck.BATTERY: "98 %, 24.9 V",
        MachineCheck.HOME: "here, ±0.9 m",
        MachineCheck.FENCE: "same as on screen",
        MachineCheck.PLAN: "sent again after the change",
        MachineCheck.RECORDING: "running, both directions",
        MachineCheck.DISK: "41 GB, 60 hours",
    }
    sheet.show_machine(
        [
            MachineRow(row, RowState.WAITING if row is MachineCheck.PLAN else RowState.OK, value)
            for row, value in values.items()
        ]
    )
    sheet.show_findings(
        (
            ShownFinding(
                "near_line",
                Level.RED,
                "Leg 1 passes 14 m from the power line",
                "30 m needed. Drawn red on the map.",
                "Move leg 1 by 20 m",
            ),
        )
    )
    for card in sheet.findChildren(TickCard)[:TICKED]:
        card.setChecked(True)
    stage.window.open_sheet(sheet)


def settings(stage: Stage) -> None:
    stage.window.show_page("train")
    stage.window.set_state_block("NO DRONE", "nothing is connected")
    stage.train.show_places("“Upmaļi”, Subate parish")
    facts = RoomFacts(Path("FireDrone-data"), link="udp:127.0.0.1:14550")
    stage.window.open_sheet(SettingsRoom(UiSettings(theme.worn().name), facts, tuple(Wish)))


def link(stage: Stage) -> None:
    """Two drones on one network, one of them ours by its key."""
    stage.window.show_page("fly")
    stage.window.set_state_block(
        "ON THE GROUND", "Plan NOT aboard: the drone did not answer to item 12", red=True
    )
    uid = "3500260012345678"
    state = replace(
        standing(),
        identity=Identity(1, 1, "quadrotor", "ardupilotmega", uid=uid),
        link=LinkCounts(messages=4812, lost=23, strangers=14, signing=Signing.OFF, heard_s=NOW_S - 0.2),
    )
    stage.hear(state)
    sheet = LinkSheet("udp:127.0.0.1:14550", {uid: "Subate 1"})
    fleet = (
        Seen(1, 1, "quadrotor", "ardupilotmega", "10.0.0.7:14550", uid, NOW_S - 0.2, commanded=True),
        Seen(2, 1, "hexarotor", "ardupilotmega", "10.0.0.9:14550", None, NOW_S - 0.6, commanded=False),
    )
    sheet.show_link(state, fleet, NOW_S)
    sheet.pairing.set_blocked("plug it in by USB")
    stage.window.open_sheet(sheet)


PICTURES: dict[str, tuple[ThemeName, Callable[[Stage], None]]] = {
    "alarm-day": (ThemeName.DAY, fly),
    "fly-contrast": (ThemeName.HIGH_CONTRAST, fly),
    "check-day": (ThemeName.DAY, check),
    "check-night": (ThemeName.NIGHT, check),
    "position-lost-night": (ThemeName.NIGHT, position_lost),
    "settings-day": (ThemeName.DAY, settings),
    "link-day": (ThemeName.DAY, link),
}


def grab(name: str) -> Path:
    """One picture: a window of its own, so that none depends on the one before."""
    worn, set_scene = PICTURES[name]
    theme.wear(THEMES[worn])
    stage = Stage()
    set_scene(stage)
    QApplication.processEvents()
    path = FOLDER / f"{name}.png"
    stage.window.grab().save(str(path))
    stage.window.close()
    return path


def main() -> int:
    """Grab what was asked for, all by default."""
    asked = argparse.ArgumentParser(description="Grab the windows into docs/pictures.")
    asked.add_argument("names", nargs="*", help=f"some of: {', '.join(PICTURES)}")
    names = cast("list[str]", asked.parse_args().names) or list(PICTURES)
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are {', '.join(PICTURES)}", file=sys.stderr)
        return 2
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    font.load()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names:
        print(grab(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
