"""What ArduCopter says while it starts, second by second, as recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.local_frame import Spot
from training.voice import DEBUG, INFO

if TYPE_CHECKING:
    from training.autopilot import Autopilot

# seconds after boot, severity, text
TEXTS: tuple[tuple[float, int, str], ...] = (
    (0.11, DEBUG, "RCInput: decoding UDP (Pulses)"),
    (0.22, INFO, "Calibrating barometer"),
    (1.82, INFO, "Barometer 1 calibration complete"),
    (1.82, INFO, "Barometer 2 calibration complete"),
    (2.36, INFO, "ArduPilot Ready"),
    (2.36, INFO, "AHRS: DCM active"),
    (2.65, INFO, "RC7: SaveWaypoint LOW"),
    (4.35, INFO, "EKF3 IMU0 initialised"),
    (4.35, INFO, "EKF3 IMU1 initialised"),
    (4.36, INFO, "AHRS: EKF3 active"),
    (5.7, INFO, "EKF3 IMU0 tilt alignment complete"),
    (5.7, INFO, "EKF3 IMU1 tilt alignment complete"),
    (5.8, INFO, "EKF3 IMU0 MAG0 initial yaw alignment complete"),
    (5.8, INFO, "EKF3 IMU1 MAG0 initial yaw alignment complete"),
    (9.5, INFO, "GPS 1: probing for u-blox at 230400 baud"),
    (9.52, INFO, "GPS 1: detected u-blox"),
    (20.02, INFO, "EKF3 IMU0 origin set"),
    (20.04, INFO, "Field Elevation Set: {elevation:.0f}m"),
    (20.2, INFO, "EKF3 IMU1 origin set"),
    (41.5, INFO, "EKF3 IMU0 is using GPS"),
    (41.5, INFO, "EKF3 IMU1 is using GPS"),
)
# seconds after boot, parameters it tells unasked
PARAMETERS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (0.11, ("ESC_CALIBRATION", "RELAY1_FUNCTION")),
    (0.12, ("COMPASS_DEV_ID", "COMPASS_DEV_ID2", "COMPASS_DEV_ID3", "COMPASS_EXTERNAL")),
    (0.12, ("COMPASS_DEV_ID", "COMPASS_DEV_ID2", "COMPASS_DEV_ID3")),
    (0.22, ("CAM1_TYPE", "CAM2_TYPE", "BARO_ALT_OFFSET")),
    (1.82, ("BARO1_GND_PRESS", "BARO2_GND_PRESS", "INS_GYR_ID", "INS_ACC_ID", "INS_GYR2_ID", "INS_ACC2_ID")),
    (2.36, ("INS_GYROFFS_X", "INS_GYROFFS_Y", "INS_GYROFFS_Z", "INS_GYR_ID", "INS_GYR1_CALTEMP")),
    (2.36, ("INS_GYR2OFFS_X", "INS_GYR2OFFS_Y", "INS_GYR2OFFS_Z", "INS_GYR2_ID", "INS_GYR2_CALTEMP")),
    (2.36, ("INS_GYR3OFFS_X", "INS_GYR3OFFS_Y", "INS_GYR3OFFS_Z", "INS_GYR3_ID")),
    (3.35, ("EK3_SRC1_POSXY",)),
    (20.02, ("BARO1_GND_PRESS", "BARO2_GND_PRESS")),
)
CONSOLE_S, CONSOLE = 0.3, b"Init Gyro**"  # plain text between the frames, as a real serial port has it
ORIGIN_S = 20.02


@dataclass(slots=True)
class BootTalk:
    """Tells the texts and parameters whose time has come, each once."""

    texts_said: int = 0
    console_said: bool = False
    parameters_said: int = 0

    def skip_to(self, now_s: float) -> None:
        """Begin later: what is past is not said."""
        self.console_said = now_s >= CONSOLE_S
        self.texts_said = sum(1 for at_s, _, _ in TEXTS if at_s <= now_s)
        self.parameters_said = sum(1 for at_s, _ in PARAMETERS if at_s <= now_s)

    def step(self, ap: Autopilot) -> None:
        if not ap.origin_set and ap.now_s >= ORIGIN_S and ap.sensors.fix_type >= 3:
            set_origin(ap)
        if not self.console_said and ap.now_s >= CONSOLE_S:
            self.console_said = True
            ap.voice.babble(CONSOLE)
        while self.texts_said < len(TEXTS) and TEXTS[self.texts_said][0] <= ap.now_s:
            _, severity, text = TEXTS[self.texts_said]
            ap.text(severity, text.format(elevation=ap.frame.ground_amsl_m))
            self.texts_said += 1
        while self.parameters_said < len(PARAMETERS) and PARAMETERS[self.parameters_said][0] <= ap.now_s:
            for name in PARAMETERS[self.parameters_said][1]:
                tell_parameter(ap, name)
            self.parameters_said += 1


def set_origin(ap: Autopilot) -> None:
    """The estimator knows where it is: origin and first home."""
    ap.origin_set = True
    ap.voice.later(ap.global_origin())
    ap.set_home(Spot(0.0, 0.0, 0.0))


def tell_parameter(ap: Autopilot, name: str) -> None:
    """PARAM_VALUE nobody asked for; it carries no index."""
    found = ap.parameters.named(name)
    if found is not None:
        ap.voice.later(
            mavlink.MAVLink_param_value_message(
                found.name.encode(), found.value, found.type, len(ap.parameters), 65535
            )
        )
