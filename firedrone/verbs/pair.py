"""`firedrone pair`: give a drone its signing key by cable, list the keys, forget one."""

from __future__ import annotations

import sys
import time
from concurrent.futures import CancelledError
from functools import partial
from typing import TYPE_CHECKING, Annotated, Self, TypeVar

import typer

from firedrone.links import is_training, open_link
from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.say import NotTrue, UsageError
from telemetry import key_store
from telemetry.key_store import KeyStoreError, open_key_store
from telemetry.link.link import LinkError
from telemetry.pairing import PairingError, unpair
from telemetry.pairing import pair as pair_drone
from telemetry.session import NoVehicleError, Session
from telemetry.session_thread import SessionThread
from telemetry.signing_door import signing_door
from telemetry.signing_keys import DroneKey, DroneKeys

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.link.link import Link
    from telemetry.protocol import Start

T = TypeVar("T")
HEARD_WITHIN_S = 15.0  # a heartbeat comes every second
DONE_WITHIN_S = 60.0
LOOK_S = 0.05
NO_CABLE = "{} is no cable: a key is given in clear, so plug the drone in by its own USB and pair it there"


def register(app: typer.Typer) -> None:
    """Attach the verb."""

    @app.command()
    def pair(
        link: Annotated[
            str | None, typer.Option(help="The drone's own USB, such as serial:/dev/ttyACM0.")
        ] = None,
        name: Annotated[str | None, typer.Option(help="What the brigade calls the drone.")] = None,
        all_of_them: Annotated[bool, typer.Option("--list", help="The drones that have a key.")] = False,
        forget: Annotated[
            str | None,
            typer.Option(help="Forget this drone's key; with --link take it out of the drone too."),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Give a drone its key: by radio it then obeys this brigade alone."""
        if link is None and forget is None and not all_of_them:
            raise UsageError(
                "say where the drone is plugged in: --link serial:/dev/ttyACM0; or ask for --list"
            )
        keys = _open(data_dir())
        if forget is not None:
            _forget(keys, forget, link, as_json=as_json)
        elif link is not None:
            _pair(keys, link, name, as_json=as_json)
        else:
            drones = [{"uid": drone.uid, "name": drone.name} for drone in keys.known]
            rows = [f"{drone.name:24} {drone.uid}" for drone in keys.known]
            say.result({"drones": drones}, as_json, "\n".join(rows) or "No drone has a key.")


def give_key(link: Link, keys: DroneKeys, name: str | None, data: Path) -> DroneKey:
    """Pair the drone at `link` and keep its key; one that cannot be kept is taken out of the drone again."""
    with _Talk(link, keys, data) as talk:
        drone = talk.run(partial(pair_drone, cable=link.trusted, utc=link.clock.utc, name=name))
        try:
            keys.keep(drone)
        except KeyStoreError:
            talk.run(partial(unpair, cable=link.trusted, uid=drone.uid))
            raise
    return drone


def take_key(link: Link, keys: DroneKeys, uid: str, data: Path) -> None:
    """Take the key out of the drone at `link`, if it is this one."""
    with _Talk(link, keys, data) as talk:
        talk.run(partial(unpair, cable=link.trusted, uid=uid))


def _pair(keys: DroneKeys, address: str, name: str | None, *, as_json: bool) -> None:
    link = _cable(address)
    try:
        drone = give_key(link, keys, name, data_dir())
    except PairingError as error:
        raise NotTrue(f"{address}: {error}") from None
    except KeyStoreError as error:
        raise NotTrue(f"the drone was not paired: {error}") from None
    document = {"paired": True, "uid": drone.uid, "name": drone.name}
    say.result(document, as_json, f"{drone.name} ({drone.uid}) obeys by radio only this brigade now.")


def _forget(keys: DroneKeys, uid: str, address: str | None, *, as_json: bool) -> None:
    if address is None and all(drone.uid != uid for drone in keys.known):
        raise UsageError(f'no key of a drone "{uid}" is kept here; see firedrone pair --list')
    if address is not None:
        link = _cable(address)
        try:
            take_key(link, keys, uid, data_dir())
        except PairingError as error:
            raise NotTrue(f"{address}: {error}; its key is still kept") from None
    try:
        keys.forget(uid)
    except KeyStoreError as error:
        raise NotTrue(str(error)) from None
    remark = (
        "" if address is not None else " It still has it: by radio it obeys nobody until it is paired again."
    )
    say.result({"forgotten": True, "uid": uid}, as_json, f"The key of drone {uid} is forgotten.{remark}")


def _cable(address: str) -> Link:
    link = open_link(address)
    if is_training(link) or not link.live:
        link.close()
        raise UsageError(f"{address} is no drone that keeps a key: plug one in by its USB")
    if not link.trusted:
        link.close()
        raise UsageError(NO_CABLE.format(address))
    return link


def _open(data: Path) -> DroneKeys:
    keys = DroneKeys()
    try:
        store = open_key_store(data) or open_key_store(data, _asked(data))
        if store is not None:
            keys.open(store)
    except KeyStoreError as error:
        raise UsageError(str(error)) from None
    return keys


def _asked(data: Path) -> str:
    """The brigade's passphrase, from who sits here; never an argument, which every program could read."""
    if not sys.stdin.isatty():
        raise UsageError(
            "this system has no key store: install gnome-keyring, "
            f"or put the brigade's passphrase into {key_store.PASSPHRASE}"
        )
    new = not (data / key_store.FILE).exists()
    question = "A passphrase for the keys of the drones" if new else "The passphrase of the keys"
    return typer.prompt(question, hide_input=True, confirmation_prompt=new, err=True)


class _Talk:
    """A conversation over a cable that is not a flight: nothing is recorded."""

    def __init__(self, link: Link, keys: DroneKeys, data: Path) -> None:
        self._address = link.address
        self._running = SessionThread(Session(link, door=signing_door(link, keys, data)))

    def __enter__(self) -> Self:
        until_s = time.monotonic() + HEARD_WITHIN_S
        while self._running.session.peer is None:
            if time.monotonic() > until_s or not self._running.alive:
                self._running.stop()
                raise LinkError(
                    f"{self._address}: no drone was heard; is it switched on and is this its USB?"
                )
            time.sleep(LOOK_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._running.stop()

    def run(self, start: Start[T]) -> T:
        future = self._running.run(start)
        try:
            return future.result(DONE_WITHIN_S)
        except (TimeoutError, CancelledError):
            future.cancel()
            raise LinkError(f"{self._address}: the drone fell silent; is the cable in?") from None
        except NoVehicleError as error:
            raise PairingError(str(error)) from None
