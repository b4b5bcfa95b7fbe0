"""The drone as it is now: one frozen record, in small groups, each with the moment it was heard.

A group is None until it was heard, and so is a field whose wire value means "unknown".
`received_s` is the monotonic second of the link's clock; an age is `clock.monotonic_s() - received_s`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from maps.geo import AboveGround, AboveHome, Amsl, LatLon
from telemetry.camera.mount import Mount
from telemetry.camera.state import Camera
from telemetry.door import Signing


class SystemStatus(StrEnum):
    """MAV_STATE, as far as an ArduCopter uses it."""

    BOOT = "boot"
    STANDBY = "standby"  # on the ground, armed or not
    ACTIVE = "active"  # flying
    CRITICAL = "critical"  # a failsafe is at work
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Identity:
    """Which vehicle this is. `uid` and `firmware` come with AUTOPILOT_VERSION."""

    system: int
    component: int
    type: str  # "quadrotor", "hexarotor", ...
    autopilot: str  # "ardupilotmega", "px4", ...
    uid: str | None = None
    firmware: str | None = None
    capabilities: int | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Mode and arming, from HEARTBEAT."""

    mode: str  # "AUTO", "GUIDED", ...; "MODE 42" when unknown
    armed: bool
    status: SystemStatus
    received_s: float


@dataclass(frozen=True, slots=True)
class Fix:
    """Where the vehicle is, from GLOBAL_POSITION_INT."""

    at: LatLon
    amsl_m: Amsl
    above_home_m: AboveHome
    ground_speed_m_s: float
    climb_m_s: float
    heading_deg: float | None
    received_s: float


@dataclass(frozen=True, slots=True)
class Satellites:
    """How good the position is, from GPS_RAW_INT. `fix_type` as in GPS_FIX_TYPE: 3 is 3D, 6 RTK fixed."""

    fix_type: int
    count: int | None
    hdop: float | None
    accuracy_m: float | None
    received_s: float


@dataclass(frozen=True, slots=True)
class Battery:
    """From SYS_STATUS and BATTERY_STATUS."""

    voltage_v: float | None
    current_a: float | None
    percent: int | None
    used_mah: int | None
    received_s: float


@dataclass(frozen=True, slots=True)
class Attitude:
    """From ATTITUDE."""

    roll_deg: float
    pitch_deg: float
    yaw_deg: float
    received_s: float


@dataclass(frozen=True, slots=True)
class Gimbal:
    """Where the camera looks, seen from the Earth: GIMBAL_DEVICE_ATTITUDE_STATUS or MOUNT_ORIENTATION.

    The yaw is that of the picture's upper edge when it looks straight down, of the look otherwise.
    """

    pitch_deg: float  # above the horizon: -90 looks straight down
    yaw_deg: float | None  # clockwise from north; None: told from the nose, and the heading is not known
    received_s: float


@dataclass(frozen=True, slots=True)
class Wind:
    """From WIND: the direction it comes from."""

    from_deg: float
    speed_m_s: float
    received_s: float


@dataclass(frozen=True, slots=True)
class Home:
    """Where it returns to, from HOME_POSITION."""

    at: LatLon
    amsl_m: Amsl
    received_s: float


@dataclass(frozen=True, slots=True)
class Terrain:
    """From TERRAIN_REPORT; None as height: the vehicle has no terrain data here.

    `pending` and `loaded` count blocks of 4 x 4 heights that it wants to have aboard, and has.
    """

    above_ground_m: AboveGround | None
    received_s: float
    pending: int = 0
    loaded: int = 0


class MissionState(StrEnum):
    """MISSION_STATE of MISSION_CURRENT."""

    UNKNOWN = "unknown"
    NONE = "none"
    NOT_STARTED = "not_started"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class MissionProgress:
    """From MISSION_CURRENT and MISSION_ITEM_REACHED. Item 0 is home."""

    current: int
    total: int | None
    state: MissionState
    reached: int | None
    received_s: float


@dataclass(frozen=True, slots=True)
class FenceStatus:
    """From FENCE_STATUS."""

    breached: bool
    breaches: int
    received_s: float


@dataclass(frozen=True, slots=True)
class Estimator:
    """From EKF_STATUS_REPORT: whether the vehicle knows where it is."""

    flags: int
    position_ok: bool
    received_s: float


@dataclass(frozen=True, slots=True)
class Health:
    """From SYS_STATUS: what the autopilot says of itself. Judged in the mode it is in now."""

    ready_to_arm: bool
    received_s: float


@dataclass(frozen=True, slots=True)
class Radio:
    """From RADIO_STATUS; strength 0..254 in the radio's own units."""

    rssi: int | None
    remote_rssi: int | None
    received_s: float


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """What came over the link so far."""

    messages: int = 0
    bytes: int = 0
    lost: int = 0  # gaps in the sequence numbers of the vehicle
    bad_bytes: int = 0  # bytes that belong to no valid frame
    strangers: int = 0  # datagrams from others than our peer
    refused: int = 0  # frames that the door did not let in
    unknown: int = 0  # frames whose id this program does not know: recorded, never acted upon
    signing: Signing | None = None  # None: nobody was heard yet
    down: bool = False  # the port or the connection is gone and is being opened again
    heard_s: float | None = None  # last valid message of the vehicle


@dataclass(frozen=True, slots=True)
class VehicleState:
    """Everything a flight view shows."""

    identity: Identity | None = None
    heartbeat: Heartbeat | None = None
    fix: Fix | None = None
    satellites: Satellites | None = None
    battery: Battery | None = None
    attitude: Attitude | None = None
    gimbal: Gimbal | None = None
    wind: Wind | None = None
    home: Home | None = None
    terrain: Terrain | None = None
    mission: MissionProgress | None = None
    fence: FenceStatus | None = None
    estimator: Estimator | None = None
    health: Health | None = None
    radio: Radio | None = None
    cameras: tuple[Camera, ...] = ()  # by component and device
    mounts: tuple[Mount, ...] = ()  # by device
    link: LinkCounts = LinkCounts()

    @property
    def armed(self) -> bool:
        return self.heartbeat is not None and self.heartbeat.armed

    @property
    def flying(self) -> bool:
        """Armed and off the ground: MAV_STATE_ACTIVE, or a failsafe above half a metre."""
        if self.heartbeat is None or not self.heartbeat.armed:
            return False
        if self.heartbeat.status is SystemStatus.CRITICAL:
            return self.fix is not None and self.fix.above_home_m > 0.5
        return self.heartbeat.status is SystemStatus.ACTIVE
