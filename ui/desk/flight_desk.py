"""The flight at hand: its link, the orders given to the drone, and what it answered."""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from maps.foreign.file import FormatError
from missions.aboard import Aboard, bring_aboard, find_aboard
from missions.budget import BudgetWatch
from missions.commands import land, pause, resume, return_home
from missions.download import DownloadError
from missions.order import CommandError, CommandRefused
from missions.parameter import ParameterError
from missions.plan import PlanError
from missions.plan_file import read_plan, write_plan
from missions.preflight import preflight_parameters
from missions.sortie import Reason, SortieResult, launch
from missions.station_move import move_station
from missions.upload import UploadError
from telemetry.flight_folder import RecordError
from telemetry.link.address import NetworkAddress, parse_address
from telemetry.link.link import LinkError
from telemetry.session import NoVehicleError
from telemetry.state import VehicleState
from ui.fly.situation import FlyButton
from ui.rhythm import Rhythm
from ui.widgets.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from maps.geo import AboveHome, LatLon
    from maps.ground.heights import Heights
    from missions.budget import FlightBudget
    from missions.checks import Finding
    from missions.energy import DroneProfile
    from missions.plan import Look, Plan
    from telemetry.link.link import Link
    from telemetry.protocol import Start
    from telemetry.session_thread import SessionThread
    from telemetry.unfinished import Unfinished
    from ui.pump import Pump

log = logging.getLogger(__name__)
PLAN = "plan.json"  # beside the raw files of a flight
# What an order can end in besides being done; said on the button that gave it.
NOT_DONE = (CommandError, UploadError, NoVehicleError)


class OpenLink(Protocol):
    """Opens the link that an address names: `firedrone.links.open_link`. LinkError when it cannot."""

    def __call__(self, address: str) -> Link: ...


class RecordLink(Protocol):
    """A running, recorded session on an open link: `firedrone.links.record_link` with its data folder.

    `again`: the flight whose record is gone on with.
    """

    def __call__(self, link: Link, *, again: Unfinished | None = None) -> SessionThread: ...


class FlightDesk(QObject):
    """Owns the running session. Everything it says comes on the GUI thread, at the pump's tick."""

    linked = Signal(bool)  # a session runs, or none does
    failed = Signal(str)  # a link that could not be opened or is gone: one sentence
    answered = Signal(str, str, str)  # FlyButton, Answer, words
    aboard_changed = Signal(object)  # Aboard | None: what was read back and is equal
    not_aboard = Signal(str)  # why a plan did not get there
    failsafes_read = Signal(object)  # tuple[Finding, ...]: what the drone would not do by itself
    taking_off = Signal(object)  # Path: the folder in which the flight that was just ordered is recorded
    sortie_ended = Signal(object)  # SortieResult
    flight_recorded = Signal(object)  # Path: the folder of a flight that is over and closed
    budget_changed = Signal(object)  # FlightBudget | None
    drone_known = Signal(object)  # DroneProfile: what was measured of the drone that is heard

    def __init__(
        self, open_link: OpenLink, record_link: RecordLink, pump: Pump, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open_link = open_link
        self._record_link = record_link
        self._pump = pump
        self._running: SessionThread | None = None
        self._waiting: list[tuple[Future[Any], Callable[[Future[Any]], None]]] = []
        self._transfer: Future[Aboard] | None = None
        self._budget = BudgetWatch()
        self._last_budget: FlightBudget | None = None
        self._reckons = Rhythm()
        self.state = VehicleState()
        self.aboard: Aboard | None = None
        self.training = False
        self._flew = False
        self._closing = False
        self._again: Unfinished | None = None  # until its drone answered
        self._record_began: datetime | None = None
        self._ground: Heights | None = None
        pump.vehicle_changed.connect(self._on_vehicle)

    # --- the link --------------------------------------------------------------------------------

    def connect_to(self, address: str) -> bool:
        """Connect to a real drone. False, and `failed`, when the address cannot be opened."""
        self.disconnect_link()
        try:
            link = self._open_link(address)
        except LinkError as error:
            self.failed.emit(str(error))
            return False
        return self.connect_link(link, training=False)

    def take_up(self, flight: Unfinished) -> bool:
        """Go on with a flight that was cut off; ends it when another drone answers, or it has landed."""
        self.disconnect_link()
        try:
            link = self._open_link(flight.address)
        except LinkError as error:
            self.failed.emit(str(error))
            return False
        return self.connect_link(link, training=False, again=flight)

    def connect_link(self, link: Link, *, training: bool, again: Unfinished | None = None) -> bool:
        """Begin to hear and to record; what ran before is closed. False, and `failed`, when it cannot be
        recorded, or a training would take a real drone that is armed out of somebody's hands."""
        if training and not self.may_train():
            return False
        self.disconnect_link()
        try:
            self._running = self._record_link(link, again=again)
        except RecordError as error:
            self.failed.emit(str(error))
            return False
        self._running.session.set_ground(self._ground)
        self.training = training
        self._budget, self._last_budget, self._reckons = BudgetWatch(), None, Rhythm()
        self._flew = False
        self._again = again
        self._record_began = again.started_at if again is not None else self._running.session.clock.utc()
        self._pump.attach(self._running.session)
        self.linked.emit(True)
        return True

    def may_train(self) -> bool:
        """False, and `failed`: a real drone is armed."""
        if self._running is None or self.training or not self.state.armed:
            return True
        self.failed.emit(self.tr("A real drone is armed: land it and switch its motors off, then train."))
        return False

    def disconnect_link(self) -> None:
        """Close link and record; returns when both are closed and everything was told."""
        running = self._running
        if running is None or self._closing:
            return
        self._closing = True
        running.stop()
        self._pump.detach()  # the last events, while it is still known which flight they are of
        waiting, self._waiting = self._waiting, []
        for future, then in waiting:
            future.cancel()  # what was not answered by now never will be
            then(future)
        flown = running.folder if self._flew else None
        self._running, self._closing = None, False
        self.state = VehicleState()
        self.training = False
        self._set_aboard(None)
        self.budget_changed.emit(None)
        self.linked.emit(False)
        if flown is not None:
            self.flight_recorded.emit(flown)

    @property
    def is_linked(self) -> bool:
        return self._running is not None

    @property
    def drone_host(self) -> str | None:
        """The computer that the drone is heard from; None: it is not on a network, or not heard."""
        if self.training:
            return "127.0.0.1"
        if self._running is None:
            return None
        sender = next((one.sender for one in self._pump.fleet if one.commanded), None)
        if sender is not None:
            return sender.rpartition(":")[0].strip("[]") or None
        address = parse_address(self._running.session.address)
        return address.host if isinstance(address, NetworkAddress) else None

    @property
    def folder(self) -> Path | None:
        """Where this flight is being recorded."""
        return None if self._running is None else self._running.folder

    @property
    def recorded_s(self) -> float | None:
        """For how long this flight has been written, in its own time."""
        if self._running is None or self._record_began is None:
            return None
        return (self._running.session.clock.utc() - self._record_began).total_seconds()

    @property
    def now_s(self) -> float:
        """The monotonic second of the flight's clock."""
        return 0.0 if self._running is None else self._running.session.clock.monotonic_s()

    def utc(self) -> datetime:
        """The time of the flight: the laptop's, or the training's own."""
        return self._running.session.clock.utc() if self._running is not None else datetime.now(UTC)

    @property
    def ground(self) -> Heights | None:
        """The elevation data of the district."""
        return self._ground

    def set_ground(self, ground: Heights | None) -> None:
        """What a drone that asks for its terrain is told, now and on every link to come."""
        self._ground = ground
        if self._running is not None:
            self._running.session.set_ground(ground)

    # --- its battery -----------------------------------------------------------------------------

    def reckon_with(self, drone: DroneProfile) -> None:
        """What is known of this drone; the default one until then."""
        self._budget.drone = drone
        self.drone_known.emit(drone)

    @property
    def drone(self) -> DroneProfile:
        """It, with the battery that the flight shows so far."""
        budget = self._last_budget
        return self._budget.drone if budget is None else self._budget.as_flown(budget)

    # --- orders ----------------------------------------------------------------------------------

    def choose(self, system: int, sender: str | None) -> None:
        """Command this drone from now on; what was aboard the other says nothing of this one."""
        if self._running is not None and self._running.session.choose(system, sender):
            self._set_aboard(None)

    def bring_aboard(self, plan: Plan) -> None:
        """Send fence and mission and read them back; nothing moves. `aboard_changed` tells when it is so."""
        self._set_aboard(None)
        if self._transfer is not None:
            self._transfer.cancel()  # of two plans on their way neither would arrive whole
        if self._running is not None:
            self._transfer = self._running.run(partial(bring_aboard, plan=plan, utc=self.utc))
            self._await(self._transfer, self._on_aboard)

    def take_off(self) -> None:
        """Arm and fly what is aboard; it comes home and lands by itself."""
        if self.aboard is None:
            self.answered.emit(FlyButton.TAKE_OFF, Answer.REFUSED, self.tr("the plan is not aboard"))
            return
        start = partial(launch, aboard=self.aboard)
        self._order(FlyButton.TAKE_OFF, start, self._on_sortie_over, needs_record=True)
        if self.folder is not None:
            self.taking_off.emit(self.folder)

    def pause(self) -> None:
        self._order(FlyButton.PAUSE, pause)

    def go_on(self) -> None:
        self._order(FlyButton.PAUSE, resume)

    def move_to(self, way: Sequence[LatLon], height: AboveHome, look: Look) -> None:
        """Fly through these places and stay at the last, the camera on `look`."""
        self._order(FlyButton.TAKE_OFF, partial(move_station, way=way, height=height, look=look))

    def come_home(self) -> None:
        self._order(FlyButton.HOME, return_home)

    def land_here(self) -> None:
        self._order(FlyButton.LAND, land)

    def converse(self, start: Start[Any], then: Callable[[Future[Any]], None]) -> bool:
        """Talk with the drone about something that is no order; `then` at the first tick after its end."""
        if self._running is None:
            return False
        self._await(self._running.run(start), then)
        return True

    def _order(
        self,
        button: FlyButton,
        start: Start[Any],
        then: Callable[[Future[Any]], None] | None = None,
        *,
        needs_record: bool = False,
    ) -> None:
        if self._running is None:
            self.answered.emit(button, Answer.REFUSED, self.tr("no drone is connected"))
            return
        self.answered.emit(button, Answer.SENT, "")
        future = self._running.run(start, needs_record=needs_record)
        self._await(future, then or partial(self._on_answer, button))

    def _await(self, future: Future[Any], then: Callable[[Future[Any]], None]) -> None:
        """Call `then` at the first tick after the end of a conversation."""
        self._waiting.append((future, then))

    def _on_aboard(self, future: Future[Aboard]) -> None:
        try:
            aboard = future.result(timeout=0)
        except CancelledError:
            return
        except (*NOT_DONE, PlanError) as error:
            self.not_aboard.emit(_words(error))
            return
        self._set_aboard(aboard)
        self.converse(partial(preflight_parameters, plan=aboard.plan), self._on_failsafes)

    def _on_failsafes(self, future: Future[tuple[Finding, ...]]) -> None:
        try:
            self.failsafes_read.emit(future.result(timeout=0))
        except (CancelledError, NoVehicleError, ParameterError) as error:
            log.warning("the drone's failsafes were not read: %s", error)

    def _set_aboard(self, aboard: Aboard | None) -> None:
        self.aboard = aboard
        if aboard is not None:
            self._keep_plan(aboard.plan)
        self.aboard_changed.emit(aboard)

    def _keep_plan(self, plan: Plan) -> None:
        """Beside the record. A full disk does not make it less aboard."""
        if self.folder is None:
            return
        try:
            write_plan(plan, self.folder / PLAN)
        except PlanError as error:
            self.failed.emit(str(error))

    def _on_answer(self, button: FlyButton, future: Future[Any]) -> None:
        try:
            future.result(timeout=0)
        except CancelledError:
            self.answered.emit(button, Answer.REFUSED, self.tr("the link is gone"))
        except NOT_DONE as error:
            self.answered.emit(button, Answer.REFUSED, _words(error))
        else:
            self.answered.emit(button, Answer.ANSWERED, "")

    def _on_sortie_over(self, future: Future[SortieResult]) -> None:
        try:
            result = future.result(timeout=0)
        except CancelledError:
            return
        except NOT_DONE as error:
            self.answered.emit(FlyButton.TAKE_OFF, Answer.REFUSED, _words(error))
            return
        if result.reason is Reason.REFUSED:
            self.answered.emit(FlyButton.TAKE_OFF, Answer.REFUSED, result.detail)
        self.sortie_ended.emit(result)

    # --- every tick ------------------------------------------------------------------------------

    def _on_vehicle(self, state: VehicleState, now_s: float) -> None:
        running = self._running
        if running is None or self._closing:
            return
        self._follow(state)
        if self._reckons.is_due(now_s, (state.armed, state.flying)):
            self._last_budget = self._budget.budget(state, now_s, running.session.clock.utc())
            self.budget_changed.emit(self._last_budget)
        for waiting in tuple(self._waiting):
            future, then = waiting
            if future.done():
                self._waiting.remove(waiting)
                then(future)
        if not running.alive:
            self._on_link_gone()

    def _follow(self, state: VehicleState) -> None:
        was, self.state = self.state, state
        self._flew = self._flew or state.flying
        if self._again is not None:
            self._meet_again(self._again, state)
        if state.armed and not was.armed:
            self.answered.emit(FlyButton.TAKE_OFF, Answer.ANSWERED, "")
        elif was.armed and not state.armed and self._flew:
            self._end_record()

    def _meet_again(self, flight: Unfinished, state: VehicleState) -> None:
        """The first words of a drone after we were gone: does it still fly, and is it the same one?"""
        same = None if state.identity is None else flight.is_of(state.identity)
        if same is None or state.heartbeat is None:
            return
        self._again = None
        if not same or not state.armed:
            self._end_record()
            return
        self._flew = True
        self._find_aboard(flight.folder)

    def _find_aboard(self, folder: Path) -> None:
        """What it flies is what was kept beside its record, if what is aboard still means the same."""
        try:
            plan, _ = read_plan(folder / PLAN)
        except (PlanError, FormatError):
            return  # none was kept: it flies what it flies
        if self._running is not None:
            self._await(self._running.run(partial(find_aboard, plan=plan, utc=self.utc)), self._on_found)

    def _on_found(self, future: Future[Aboard | None]) -> None:
        try:
            self._set_aboard(future.result(timeout=0))
        except (CancelledError, *NOT_DONE, DownloadError):
            return  # not known, so not shown as aboard

    def _end_record(self) -> None:
        """The flight is over: its folder is closed, and what comes goes into the next."""
        running = self._running
        if running is None:
            return
        folder = running.folder
        try:
            closed = running.record_anew()
        except RecordError as error:
            self.failed.emit(str(error))
            return
        self._flew = False
        self._record_began = running.session.clock.utc()
        self._set_aboard(None)
        if closed is not None:
            self._await(closed, lambda _: self.flight_recorded.emit(folder))

    def _on_link_gone(self) -> None:
        self.disconnect_link()
        self.failed.emit(self.tr("The link to the drone is gone. The record is safe up to here."))


def _words(error: Exception) -> str:
    """The drone's own words where it has some."""
    if isinstance(error, CommandRefused) and error.words:
        return "; ".join(error.words)
    return str(error)
