"""Which telemetry goes out how often: nothing until somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from telemetry.messages import mavlink
from training import attitude_messages, health_messages, position_messages, sensor_messages
from training.mission_transfer import mission_current

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Outgoing
    from training.autopilot import Autopilot

Builder: TypeAlias = "Callable[[Autopilot], Outgoing | None]"

# In the order in which they leave in one tick, as recorded.
BUILDERS: dict[int, Builder] = {
    mavlink.MAVLINK_MSG_ID_AHRS: attitude_messages.ahrs,
    mavlink.MAVLINK_MSG_ID_AHRS2: attitude_messages.ahrs2,
    mavlink.MAVLINK_MSG_ID_ATTITUDE: attitude_messages.attitude,
    mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT: position_messages.global_position,
    mavlink.MAVLINK_MSG_ID_VFR_HUD: attitude_messages.vfr_hud,
    mavlink.MAVLINK_MSG_ID_SYS_STATUS: health_messages.sys_status,
    mavlink.MAVLINK_MSG_ID_POWER_STATUS: health_messages.power_status,
    mavlink.MAVLINK_MSG_ID_MEMINFO: health_messages.meminfo,
    mavlink.MAVLINK_MSG_ID_NAV_CONTROLLER_OUTPUT: position_messages.nav_controller,
    mavlink.MAVLINK_MSG_ID_MISSION_CURRENT: mission_current,
    mavlink.MAVLINK_MSG_ID_SERVO_OUTPUT_RAW: health_messages.servo_output,
    mavlink.MAVLINK_MSG_ID_RC_CHANNELS: health_messages.rc_channels,
    mavlink.MAVLINK_MSG_ID_RAW_IMU: sensor_messages.raw_imu,
    mavlink.MAVLINK_MSG_ID_SCALED_IMU2: sensor_messages.scaled_imu2,
    mavlink.MAVLINK_MSG_ID_SCALED_IMU3: sensor_messages.scaled_imu3,
    mavlink.MAVLINK_MSG_ID_SCALED_PRESSURE: sensor_messages.scaled_pressure,
    mavlink.MAVLINK_MSG_ID_SCALED_PRESSURE2: sensor_messages.scaled_pressure2,
    mavlink.MAVLINK_MSG_ID_GPS_RAW_INT: position_messages.gps_raw,
    mavlink.MAVLINK_MSG_ID_SYSTEM_TIME: health_messages.system_time,
    mavlink.MAVLINK_MSG_ID_SIMSTATE: attitude_messages.sim_state,
    mavlink.MAVLINK_MSG_ID_FENCE_STATUS: health_messages.fence_status,
    mavlink.MAVLINK_MSG_ID_WIND: position_messages.wind,
    mavlink.MAVLINK_MSG_ID_TERRAIN_REPORT: position_messages.terrain_here,
    mavlink.MAVLINK_MSG_ID_EKF_STATUS_REPORT: health_messages.ekf_status,
    mavlink.MAVLINK_MSG_ID_LOCAL_POSITION_NED: position_messages.local_position,
    mavlink.MAVLINK_MSG_ID_VIBRATION: sensor_messages.vibration,
    mavlink.MAVLINK_MSG_ID_POSITION_TARGET_GLOBAL_INT: position_messages.position_target,
    mavlink.MAVLINK_MSG_ID_BATTERY_STATUS: health_messages.battery_status,
    mavlink.MAVLINK_MSG_ID_ESC_TELEMETRY_1_TO_4: health_messages.esc_telemetry,
    # Sent only if asked for by name, and then behind the others.
    mavlink.MAVLINK_MSG_ID_ATTITUDE_QUATERNION: attitude_messages.attitude_quaternion,
    mavlink.MAVLINK_MSG_ID_EXTENDED_SYS_STATE: health_messages.extended_state,
    mavlink.MAVLINK_MSG_ID_SCALED_IMU: sensor_messages.scaled_imu,
    mavlink.MAVLINK_MSG_ID_HOME_POSITION: position_messages.home_position,
    mavlink.MAVLINK_MSG_ID_GPS_GLOBAL_ORIGIN: position_messages.global_origin,
    mavlink.MAVLINK_MSG_ID_AUTOPILOT_VERSION: health_messages.version,
}
# Known to the firmware, but this vehicle has nothing of the kind: cameras, gimbals, engines, other receivers.
SENDS_NOTHING = frozenset(
    {
        mavlink.MAVLINK_MSG_ID_GPS2_RAW,
        mavlink.MAVLINK_MSG_ID_GPS_RTK,
        mavlink.MAVLINK_MSG_ID_GPS2_RTK,
        mavlink.MAVLINK_MSG_ID_DISTANCE_SENSOR,
        mavlink.MAVLINK_MSG_ID_SCALED_PRESSURE3,
        mavlink.MAVLINK_MSG_ID_MOUNT_STATUS,
        mavlink.MAVLINK_MSG_ID_RANGEFINDER,
        mavlink.MAVLINK_MSG_ID_CAMERA_FEEDBACK,
        mavlink.MAVLINK_MSG_ID_MAG_CAL_PROGRESS,
        mavlink.MAVLINK_MSG_ID_MAG_CAL_REPORT,
        mavlink.MAVLINK_MSG_ID_PID_TUNING,
        mavlink.MAVLINK_MSG_ID_EFI_STATUS,
        mavlink.MAVLINK_MSG_ID_RPM,
        mavlink.MAVLINK_MSG_ID_GIMBAL_MANAGER_STATUS,
        mavlink.MAVLINK_MSG_ID_GIMBAL_DEVICE_ATTITUDE_STATUS,
        mavlink.MAVLINK_MSG_ID_GENERATOR_STATUS,
        mavlink.MAVLINK_MSG_ID_WINCH_STATUS,
        mavlink.MAVLINK_MSG_ID_ESC_TELEMETRY_5_TO_8,
    }
)
_ORDER = {number: place for place, number in enumerate(BUILDERS)}

GROUPS: dict[int, tuple[int, ...]] = {  # MAV_DATA_STREAM
    1: (
        mavlink.MAVLINK_MSG_ID_RAW_IMU,
        mavlink.MAVLINK_MSG_ID_SCALED_IMU2,
        mavlink.MAVLINK_MSG_ID_SCALED_IMU3,
        mavlink.MAVLINK_MSG_ID_SCALED_PRESSURE,
        mavlink.MAVLINK_MSG_ID_SCALED_PRESSURE2,
    ),
    2: (
        mavlink.MAVLINK_MSG_ID_SYS_STATUS,
        mavlink.MAVLINK_MSG_ID_POWER_STATUS,
        mavlink.MAVLINK_MSG_ID_MEMINFO,
        mavlink.MAVLINK_MSG_ID_MISSION_CURRENT,
        mavlink.MAVLINK_MSG_ID_GPS_RAW_INT,
        mavlink.MAVLINK_MSG_ID_NAV_CONTROLLER_OUTPUT,
        mavlink.MAVLINK_MSG_ID_FENCE_STATUS,
        mavlink.MAVLINK_MSG_ID_POSITION_TARGET_GLOBAL_INT,
    ),
    3: (mavlink.MAVLINK_MSG_ID_SERVO_OUTPUT_RAW, mavlink.MAVLINK_MSG_ID_RC_CHANNELS),
    4: (),
    6: (mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT, mavlink.MAVLINK_MSG_ID_LOCAL_POSITION_NED),
    10: (
        mavlink.MAVLINK_MSG_ID_ATTITUDE,
        mavlink.MAVLINK_MSG_ID_AHRS2,
        mavlink.MAVLINK_MSG_ID_SIMSTATE,
        mavlink.MAVLINK_MSG_ID_ESC_TELEMETRY_1_TO_4,
    ),
    11: (mavlink.MAVLINK_MSG_ID_VFR_HUD,),
    12: (
        mavlink.MAVLINK_MSG_ID_AHRS,
        mavlink.MAVLINK_MSG_ID_WIND,
        mavlink.MAVLINK_MSG_ID_SYSTEM_TIME,
        mavlink.MAVLINK_MSG_ID_BATTERY_STATUS,
        mavlink.MAVLINK_MSG_ID_EKF_STATUS_REPORT,
        mavlink.MAVLINK_MSG_ID_VIBRATION,
        mavlink.MAVLINK_MSG_ID_TERRAIN_REPORT,
    ),
}
ALL_GROUPS = 0
FASTEST_S = 0.02


class Streams:
    """The wanted interval of each message; all are due on one grid, so that equals go together."""

    def __init__(
        self,
        builders: dict[int, Builder] = BUILDERS,
        say: Callable[[Outgoing], None] | None = None,
    ) -> None:
        """`builders` make the messages; `say` sends them, as the autopilot's own without it."""
        self.builders = builders
        self._say = say
        self._interval_s: dict[int, float] = {}
        self._due_s: dict[int, float] = {}
        self._next_s = float("inf")

    def request_group(self, group: int, rate_hz: float, now_s: float) -> None:
        """REQUEST_DATA_STREAM; rate 0 stops it."""
        groups = GROUPS if group == ALL_GROUPS else {group: GROUPS.get(group, ())}
        for numbers in groups.values():
            for number in numbers:
                self._set(number, 1.0 / rate_hz if rate_hz > 0 else None, now_s)

    def set_interval(self, number: int, interval_us: float, now_s: float) -> None:
        """SET_MESSAGE_INTERVAL: -1 stops it, 0 is the default, which is not to send."""
        self._set(number, interval_us / 1e6 if interval_us > 0 else None, now_s)

    def interval_us(self, number: int) -> int:
        """As MESSAGE_INTERVAL tells it: 0 when it is not sent."""
        return min(2**31 - 1, round(self._interval_s.get(number, 0.0) * 1e6))

    def wanted(self, number: int) -> bool:
        return number in self._interval_s

    def step(self, ap: Autopilot) -> None:
        """Say what is due."""
        now_s = ap.now_s + 1e-6
        if now_s < self._next_s:
            return
        for number in [n for n, due_s in self._due_s.items() if due_s <= now_s]:
            interval_s = self._interval_s[number]
            self._due_s[number] = (now_s // interval_s + 1.0) * interval_s
            message = self.builders[number](ap) if number in self.builders else None
            if message is not None:
                (self._say or ap.voice.say)(message)
        self._next_s = min(self._due_s.values(), default=float("inf"))

    def _set(self, number: int, interval_s: float | None, now_s: float) -> None:
        if interval_s is None:
            self._interval_s.pop(number, None)
            self._due_s.pop(number, None)
        else:
            interval_s = max(FASTEST_S, interval_s)
            self._interval_s[number] = interval_s
            self._due_s[number] = (now_s // interval_s + 1.0) * interval_s
            self._due_s = dict(sorted(self._due_s.items(), key=lambda row: _ORDER.get(row[0], 99)))
        self._next_s = min(self._due_s.values(), default=float("inf"))
