"""What the autopilot knows and holds together: mode, arming, home, and the parts it flies with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from telemetry.messages import mavlink
from training.copter import Copter, Demand
from training.faults import Faults
from training.fence_watch import FenceWatch
from training.local_frame import Spot
from training.mission_run import MissionProgress
from training.modes import Mode, Reason
from training.route import Limits
from training.sensors import FIX_S, Sensors
from training.voice import INFO

if TYPE_CHECKING:
    from datetime import datetime

    from training.battery import Battery
    from training.heard import Command
    from training.local_frame import LocalFrame
    from training.mission_store import Item, MissionStore
    from training.parameters import Parameters
    from training.terrain_store import TerrainStore
    from training.voice import Voice
    from training.weather import Air

SPOOL_AFTER_ARMING_S = 2.0  # recorded: motors wait so long after arming
HOME_UP_MAX_M = 50_000.0  # HOME_POSITION carries millimetres in 32 bits
SPOOL_S = 1.3  # and take so long to lift


class Flying(Protocol):
    """A way of flying: what it wants of the copter at each tick."""

    def step(self, ap: Autopilot, dt_s: float) -> Demand: ...


class Carried(Protocol):
    """A camera on a gimbal below it that the autopilot moves, as far as the flight has to do with it."""

    def look_at(self, place: Spot | None) -> None: ...
    def let_go(self) -> None: ...
    def obey_item(self, ap: Autopilot, item: Item) -> None: ...
    def obey(self, ap: Autopilot, command: Command) -> int | None: ...


class Grounded:
    """Motors off, or idling on the ground in a mode that waits for the pilot."""

    def step(self, ap: Autopilot, dt_s: float) -> Demand:  # noqa: ARG002
        return Demand(motors=0.1 if ap.armed else 0.0)


@dataclass(slots=True)
class Failing:
    """Which failsafes are at work. The battery ones stay until the next boot."""

    radio: bool = False
    gcs: bool = False
    estimate: bool = False
    terrain: bool = False
    battery_low: bool = False
    battery_critical: bool = False

    @property
    def any(self) -> bool:
        return (
            self.radio
            or self.gcs
            or self.estimate
            or self.terrain
            or self.battery_low
            or self.battery_critical
        )


@dataclass(slots=True)
class Unlogged:
    """What was said and what went wrong since the log was last written."""

    texts: list[str] = field(default_factory=list[str])
    errors: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])  # subsystem, code

    def forget(self) -> None:
        self.texts.clear()
        self.errors.clear()


@dataclass(slots=True)
class SpeedChanges:
    """What DO_CHANGE_SPEED has set since the mode began; None: the parameter counts."""

    ground_m_s: float | None = None
    climb_m_s: float | None = None
    descent_m_s: float | None = None


@dataclass(slots=True)
class Autopilot:
    """The state that everything aboard shares. Times are seconds since boot."""

    frame: LocalFrame
    copter: Copter
    air: Air
    battery: Battery
    parameters: Parameters
    missions: MissionStore
    voice: Voice
    terrain: TerrainStore
    started_at: datetime  # UTC at boot second 0
    board: int = 0  # which one it is, whatever number it goes by
    sensors: Sensors = field(default_factory=Sensors)
    faults: Faults = field(default_factory=Faults)
    now_s: float = 0.0
    mode: Mode = Mode.STABILIZE
    mode_reason: Reason = Reason.COMMAND
    flying: Flying = field(default_factory=Grounded)
    armed: bool = False
    armed_at_s: float = 0.0
    may_lift: bool = False  # AUTO waits on the ground until MISSION_START
    landed: bool = True
    touched_at_s: float | None = None
    idle_since_s: float = 0.0  # armed on the ground without wanting to fly
    disarmed_by_landing: bool = False
    position_controlled: bool = False
    origin_set: bool = False
    home: Spot | None = None
    progress: MissionProgress = field(default_factory=MissionProgress)
    fence: FenceWatch = field(default_factory=FenceWatch)
    failing: Failing = field(default_factory=Failing)
    speeds: SpeedChanges = field(default_factory=SpeedChanges)
    no_terrain_since_s: float | None = None  # it flies above a ground that is not aboard
    target: Spot | None = None  # what POSITION_TARGET_GLOBAL_INT echoes
    yaw_deg: float | None = None  # asked for by CONDITION_YAW
    looks_at: Spot | None = None  # instead of a heading: a place, see `looking.py`
    yaw_rate_deg_s: float | None = None
    trail: list[Spot] = field(default_factory=list[Spot])  # the way SMART_RTL takes back
    in_flight_yaw_aligned: bool = False
    modes_asked: bool = False  # somebody follows AVAILABLE_MODES
    logging: bool = False  # its own log runs from the first turn of the motors on
    carried: Carried | None = None  # None: nothing that could pan, so it turns as a whole
    unlogged: Unlogged = field(default_factory=Unlogged)
    servos: dict[int, int] = field(default_factory=dict[int, int])  # what DO_SET_SERVO has set, microseconds

    # --- where it is -----------------------------------------------------------------------------

    @property
    def spot(self) -> Spot:
        """Where it thinks it is."""
        copter = self.copter
        return Spot(copter.north_m, copter.east_m, copter.up_m)

    @property
    def home_up_m(self) -> float:
        """Height of home above the switch-on ground; 0 until home is set."""
        return self.home.up_m if self.home is not None else 0.0

    @property
    def origin(self) -> Spot | None:
        """Where its estimator counts from; None before it has chosen."""
        return Spot(0.0, 0.0, 0.0) if self.origin_set else None

    def reported_e7(self) -> tuple[int, int]:
        """What it reports as its position: 0, 0 until there is one."""
        if not self.sensors.fix_type:
            return 0, 0
        off_north, off_east = self.faults.position_off_m
        return self.frame.lat_lon_e7(self.copter.north_m + off_north, self.copter.east_m + off_east)

    @property
    def flying_now(self) -> bool:
        return self.armed and not self.landed

    @property
    def boot_ms(self) -> int:
        return round(self.now_s * 1000)

    @property
    def boot_us(self) -> int:
        return round(self.now_s * 1e6)

    def utc_us(self) -> int:
        """Unix microseconds as the satellites tell them; 0 before the first fix."""
        if self.now_s < FIX_S:
            return 0
        return round((self.started_at.timestamp() + self.now_s) * 1e6)

    @property
    def limits(self) -> Limits:
        """The speeds of automatic flight now."""
        changed = self.speeds
        return Limits(
            changed.ground_m_s or self.parameters["WPNAV_SPEED"] / 100.0,
            changed.climb_m_s or self.parameters["WPNAV_SPEED_UP"] / 100.0,
            changed.descent_m_s or self.parameters["WPNAV_SPEED_DN"] / 100.0,
        )

    @property
    def spooled_up(self) -> bool:
        return self.now_s >= self.armed_at_s + SPOOL_AFTER_ARMING_S

    # --- what it says ----------------------------------------------------------------------------

    def text(self, severity: int, text: str) -> None:
        self.unlogged.texts.append(text)
        self.voice.text(severity, text)

    def heartbeat(self) -> mavlink.MAVLink_heartbeat_message:
        """HEARTBEAT as it would be sent now."""
        return mavlink.MAVLink_heartbeat_message(
            mavlink.MAV_TYPE_QUADROTOR,
            mavlink.MAV_AUTOPILOT_ARDUPILOTMEGA,
            self._base_mode(),
            int(self.mode),
            self._system_status(),
            3,
        )

    def _base_mode(self) -> int:
        base = (
            mavlink.MAV_MODE_FLAG_CUSTOM_MODE_ENABLED
            | mavlink.MAV_MODE_FLAG_STABILIZE_ENABLED
            | mavlink.MAV_MODE_FLAG_MANUAL_INPUT_ENABLED
        )
        if self.sensors.booting(self.now_s) or (self.position_controlled and self.sensors.position_ok):
            base |= mavlink.MAV_MODE_FLAG_GUIDED_ENABLED
        return base | (mavlink.MAV_MODE_FLAG_SAFETY_ARMED if self.armed else 0)

    def _system_status(self) -> int:
        if self.sensors.booting(self.now_s):
            return mavlink.MAV_STATE_BOOT
        if self.failing.any:
            return mavlink.MAV_STATE_CRITICAL
        return mavlink.MAV_STATE_ACTIVE if self.flying_now else mavlink.MAV_STATE_STANDBY

    # --- home ------------------------------------------------------------------------------------

    def set_home(self, home: Spot) -> None:
        """A new home; it also becomes item 0 of the mission, and the others learn of it."""
        self.home = home = home._replace(up_m=max(-HOME_UP_MAX_M, min(HOME_UP_MAX_M, home.up_m)))
        self.voice.later(self.home_position(home))

    def home_position(self, home: Spot) -> mavlink.MAVLink_home_position_message:
        """HOME_POSITION of that home."""
        lat, lon = self.frame.lat_lon_e7(home.north_m, home.east_m)
        nan = float("nan")
        return mavlink.MAVLink_home_position_message(
            lat,
            lon,
            round(self.frame.amsl_m(home.up_m) * 1000),
            home.north_m,
            home.east_m,
            -home.up_m,
            [nan, nan, nan, nan],
            0.0,
            0.0,
            0.0,
            self.boot_us,
        )

    def global_origin(self) -> mavlink.MAVLink_gps_global_origin_message:
        lat, lon = self.frame.lat_lon_e7(0.0, 0.0)
        return mavlink.MAVLink_gps_global_origin_message(
            lat, lon, round(self.frame.ground_amsl_m * 1000), self.boot_us
        )

    # --- arming ----------------------------------------------------------------------------------

    def arm(self) -> None:
        """Start the motors. Whether it may was asked before."""
        self.armed = self.logging = True
        self.armed_at_s = self.idle_since_s = self.now_s
        self.landed, self.touched_at_s, self.may_lift = True, None, False
        self.trail.clear()
        self.text(INFO, "Arming motors")
        if self.sensors.position_ok:
            self.voice.later(self.global_origin())
            self.set_home(self.spot)

    def disarm(self) -> None:
        """Stop the motors."""
        self.armed = False
        self.landed = True
        self.position_controlled = False
        self.target = None
        self.progress.reset()
        self.text(INFO, "Disarming motors")
