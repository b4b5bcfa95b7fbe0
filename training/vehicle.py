"""The embedded drone: speaks MAVLink as a recorded ArduCopter does, and flies like it.

It has no clock and no socket. `step` is given the time and the bytes that arrived, and returns what the
drone says; the same seed and the same inputs give the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from maps.geo import Amsl, LatLon
from telemetry.messages import Codec, mavlink
from training.arming import COMPLAINS_EVERY_S, complain
from training.autopilot import Autopilot
from training.battery import Battery
from training.boot import BootTalk, set_origin, tell_parameter
from training.commands import CommandDesk
from training.copter import Copter
from training.failsafes import Watchdog
from training.faults import Faults
from training.flight_log import FlightLog
from training.ftp import FtpDesk
from training.guided_talk import hear_target
from training.identity import modes_monitor
from training.local_frame import LocalFrame
from training.log_card import LogCard
from training.log_talk import LogTalk
from training.mission_store import MissionStore
from training.mission_transfer import MissionTransfer
from training.modes import Mode
from training.parameter_talk import ParameterTalk
from training.parameters import Parameters
from training.payload.desk import PayloadDesk
from training.payload.own import OwnComponents
from training.payload.telling import camera_builders, gimbal_builders
from training.returning import leave_trail
from training.sensors import Sensors
from training.signing_talk import SigningTalk
from training.snapshot import Snapshot, copied, of_payload, put_back
from training.streams import BUILDERS, Streams
from training.terrain import hear_terrain, terrain_request
from training.terrain_store import TerrainStore
from training.touchdown import watch_touchdown
from training.voice import Voice
from training.weather import CALM, Air, Wind

if TYPE_CHECKING:
    from telemetry.messages import Message
    from training.log_card import LogFile
    from training.payload.payload import Payload
    from training.payload.pose import CameraPose

TICK_S = 0.02
HOME_AMSL_M = Amsl(80.0)
READY_S = 60.0  # `ready=True` starts this long after boot
REBOOT_SILENCE_S = 2.0
RECORDED_CAPACITY_MAH = 3300.0
START = datetime(2026, 6, 24, 9, 0, tzinfo=UTC)


class EmbeddedDrone:
    """A quadrotor on the ground at `home`, pointing to `heading_deg`.

    `ready=True` starts it a minute after boot, with a position and nothing against arming; otherwise it boots
    first, which takes 41.5 s. `battery_sags` makes the voltage fall with charge and load (the recorded
    vehicle's does not). `started_at` is the UTC time that its satellites tell at the first step. `cable`:
    what it hears comes over its USB, where it obeys unsigned frames even after it was given a key.
    `charge`, 0 to 1, is what the battery holds at the start; `capacity_share` is what an old one can hold of
    what the autopilot was told; `cold_c` is its temperature and that of the air, None for a warm one.
    `payload`: a camera on a gimbal; without one it has none, and turns as a whole to look somewhere.
    `system` is its MAV_SYSID; two drones of one number are still two by their `board`.
    `files_before_4_7`: it serves files as an ArduPilot 4.5 or 4.6 does (measured), not as the newest.
    """

    def __init__(
        self,
        home: LatLon,
        home_amsl_m: Amsl = HOME_AMSL_M,
        heading_deg: float = 0.0,
        *,
        seed: int = 1,
        ready: bool = False,
        battery_mah: float = RECORDED_CAPACITY_MAH,
        battery_sags: bool = False,
        charge: float = 1.0,
        capacity_share: float = 1.0,
        cold_c: float | None = None,
        wind: Wind = CALM,
        started_at: datetime = START,
        cable: bool = True,
        files_before_4_7: bool = False,
        system: int = 1,
        board: int = 0,
        payload: Payload | None = None,
    ) -> None:
        self.payload = payload
        self.faults = Faults()
        self.signing = SigningTalk()
        self._cable = cable
        self._files_before_4_7 = files_before_4_7
        self._frame = LocalFrame.at(home, home_amsl_m)
        self._heading_deg = heading_deg
        self._started_at = started_at
        self._air = Air(Random(seed), wind)
        holds_mah = battery_mah * max(0.01, capacity_share)
        used_mah = holds_mah * (1.0 - max(0.0, min(1.0, charge)))
        self._battery = Battery(holds_mah, battery_sags, used_mah, cold_c)
        self._parameters = Parameters()
        self._parameters.store("BATT_CAPACITY", battery_mah)
        self._parameters.store("MAV_SYSID", float(system))
        self.board = board
        self._missions = MissionStore()
        self._terrain = TerrainStore()
        self._card = LogCard()
        self._parameters_seen = self._parameters.version
        self._wind_asked = Wind(self._parameters["SIM_WIND_DIR"])
        self._usb_ear, self._radio_ear = Codec(1, 1), Codec(1, 1)
        self._voice = Voice(self.signing.seal)
        self._zero_s: float | None = None  # when it was switched on, on the caller's clock
        self._stepped_s = 0.0  # the last step, on the caller's clock
        self._ticks = 0
        self._rebooting_until_s: float | None = None
        self._lived_s = -READY_S if ready else 0.0  # in the boots before this one
        self._switch_on(ready=ready)

    # --- what a trainer may look at and change ---------------------------------------------------

    @property
    def wind(self) -> Wind:
        return self._air.wind

    @wind.setter
    def wind(self, wind: Wind) -> None:
        self._air.wind = wind

    @property
    def autopilot(self) -> Autopilot:
        """The truth about the drone: where it really is, its mode, its battery."""
        return self._ap

    @property
    def system(self) -> int:
        """The number it speaks under since it was switched on."""
        return self._system

    @property
    def place(self) -> LatLon:
        """Where it really is."""
        lat, lon = self._frame.lat_lon_e7(self._ap.copter.north_m, self._ap.copter.east_m)
        return LatLon(lat / 1e7, lon / 1e7)

    @property
    def camera_pose(self) -> CameraPose | None:
        """Where its camera really is and looks, now; None: it carries none."""
        return None if self.payload is None else self.payload.pose(self._ap)

    def logs(self) -> tuple[LogFile, ...]:
        """Its own records of its flights, oldest first; the last one may still grow."""
        return self._card.files()

    def swap_battery(self) -> bool:
        """A charged battery, and with it a new boot. False: it is flying."""
        if self._ap.flying_now:
            return False
        self._battery.swap()
        self._reboot()
        return True

    # --- back to a moment ------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """All that it is now. From the same snapshot and the same inputs come the same bytes."""
        state = {name: value for name, value in vars(self).items() if name != "payload"}
        return Snapshot(self._stepped_s, copied(state, self, self.payload), of_payload(self.payload))

    def restore(self, snapshot: Snapshot, now_s: float) -> None:
        """Be again as it was then. `now_s`, on the caller's clock, is the moment at which that was."""
        vars(self).update(copied(snapshot.state, self, self.payload))
        put_back(self.payload, snapshot.payload)
        if self._zero_s is not None:
            self._zero_s += now_s - snapshot.now_s
        self._stepped_s = now_s

    # --- the vehicle on a link -------------------------------------------------------------------

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes:
        """Live until `now_s` (any clock that only goes forward) having heard `received`.

        `radio` came over another channel than the USB; what is said is said on all of them.
        """
        if self._zero_s is None:
            self._zero_s = now_s - self._ap.now_s
        self._stepped_s = now_s
        self._ap.faults = self.faults
        self._voice.silent = self.faults.link_silent
        if (received or radio) and not self.faults.link_silent and self._rebooting_until_s is None:
            self._listen(self._usb_ear if self._cable else self._radio_ear, received, usb=self._cable)
            self._listen(self._radio_ear, radio, usb=False)
        while (self._ticks + 1) * TICK_S <= now_s - self._zero_s + 1e-9:  # a reboot sets both anew
            self._ticks += 1
            self._tick(self._ticks * TICK_S)
        return self._voice.take()

    def _switch_on(self, *, ready: bool) -> None:
        # A new MAV_SYSID counts from the boot on.
        self._system = max(1, min(255, int(self._parameters["MAV_SYSID"])))
        self._voice.begin(self._system)
        copter = Copter(yaw_deg=self._heading_deg)
        self._ap = Autopilot(
            self._frame,
            copter,
            self._air,
            self._battery,
            self._parameters,
            self._missions,
            self._voice,
            self._terrain,
            started_at=self._started_at + timedelta(seconds=self._lived_s),
            board=self.board,
            faults=self.faults,
        )
        self.signing.boot()
        self._hang_payload()
        self._transfer = MissionTransfer(self._ap)
        self._parameter_talk = ParameterTalk(self._ap)
        self._log, self._log_talk = FlightLog(self._card), LogTalk(self._ap, self._card)
        self._ftp = FtpDesk(self._ap, self._card, self._files_before_4_7)
        self._desk = CommandDesk(self._ap, self._streams, self._reboot)
        self._watchdog = Watchdog()
        self._boot = BootTalk()
        self._heartbeat_due_s = 0.9
        self._ticks = 0
        if ready:
            self._begin_ready()

    def _hang_payload(self) -> None:
        """The autopilot speaks for the camera and moves the gimbal, or carries the frames of both."""
        ap, payload, builders = self._ap, self.payload, BUILDERS
        self._carried: PayloadDesk | None = None
        self._own: OwnComponents | None = None
        if payload is not None:
            payload.boot()
            if payload.own_components:
                self._own = OwnComponents(payload, ap)
            else:
                ap.carried = self._carried = PayloadDesk(payload, ap.voice.later)
                builders = BUILDERS | camera_builders(payload) | gimbal_builders(payload)
        self._streams = Streams(builders)

    def _begin_ready(self) -> None:
        ap = self._ap
        ap.now_s = READY_S
        self._ticks = round(READY_S / TICK_S)
        self._boot.skip_to(READY_S)
        ap.sensors = Sensors()
        ap.sensors.step(READY_S, gps=True)
        set_origin(ap)
        self._voice.flush()
        self._voice.take()
        self._heartbeat_due_s = READY_S + TICK_S

    def _reboot(self) -> None:
        self._rebooting_until_s = self._ap.now_s + REBOOT_SILENCE_S

    # --- one tick --------------------------------------------------------------------------------

    def _tick(self, now_s: float) -> None:
        ap = self._ap
        before_s, ap.now_s = ap.now_s, now_s
        if self._rebooting_until_s is not None:
            if now_s >= self._rebooting_until_s:
                self._boot_again(now_s)
            return
        self._obey_simulation_parameters()
        ap.copter.thrust = max(0.1, 1.0 - self.faults.motor_weak)
        gps = not self.faults.gps_lost and ap.parameters["SIM_GPS1_ENABLE"] != 0.0
        ap.sensors.step(now_s, gps=gps)
        self.signing.step(now_s, ap.utc_us() if gps else 0)
        self._boot.step(ap)
        self._air.step(TICK_S)
        self._fly(ap)
        self._move_payload(ap)
        watch_touchdown(ap)
        self._watchdog.step(ap)
        self._transfer.step()
        self._parameter_talk.step(now_s - before_s)
        self._ftp.step()
        self._log_talk.step()
        self._log.step(ap)
        self._speak(ap, now_s)
        self._voice.flush()

    def _boot_again(self, now_s: float) -> None:
        self._zero_s = now_s + (self._zero_s or 0.0)
        self._rebooting_until_s = None
        self._lived_s += now_s
        self._switch_on(ready=False)

    def _obey_simulation_parameters(self) -> None:
        """SIM_WIND_...: the wind as an ArduPilot simulation takes it, so that one exercise serves both."""
        if self._parameters.version == self._parameters_seen:
            return
        self._parameters_seen = self._parameters.version
        read = self._parameters
        asked = Wind(read["SIM_WIND_DIR"], read["SIM_WIND_SPD"], read["SIM_WIND_TURB"])
        if asked != self._wind_asked:
            self._wind_asked = self._air.wind = asked

    def _fly(self, ap: Autopilot) -> None:
        if ap.armed:
            demand = ap.flying.step(ap, TICK_S)
            ap.copter.step(TICK_S, demand, self._air)
            if ap.flying_now and ap.mode not in (Mode.SMART_RTL, Mode.RTL, Mode.LAND):
                leave_trail(ap)
        else:
            ap.copter.drop(TICK_S)
        self._battery.step(TICK_S, ap.copter.current_a, self.faults.battery_drain)

    def _move_payload(self, ap: Autopilot) -> None:
        if self._carried is not None:
            self._carried.step(ap, TICK_S)
        elif self._own is not None:
            self._own.step(TICK_S)

    def _speak(self, ap: Autopilot, now_s: float) -> None:
        if now_s >= self._heartbeat_due_s - 1e-9:
            self._heartbeat_due_s += 1.0
            ap.voice.say(ap.heartbeat())
            if ap.sensors.booting(now_s):  # recorded: twice while it boots
                ap.voice.say(ap.heartbeat())
            self._speak_seldom(ap, round(now_s))
        if ap.progress.reached is not None:
            ap.voice.say(mavlink.MAVLink_mission_item_reached_message(ap.progress.reached))
            ap.progress.reached = None
        self._streams.step(ap)

    def _speak_seldom(self, ap: Autopilot, second: int) -> None:
        """Once a second: what comes every 2, 10 or 30 seconds."""
        if second % 5 == 0 and ap.modes_asked:
            ap.voice.say(modes_monitor())
        if second % 10 == 0:
            ap.voice.say(mavlink.MAVLink_timesync_message(0, round(ap.now_s * 1e9)))
        if second % 30 == 0 and second:
            ap.parameters.store("STAT_RUNTIME", float(second))
            tell_parameter(ap, "STAT_RUNTIME")
        if not ap.armed and second % COMPLAINS_EVERY_S == 0 and second:
            complain(ap)
        if second % 2 == 0 and ap.origin_set and self._streams.wanted(mavlink.MAVLINK_MSG_ID_TERRAIN_REPORT):
            request = terrain_request(ap, *ap.reported_e7())
            if request is not None:
                ap.voice.say(request)

    # --- who hears what --------------------------------------------------------------------------

    def _listen(self, ear: Codec, received: bytes, *, usb: bool) -> None:
        for message in ear.decode(received):
            if self.signing.admits(bytes(message.get_msgbuf()), usb=usb):
                self._hear(message)
        self._ftp.work()

    def _hear(self, message: Message) -> None:
        if not self._is_for_us(message) or (self._own is not None and self._own.hear(message)):
            return
        ap = self._ap
        kind = message.get_type()
        if kind == "HEARTBEAT":
            if message.get_srcSystem() == int(ap.parameters["MAV_GCS_SYSID"]):
                self._watchdog.gcs_heard_s = ap.now_s
        elif kind == "REQUEST_DATA_STREAM":
            rate = float(message.req_message_rate) if message.start_stop else 0.0
            self._streams.request_group(int(message.req_stream_id), rate, ap.now_s)
        elif kind == "TIMESYNC":
            if not message.tc1:
                ap.voice.say(mavlink.MAVLink_timesync_message(round(ap.now_s * 1e9), int(message.ts1)))
        else:
            self._take(message)
        ap.voice.flush()

    def _is_for_us(self, message: Message) -> bool:
        """Broadcasts, our own system, and messages without an addressee. Any component is answered."""
        target = getattr(message, "target_system", 0)
        return int(target) in (0, self._system)

    def _take(self, message: Message) -> bool:
        """The first that knows the message has it; False: nobody does."""
        ap = self._ap
        return (
            self._desk.hear(message)
            or self._transfer.hear(message)
            or self._parameter_talk.hear(message)
            or self._ftp.hear(message)
            or hear_target(ap, message)
            or (self._carried is not None and self._carried.hear(message))
            or self._log_talk.hear(message)
            or self.signing.hear(ap, message)
            or hear_terrain(ap, message)
        )
