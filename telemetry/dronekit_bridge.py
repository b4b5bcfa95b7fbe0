"""A DroneKit vehicle on our own live link: it hears what we hear and speaks through our session.

So a script written for DroneKit flies on the recorded, pinned link, beside our own heartbeat and alarms.
DroneKit's own mission transfer is refused: it never reads the vehicle's answer and calls a refused mission
done. `firedrone dronekit` puts ours in its place.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import contextmanager
from importlib import import_module
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from pymavlink import mavutil

from telemetry.dronekit_installed import why_not
from telemetry.dronekit_speech import DroneKitError, spoken
from telemetry.identity import ask_identity
from telemetry.mailbox import taken
from telemetry.messages import GCS_COMPONENT, GCS_SYSTEM

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Peer
    from telemetry.session_thread import SessionThread

log = logging.getLogger(__name__)
READY_S = 30.0
END_S = 5.0  # a script may be asleep in a listener
LOOP_S = 0.05  # DroneKit's own rhythm for what it does by the clock


@contextmanager
def dronekit_vehicle(link: SessionThread, *, ready_s: float = READY_S) -> Generator[Any]:
    """A `dronekit.Vehicle` on this session; afterwards the session goes on without it.

    `ready_s` is how long to wait for the drone to be heard and to begin to send its parameters.
    """
    reason = why_not()
    if reason is not None:
        raise DroneKitError(reason)
    handler = _Handler(link, _wait_for_peer(link, ready_s))
    try:
        yield handler.vehicle(ready_s)
    finally:
        handler.close()


def _wait_for_peer(link: SessionThread, ready_s: float) -> Peer:
    if not link.session.live:
        raise DroneKitError("this is a recording: a script needs a drone that can answer")
    until_s = time.monotonic() + ready_s
    while link.alive and time.monotonic() < until_s:
        if link.session.peer is not None:
            return link.session.peer
        time.sleep(LOOP_S)
    raise DroneKitError(
        f"no drone was heard within {ready_s:.0f} s: is it switched on, is the address right?"
    )


class _Port(mavutil.mavfile):
    """What DroneKit calls `master`: it knows modes and parameters and owns no connection."""

    def __init__(self, system: int, send: Callable[[Outgoing], None]) -> None:
        super().__init__(None, "firedrone", GCS_SYSTEM, GCS_COMPONENT, input=False)
        self.target_system = system

        def through_session(message: Outgoing, **_options: Any) -> None:
            send(message)

        self.mav: Any
        self.mav.send = through_session

    def close(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] mavfile's only raises
        """The link is not DroneKit's to close."""


class _Handler:
    """What `dronekit.Vehicle` calls its handler: listeners in, messages out.

    Listeners run on a thread of their own, so that a script that sleeps in one does not hold the link.
    """

    def __init__(self, link: SessionThread, peer: Peer) -> None:
        self.target_system = peer.system
        self.master: Any = _Port(peer.system, self._send)
        self._link = link
        self._ready_until_s: float | None = None
        self._alive = True  # DroneKit reads it under this name
        self._heard: SimpleQueue[Message] = SimpleQueue()
        self._on_message: list[Callable[[_Handler, Message], None]] = []
        self._on_loop: list[Callable[[_Handler], None]] = []
        self._deaf: Callable[[], None] | None = link.session.listen(self._heard.put)
        self._thread = threading.Thread(target=self._live, name="firedrone-dronekit", daemon=True)

    def vehicle(self, ready_s: float) -> Any:
        """The vehicle, once its heartbeat was heard and its parameters have begun to come."""
        dronekit: Any = import_module("dronekit")
        self._ready_until_s = time.monotonic() + ready_s
        vehicle = dronekit.Vehicle(self)
        self._link.run(ask_identity)  # what the session asked before, DroneKit did not hear
        try:
            # rate=None: our session has asked for the messages it needs; DroneKit would change their rates
            vehicle.initialize(rate=None, heartbeat_timeout=ready_s)
        except dronekit.APIException as error:
            raise DroneKitError(f"DroneKit did not get ready: {error}") from error
        self._ready_until_s = None
        # WORKAROUND dronekit2 3.0: half a minute of silence would end its input for good; our link comes back
        vehicle._heartbeat_error = 0
        return vehicle

    # --- what DroneKit calls ---------------------------------------------------------------------

    def forward_message(self, fn: Callable[[_Handler, Message], None]) -> Callable[[_Handler, Message], None]:
        self._on_message.append(fn)
        return fn

    def forward_loop(self, fn: Callable[[_Handler], None]) -> Callable[[_Handler], None]:
        self._on_loop.append(fn)
        return fn

    def fix_targets(self, message: Any) -> None:
        """DroneKit writes 0 for "my vehicle"; nothing leaves here addressed to all."""
        if hasattr(message, "target_system"):
            message.target_system = self.target_system

    def start(self) -> None:
        if not self._thread.is_alive():
            self._thread.start()

    def close(self) -> None:
        """The script is done with its vehicle. Safe to call twice."""
        self._alive = False
        if self._deaf is not None:
            self._deaf()
            self._deaf = None
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join(END_S)

    # --- the thread of the listeners -------------------------------------------------------------

    def _live(self) -> None:
        api_error: type[Exception] = import_module("dronekit").APIException
        try:
            while self._alive and self._link.alive:
                for fn in self._on_loop:
                    fn(self)
                for message in self._within(LOOP_S):
                    self.master.post_message(message)
                    for tell in self._on_message:
                        tell(self, message)
        except (api_error, DroneKitError) as error:
            log.warning("DroneKit gave up: %s", error)
        finally:
            self._alive = False

    def _within(self, timeout_s: float) -> Iterator[Message]:
        try:
            yield self._heard.get(timeout=timeout_s)
        except Empty:
            return
        yield from taken(self._heard)

    # --- what goes out ---------------------------------------------------------------------------

    def _send(self, message: Outgoing) -> None:
        name = message.get_type()
        if name == "HEARTBEAT":
            return  # the session's own goes out each second
        if not self._link.alive:
            raise DroneKitError(f"{name} was not sent: the link is gone")
        if self._ready_until_s is not None and time.monotonic() > self._ready_until_s:
            raise DroneKitError(
                "the drone was heard but did not send its parameters; check the link and start again"
            )
        self._link.run(spoken(message, self.target_system))
