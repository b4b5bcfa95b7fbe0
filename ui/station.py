"""The station: one window, four pages, the desks behind them, and the wires between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.alarm_attention import AGAIN_S
from ui.desk.area_desk import AreaDesk
from ui.desk.camera_desk import CameraDesk
from ui.desk.coverage_desk import CoverageDesk
from ui.desk.flight_desk import FlightDesk
from ui.desk.heat_desk import HeatDesk
from ui.desk.incident_desk import IncidentDesk
from ui.desk.login_desk import LoginDesk
from ui.desk.pairing_desk import PairingDesk
from ui.desk.plan_desk import PlanDesk
from ui.desk.playback_desk import PlaybackDesk
from ui.desk.review_desk import ReviewDesk
from ui.desk.spot_desk import SpotDesk
from ui.desk.tile_desk import TileDesk
from ui.desk.train_desk import TrainDesk
from ui.desk.video_desk import VideoDesk
from ui.first_run.answers import Answers
from ui.fly.before_takeoff import BeforeTakeoff
from ui.fly.fly_page import FlyPage
from ui.incident.incident_page import IncidentPage
from ui.main_window import MainWindow
from ui.map.map_view import MapView
from ui.pump import Pump
from ui.review.replay import Replay
from ui.review.review_page import ReviewPage
from ui.roles import Action
from ui.settings_room.section import Wish
from ui.train.train_page import TrainPage
from ui.video.stage import FlyStage
from ui.wiring.afterwards import AfterwardsWires
from ui.wiring.aiming import AimingWires
from ui.wiring.alarming import AlarmingWires
from ui.wiring.alerting import AlertingWires
from ui.wiring.areas import AreaWires
from ui.wiring.beginning import BeginningWires
from ui.wiring.certifying import CertifyingWires
from ui.wiring.comparing import ComparingWires
from ui.wiring.confirming import ConfirmingWires
from ui.wiring.covering import CoveringWires
from ui.wiring.downloading import DownloadingWires
from ui.wiring.finding import FindingWires
from ui.wiring.flying import FlyingWires
from ui.wiring.guarding import GuardingWires
from ui.wiring.handing_on import HandingOnWires
from ui.wiring.helping import HelpingWires
from ui.wiring.linking import LinkingWires
from ui.wiring.parts import Parts
from ui.wiring.photographing import PhotographingWires
from ui.wiring.planning import PlanningWires
from ui.wiring.reaching import ReachingWires
from ui.wiring.resuming import ResumingWires
from ui.wiring.reviewing import ReviewingWires
from ui.wiring.seeing import SeeingWires
from ui.wiring.settling import SettlingWires, dress
from ui.wiring.sounding import SoundingWires
from ui.wiring.spotting import SpottingWires
from ui.wiring.streaming import StreamingWires
from ui.wiring.surroundings import SurroundingsWires
from ui.wiring.training import TrainingWires
from ui.wiring.watching import WatchingWires
from ui.wiring.wishing import WishingWires

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from incidents.signatures import Signer
    from maps.geo import LatLon
    from telemetry.key_store import KeyStore
    from telemetry.settings import LinkSettings
    from telemetry.signing_keys import DroneKeys
    from telemetry.video.settings import VideoSettings
    from ui.desk.flight_desk import OpenLink, RecordLink
    from ui.desk.sitl_desk import Simulator
    from ui.settings import UiSettings
    from ui.settings_room.shared_file import BroughtIn, SharedFile
    from ui.wiring.settling import Save


class Station(QObject):
    """Made once; `parts` are its pieces. `close` writes everything down."""

    def __init__(
        self,
        data: Path,
        settings: UiSettings,
        link: LinkSettings,
        video: VideoSettings,
        *,
        open_link: OpenLink,
        record_link: RecordLink,
        save_settings: Save,
        shared_settings: SharedFile | None = None,
        version: str = "",
        keys: DroneKeys | None = None,
        signer: Signer | None = None,
        secrets: Callable[[], KeyStore | None] | None = None,
        index_url: str | None = None,
        simulator: Callable[[], Simulator] | None = None,
    ) -> None:
        """`save_settings` raises SettingsError. `shared_settings`: the one file for the brigade's laptops.
        `keys`: what the brigade's drones sign with, without them nothing can be paired here. `signer`
        vouches for the journals. `secrets` opens the key store, for the passwords of cameras. `index_url`: of
        the PostgreSQL that lists the incidents, None: a file in the data folder. `simulator` looks for the
        ArduPilot SITL that this computer can train with.
        """
        super().__init__()
        dress(settings)
        incidents = IncidentDesk(data, signer, index_url=index_url)
        self.parts = _parts(data, open_link, record_link, keys, incidents)
        self.settling = SettlingWires(
            self.parts,
            settings,
            link,
            video,
            save=save_settings,
            version=version,
            parent=self,
        )
        self.flying = FlyingWires(self.parts, self)
        self.alerting = AlertingWires(self.parts, self.settling.language, self)
        self.covering = CoveringWires(self.parts, self)
        self.linking = LinkingWires(self.parts, link, self)
        self.planning = PlanningWires(self.parts, self)
        self.alarming = AlarmingWires(self.parts, settings.alarm_folder, settings.language, self)
        self.reaching = ReachingWires(self.parts, self)
        self.surroundings = SurroundingsWires(self.parts, self)
        self.areas = AreaWires(
            self.parts,
            self.surroundings.read,
            lambda: self.surroundings.district,
            self.settling.brigade,
            self,
        )
        self.downloading = DownloadingWires(self.parts, self.surroundings.read, self)
        self.confirming = ConfirmingWires(self.parts, lambda: self.surroundings.district.outline, self)
        self.finding = FindingWires(self.parts, self.settling.brigade, self)
        self.certifying = CertifyingWires(self.parts, signer, lambda: self.surroundings.district, self)
        self.resuming = ResumingWires(self.parts, self)
        self.watching = WatchingWires(self.parts, self)
        self.wishing = WishingWires(self.parts, self.settling.language, self)
        self.reviewing = ReviewingWires(self.parts, self)
        self.afterwards = AfterwardsWires(
            self.parts,
            self.flying,
            signer=signer,
            language=self.settling.language,
            brigade=self.settling.brigade,
            parent=self,
        )
        self.training = TrainingWires(
            self.parts,
            look_back=self.reviewing.look,
            language=self.settling.language,
            simulator=simulator,
            parent=self,
        )
        self.comparing = ComparingWires(self.parts, self.settling.language, self)
        self.helping = HelpingWires(self.parts, self.settling.language, self)
        self.streaming = StreamingWires(self.parts, video, LoginDesk(secrets, self), self)
        self.seeing = SeeingWires(self.parts, video, self)
        self.photographing = PhotographingWires(self.parts, self.seeing, self)
        self.aiming = AimingWires(self.parts, self.seeing, self.photographing.keep, self)
        self.spotting = SpottingWires(self.parts, self.aiming, self.settling.language, self)
        self.beginning = BeginningWires(
            self.parts, self.finding.ask, self._answers, link.address, parent=self
        )
        self.guarding = GuardingWires(self.parts, settings.role, settings.role_pins, self)
        if shared_settings is not None:
            self.handing_on = HandingOnWires(
                self.parts, self.settling, shared_settings, self.guarding.ask, self
            )
        self.sounding = SoundingWires(
            self.parts,
            settings.language,
            sounds=settings.sounds,
            spoken=settings.spoken_alarms,
            again_s=AGAIN_S,
            parent=self,
        )
        self._connect()
        self._speak()
        self.parts.incidents.refresh_list()

    def _connect(self) -> None:
        """What the wires tell each other."""
        self.flying.facts_of_picture = self.photographing.keep_for_mark
        self.parts.spots.keep_picture = self.photographing.keep
        self.alarming.folder_settled.connect(self.settling.keep_alarm_folder)
        self.streaming.settled.connect(self._on_video)
        self.planning.checks_wanted.connect(self.flying.open_checks)
        self.linking.heard_again.connect(self.flying.on_heard_again)
        self.linking.settled.connect(self.settling.keep_link)
        self.areas.brigade_placed.connect(self._on_brigade_placed)
        self.settling.brigade_moved.connect(self.finding.brigade_changed)
        self.settling.language_changed.connect(self._speak)
        self.settling.language_changed.connect(self.parts.planning.tell)
        self.settling.brought_in.connect(self._on_brought_in)
        self.surroundings.read_anew.connect(self.finding.packs_changed)
        for map_view in (self.parts.incident_map, self.parts.fly_map, self.parts.review_map):
            map_view.find_wanted.connect(self.finding.open_sheet)
            self.finding.pinned.connect(map_view.show_pin)
        self.areas.confirmations_wanted.connect(self.confirming.open)
        self.areas.download_wanted.connect(self.downloading.open)
        self.confirming.changed.connect(self.surroundings.show_confirmed)
        self.confirming.opened.connect(self.comparing.tell_on)
        self.beginning.began.connect(self.settling.write)
        self.beginning.language_chosen.connect(self.settling.keep_language)
        self.beginning.brigade_said.connect(self.settling.keep_brigade)
        self.beginning.brigade_placed.connect(self.settling.keep_place)
        self.beginning.drone_said.connect(self.linking.keep_address)
        self.beginning.checks_wanted.connect(self.flying.open_checks)
        self.guarding.settled.connect(self.settling.keep_roles)
        self.settling.ask = self.reviewing.ask = self.training.ask = self.guarding.ask
        self.settling.kept.connect(self._on_kept)
        self.settling.open_sounds(self.sounding.serve)
        self.afterwards.guard_with(self.guarding.ask)
        self.parts.flight.flight_recorded.connect(self._on_flight_recorded)
        self._open_settings_doors()

    def close(self) -> None:
        """End the link, then the record, then the journal."""
        self.linking.close()
        self.parts.flight.disconnect_link()
        self.parts.video.close()
        self.parts.playback.close()
        self.reviewing.close()
        self.parts.review.close()
        self.parts.heat.use_camera(None)
        self.parts.spots.close()
        self.parts.training.close()
        self.parts.areas.close()
        self.parts.tiles.close()
        self.finding.close()
        self.alarming.close()
        self.afterwards.close()
        self.training.close()
        self.comparing.close()
        self.surroundings.close()
        self.sounding.close()
        self.parts.planning.close()
        self.parts.incidents.close()

    def _on_flight_recorded(self, _folder: object) -> None:
        if self.parts.window.page == "review":
            self.parts.review.look()

    # --- settings --------------------------------------------------------------------------------

    def _open_settings_doors(self) -> None:
        """What lies behind the rows of the settings that lead on."""
        self.settling.open_doors(
            {
                Wish.LINK: self.linking.open_sheet,
                Wish.STREAMS: self.streaming.open_sheet,
                Wish.AREA: self.areas.open_sheet,
                Wish.DOWNLOAD: self.downloading.open,
                Wish.ALARM_FOLDER: self.alarming.choose_folder,
                Wish.BOOKLET: self.comparing.open_sheet,
                Wish.ROLE: self.guarding.open_sheet,
                Wish.HELP: self.helping.open_sheet,
                Wish.FIRST_RUN: lambda: self.guarding.ask(Action.BRIGADE_SETTINGS, self.beginning.open_sheet),
            }
        )

    def _on_brigade_placed(self, at: LatLon) -> None:
        self.guarding.ask(Action.BRIGADE_SETTINGS, partial(self.settling.keep_place, at))

    def _on_kept(self, settings: UiSettings) -> None:
        self.sounding.set_sounds(settings.sounds)
        self.sounding.set_spoken(settings.spoken_alarms)

    def _on_brought_in(self, brought: BroughtIn) -> None:
        self.linking.set_settings(brought.link)
        self.streaming.set_settings(brought.video)
        self.seeing.set_settings(brought.video)

    def _on_video(self, video: VideoSettings) -> None:
        self.seeing.set_settings(video)
        self.settling.keep_video(video)

    def _answers(self) -> Answers:
        """What the first start would ask and knows."""
        chosen = self.settling.settings
        return Answers(chosen.language, chosen.brigade_name, chosen.brigade_country, self.settling.brigade())

    def _speak(self) -> None:
        language = self.settling.language()
        self.parts.review.set_language(language)
        self.parts.review_page.set_language(language)
        self.surroundings.say_zones()
        self.flying.say_state()
        self.alarming.set_language(language)
        self.afterwards.set_language(language)
        self.training.set_language(language)
        self.sounding.set_language(language)


def _parts(
    data: Path,
    open_link: OpenLink,
    record_link: RecordLink,
    keys: DroneKeys | None,
    incidents: IncidentDesk,
) -> Parts:
    incident_map, fly_map, review_map = MapView(), MapView(), MapView()
    stage = FlyStage(fly_map)
    incident_page, fly_page = IncidentPage(incident_map), FlyPage(stage)
    review_page, train_page = ReviewPage(review_map), TrainPage()
    pages = {"incident": incident_page, "fly": fly_page, "review": review_page, "train": train_page}
    pump = Pump()
    flight = FlightDesk(open_link, record_link, pump)
    return Parts(
        data=data,
        pump=pump,
        window=MainWindow(pages),
        incident_page=incident_page,
        incident_map=incident_map,
        fly_page=fly_page,
        fly_map=fly_map,
        stage=stage,
        before_takeoff=BeforeTakeoff(),
        review_page=review_page,
        review_map=review_map,
        replay=Replay(),
        train_page=train_page,
        incidents=incidents,
        planning=PlanDesk(ThreadPoolExecutor(1, "planner")),
        flight=flight,
        coverage=CoverageDesk(),
        pairing=PairingDesk(flight, keys),
        review=ReviewDesk(incidents),
        playback=PlaybackDesk(),
        training=TrainDesk(flight),
        areas=AreaDesk(data),
        tiles=TileDesk(data),
        video=VideoDesk(),
        heat=HeatDesk(),
        camera=CameraDesk(flight),
        spots=SpotDesk(incidents, flight),
    )
