"""Everything the window is made of, in one place, for who wires it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desk.area_desk import AreaDesk
    from ui.desk.camera_desk import CameraDesk
    from ui.desk.coverage_desk import CoverageDesk
    from ui.desk.flight_desk import FlightDesk
    from ui.desk.heat_desk import HeatDesk
    from ui.desk.incident_desk import IncidentDesk
    from ui.desk.pairing_desk import PairingDesk
    from ui.desk.plan_desk import PlanDesk
    from ui.desk.playback_desk import PlaybackDesk
    from ui.desk.review_desk import ReviewDesk
    from ui.desk.spot_desk import SpotDesk
    from ui.desk.tile_desk import TileDesk
    from ui.desk.train_desk import TrainDesk
    from ui.desk.video_desk import VideoDesk
    from ui.fly.before_takeoff import BeforeTakeoff
    from ui.fly.fly_page import FlyPage
    from ui.incident.incident_page import IncidentPage
    from ui.main_window import MainWindow
    from ui.map.map_view import MapView
    from ui.pump import Pump
    from ui.review.replay import Replay
    from ui.review.review_page import ReviewPage
    from ui.train.train_page import TrainPage
    from ui.video.stage import FlyStage


@dataclass(frozen=True, slots=True)
class Parts:
    """Made by `ui.station`, handed to each wiring."""

    data: Path
    pump: Pump
    window: MainWindow
    incident_page: IncidentPage
    incident_map: MapView
    fly_page: FlyPage
    fly_map: MapView
    stage: FlyStage  # the flight's map and the picture of its camera
    before_takeoff: BeforeTakeoff
    review_page: ReviewPage
    review_map: MapView
    replay: Replay
    train_page: TrainPage
    incidents: IncidentDesk
    planning: PlanDesk
    flight: FlightDesk
    coverage: CoverageDesk
    pairing: PairingDesk
    review: ReviewDesk
    playback: PlaybackDesk
    training: TrainDesk
    areas: AreaDesk
    tiles: TileDesk
    video: VideoDesk
    heat: HeatDesk
    camera: CameraDesk
    spots: SpotDesk

    @property
    def looking_back(self) -> bool:
        """Review is in front and nothing flies: the frame tells of the record, not of the drone."""
        return self.window.page == "review" and not self.flight.state.armed

    @property
    def situation(self) -> str:
        """What the frame must not leave in doubt."""
        if self.looking_back:
            return "replay"
        return "training" if self.flight.training else "live"
