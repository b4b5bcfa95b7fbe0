"""COMMAND_LONG and COMMAND_INT: what is done, and the result that is acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from telemetry.messages import mavlink
from training.arming import arm_refusals, complain
from training.auto import Auto
from training.boot import tell_parameter
from training.fence import is_on
from training.guided import Guided
from training.heard import Command, command_of
from training.identity import AVAILABLE_MODES, autopilot_version, available_modes
from training.local_frame import Spot
from training.looking import look_at, look_nowhere, turn_to
from training.mission_transfer import mission_current, set_current
from training.modes import Mode, known_mode
from training.speed import change_speed
from training.streams import SENDS_NOTHING, Streams
from training.switching import set_mode
from training.voice import CRITICAL, INFO, WARNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Message
    from training.autopilot import Autopilot

ACCEPTED: Final = 0
DENIED: Final = 2
UNSUPPORTED: Final = 3
FAILED: Final = 4
FORCE = 21196


class CommandDesk:
    """Takes commands, answers each with COMMAND_ACK."""

    def __init__(self, ap: Autopilot, streams: Streams, reboot: Callable[[], None]) -> None:
        self._ap = ap
        self._streams = streams
        self._reboot = reboot

    def hear(self, message: Message) -> bool:
        """Take a message of this protocol; False when it is of another."""
        kind = message.get_type()
        if kind == "SET_MODE":
            mode = known_mode(float(message.custom_mode))
            if mode is not None:
                set_mode(self._ap, mode)
            return True
        if kind not in ("COMMAND_LONG", "COMMAND_INT"):
            return False
        command = command_of(message)
        carried = self._ap.carried
        result = None if carried is None else carried.obey(self._ap, command)
        if result is None:
            handler = self._HANDLERS.get(command.number)
            result = handler(self, command) if handler is not None else FIXED.get(command.number, UNSUPPORTED)
        self._ap.voice.say(mavlink.MAVLink_command_ack_message(command.number, result, 0, 0, *command.sender))
        return True

    @classmethod
    def known(cls) -> frozenset[int]:
        """The commands that are not answered with UNSUPPORTED."""
        return frozenset(cls._HANDLERS) | frozenset(FIXED)

    # --- modes and arming ------------------------------------------------------------------------

    def _set_mode(self, command: Command) -> int:
        mode = known_mode(command.p2)
        if mode is None:
            self._ap.text(WARNING, f"No such mode {int(command.p2)}")
            return FAILED
        return ACCEPTED if set_mode(self._ap, mode) else FAILED

    def _land(self, _: Command) -> int:
        return ACCEPTED if set_mode(self._ap, Mode.LAND) else FAILED

    def _return(self, _: Command) -> int:
        return ACCEPTED if set_mode(self._ap, Mode.RTL) else FAILED

    def _arm(self, command: Command) -> int:
        ap, forced = self._ap, int(command.p2) == FORCE
        if command.p1 == 1.0:
            return ACCEPTED if ap.armed else self._start_motors(forced=forced)
        if command.p1 != 0.0:
            return UNSUPPORTED
        if not ap.armed:
            return ACCEPTED
        if ap.flying_now and not forced:
            return FAILED
        ap.disarm()
        return ACCEPTED

    def _start_motors(self, *, forced: bool) -> int:
        ap = self._ap
        reasons = [] if forced else arm_refusals(ap)
        for reason in reasons:
            ap.text(CRITICAL, f"Arm: {reason}")
        if reasons:
            return FAILED
        ap.arm()
        return ACCEPTED

    def _run_prearm_checks(self, _: Command) -> int:
        complain(self._ap)
        return ACCEPTED

    def _take_off(self, command: Command) -> int:
        ap = self._ap
        if not ap.armed or not ap.landed or not isinstance(ap.flying, Guided) or not command.z > 0.0:
            return FAILED
        ap.flying.take_off(ap.home_up_m + command.z)
        return ACCEPTED

    # --- flying ----------------------------------------------------------------------------------

    def _reposition(self, command: Command) -> int:
        ap = self._ap
        if not command.exact:
            return UNSUPPORTED
        if not (command.x or command.y) or not _on_earth(command):
            return DENIED
        if ap.mode is not Mode.GUIDED:
            if not int(command.p2) & 1:
                return DENIED
            if not set_mode(ap, Mode.GUIDED):
                return FAILED
        if not isinstance(ap.flying, Guided) or not ap.flying.go_to(ap, _spot(ap, command)):
            return FAILED
        if command.p1 > 0.0:
            change_speed(ap, 1, command.p1)
        return ACCEPTED

    def _change_speed(self, command: Command) -> int:
        return ACCEPTED if change_speed(self._ap, command.p1, command.p2) else FAILED

    def _yaw(self, command: Command) -> int:
        ap = self._ap
        sign = -1.0 if command.p3 < 0 else 1.0
        turn = ap.copter.yaw_deg + sign * command.p1 if command.p4 else command.p1
        if not ap.armed:
            return FAILED
        turn_to(ap, turn % 360.0)
        return ACCEPTED

    def _look(self, command: Command) -> int:
        if not _on_earth(command):
            return DENIED
        look_at(self._ap, command.x, command.y, command.z, _spot(self._ap, command))
        return ACCEPTED

    def _look_nowhere(self, _: Command) -> int:
        look_nowhere(self._ap)
        return ACCEPTED

    def _pause(self, command: Command) -> int:
        ap, goes_on = self._ap, int(command.p1) == 1
        if isinstance(ap.flying, Guided):
            if not goes_on:
                ap.flying.hold(ap)
            return ACCEPTED
        if isinstance(ap.flying, Auto):
            if goes_on:
                ap.flying.resume()
                return ACCEPTED
            if ap.flying.pausable:
                ap.flying.pause()
                return ACCEPTED
        ap.text(INFO, "Failed to pause" if not goes_on else "Failed to resume")
        return FAILED

    def _start_mission(self, _: Command) -> int:
        ap = self._ap
        if ap.armed:
            if not set_mode(ap, Mode.AUTO):
                return FAILED
            ap.may_lift = True
        return ACCEPTED

    def _set_current(self, command: Command) -> int:
        if not set_current(self._ap, int(command.p1)):
            return DENIED
        self._ap.voice.later(mission_current(self._ap))
        return ACCEPTED

    # --- home and fence --------------------------------------------------------------------------

    def _set_home(self, command: Command) -> int:
        ap = self._ap
        if int(command.p1) == 1:
            if not ap.sensors.position_ok:
                return FAILED
            ap.voice.later(ap.global_origin())
            ap.set_home(ap.spot)
            return ACCEPTED
        if not (command.x or command.y) or not _on_earth(command) or not ap.origin_set:
            return FAILED
        north, east = ap.frame.north_east_m(round(command.x), round(command.y))
        ap.set_home(Spot(north, east, ap.frame.up_m(command.z)))
        return ACCEPTED

    def _get_home(self, _: Command) -> int:
        ap = self._ap
        if ap.home is None:
            return FAILED
        ap.voice.say(ap.home_position(ap.home))
        ap.voice.say(ap.global_origin())
        return ACCEPTED

    def _enable_fence(self, command: Command) -> int:
        if int(command.p1) not in (0, 1, 2):
            return FAILED
        is_on(self._ap)  # what FENCE_ENABLE said comes before
        self._ap.fence.on = int(command.p1) == 1
        return ACCEPTED

    # --- messages --------------------------------------------------------------------------------

    def _request_message(self, command: Command) -> int:
        ap, number, builders = self._ap, int(command.p1), self._streams.builders
        if number in SENDS_NOTHING and number not in builders:
            return ACCEPTED
        if number == AVAILABLE_MODES:
            ap.modes_asked = True
            for mode in available_modes(int(command.p2)):
                ap.voice.later(mode)
        elif number in builders:
            message = builders[number](ap)
            if message is not None:
                ap.voice.later(message)
        elif number == mavlink.MAVLINK_MSG_ID_HEARTBEAT:
            ap.voice.later(ap.heartbeat())
        else:
            return FAILED
        return ACCEPTED

    def _request_capabilities(self, _: Command) -> int:
        self._ap.voice.later(autopilot_version(self._ap.board))
        return ACCEPTED

    def _set_interval(self, command: Command) -> int:
        number = int(command.p1)
        if number not in self._streams.builders and number not in SENDS_NOTHING:
            self._ap.text(INFO, f"No ap_message for mavlink id ({number})")
            return DENIED
        self._streams.set_interval(number, command.p2, self._ap.now_s)
        return ACCEPTED

    def _get_interval(self, command: Command) -> int:
        number = int(command.p1)
        if not 0 <= number <= 65_535:
            return DENIED
        self._ap.voice.say(
            mavlink.MAVLink_message_interval_message(number, self._streams.interval_us(number))
        )
        return ACCEPTED

    # --- the machine -----------------------------------------------------------------------------

    def _reboot_now(self, command: Command) -> int:
        if self._ap.flying_now:
            return FAILED
        if int(command.p1) in (1, 3):
            self._reboot()
            return ACCEPTED
        return UNSUPPORTED

    def _motor_test(self, _: Command) -> int:
        ap = self._ap
        if ap.armed:
            return FAILED
        ap.logging = True
        ap.text(INFO, "starting motor test")
        ap.text(INFO, "finished motor test")
        tell_parameter(ap, "MOT_THST_HOVER")
        return ACCEPTED

    def _set_servo(self, command: Command) -> int:
        self._ap.servos[int(command.p1)] = int(command.p2)
        return ACCEPTED

    def _terminate(self, command: Command) -> int:
        if command.p1 < 0.5:
            return FAILED
        if self._ap.armed:
            self._ap.disarm()
        return ACCEPTED

    _HANDLERS = {  # noqa: RUF012 never changed
        mavlink.MAV_CMD_DO_SET_MODE: _set_mode,
        mavlink.MAV_CMD_NAV_LAND: _land,
        mavlink.MAV_CMD_NAV_RETURN_TO_LAUNCH: _return,
        mavlink.MAV_CMD_COMPONENT_ARM_DISARM: _arm,
        mavlink.MAV_CMD_RUN_PREARM_CHECKS: _run_prearm_checks,
        mavlink.MAV_CMD_NAV_TAKEOFF: _take_off,
        mavlink.MAV_CMD_DO_REPOSITION: _reposition,
        mavlink.MAV_CMD_DO_CHANGE_SPEED: _change_speed,
        mavlink.MAV_CMD_CONDITION_YAW: _yaw,
        mavlink.MAV_CMD_DO_SET_ROI_LOCATION: _look,
        mavlink.MAV_CMD_DO_SET_ROI: _look,
        mavlink.MAV_CMD_DO_SET_ROI_NONE: _look_nowhere,
        mavlink.MAV_CMD_DO_PAUSE_CONTINUE: _pause,
        mavlink.MAV_CMD_MISSION_START: _start_mission,
        mavlink.MAV_CMD_DO_SET_MISSION_CURRENT: _set_current,
        mavlink.MAV_CMD_DO_SET_HOME: _set_home,
        mavlink.MAV_CMD_GET_HOME_POSITION: _get_home,
        mavlink.MAV_CMD_DO_FENCE_ENABLE: _enable_fence,
        mavlink.MAV_CMD_REQUEST_MESSAGE: _request_message,
        mavlink.MAV_CMD_REQUEST_AUTOPILOT_CAPABILITIES: _request_capabilities,
        mavlink.MAV_CMD_SET_MESSAGE_INTERVAL: _set_interval,
        mavlink.MAV_CMD_GET_MESSAGE_INTERVAL: _get_interval,
        mavlink.MAV_CMD_PREFLIGHT_REBOOT_SHUTDOWN: _reboot_now,
        mavlink.MAV_CMD_DO_MOTOR_TEST: _motor_test,
        mavlink.MAV_CMD_DO_SET_SERVO: _set_servo,
        mavlink.MAV_CMD_DO_FLIGHTTERMINATION: _terminate,
    }


FIXED = {  # what an autopilot without a camera and a gimbal says to orders for them
    mavlink.MAV_CMD_DO_DIGICAM_CONTROL: ACCEPTED,
    mavlink.MAV_CMD_PREFLIGHT_CALIBRATION: ACCEPTED,
    mavlink.MAV_CMD_IMAGE_START_CAPTURE: FAILED,
    mavlink.MAV_CMD_IMAGE_STOP_CAPTURE: FAILED,
    mavlink.MAV_CMD_VIDEO_START_CAPTURE: FAILED,
    mavlink.MAV_CMD_VIDEO_STOP_CAPTURE: FAILED,
    mavlink.MAV_CMD_DO_GIMBAL_MANAGER_PITCHYAW: FAILED,
}


def _on_earth(command: Command) -> bool:
    return abs(command.x) <= 900_000_000 and abs(command.y) <= 1_800_000_000


def _spot(ap: Autopilot, command: Command) -> Spot:
    north, east = ap.frame.north_east_m(command.x, command.y)
    amsl = command.frame in (mavlink.MAV_FRAME_GLOBAL, mavlink.MAV_FRAME_GLOBAL_INT)
    return Spot(north, east, ap.frame.up_m(command.z) if amsl else ap.home_up_m + command.z)
