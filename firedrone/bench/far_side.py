"""The far side of an upload bench: a drone behind bad air, on one port, as a program of its own.

    python -m firedrone.bench.far_side --loss 0.05 --delay-s 0.05 --seed 3 [--sitl arducopter]

It says {"address": "udpout:127.0.0.1:..."} and runs until its stdin ends. A line `clear` makes the air clear,
so that what is aboard can be read without loss.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from maps.geo import LatLon
from training.chaos.air import CLEAR, Air
from training.chaos.proxy import Proxy
from training.chaos.udp_proxy import HERE, UdpEnd, udp_proxy
from training.ports import Listen
from training.practice import practice_drone
from training.serve import serve
from training.sitl.errors import SitlError
from training.sitl.launch import Launch, free_instance
from training.sitl.process import SitlProcess
from training.sitl.radio import port_of

if TYPE_CHECKING:
    from collections.abc import Generator

PLACE = LatLon(56.2, 25.3)
START_S = 10.0
BOOT_S = 6.0  # a SITL has no room for a mission before it has found its storage
END_S = 5.0


def main(arguments: list[str] | None = None) -> None:
    """See above."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--loss", type=float, default=0.0)
    parser.add_argument("--delay-s", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sitl", default=None)
    parser.add_argument("--boot-s", type=float, default=BOOT_S)
    asked = parser.parse_args(arguments)
    air = Air(loss=asked.loss, delay_s=asked.delay_s)
    with ExitStack() as stack:
        if asked.sitl is None:
            port = stack.enter_context(_embedded_drone())
            proxy = stack.enter_context(udp_proxy(port, air, asked.seed))
        else:
            proxy = stack.enter_context(_sitl(Path(asked.sitl), air, asked.seed, asked.boot_s))
        sys.stdout.write(json.dumps({"address": proxy.address}) + "\n")
        sys.stdout.flush()
        for line in sys.stdin:
            if line.strip() == "clear":
                proxy.change(CLEAR)


@contextmanager
def _embedded_drone() -> Generator[int]:
    """The UDP port that it waits at."""
    stop, there, ports = threading.Event(), threading.Event(), list[int]()

    def started(addresses: list[str]) -> None:
        ports.append(int(addresses[0].rpartition(":")[2]))
        there.set()

    drone, listen = practice_drone(PLACE, ready=True), [Listen("udpin", HERE, 0)]
    thread = threading.Thread(target=serve, args=(drone, listen, stop), kwargs={"started": started})
    thread.start()
    try:
        if not there.wait(START_S):
            raise SystemExit("the embedded drone did not start")
        yield ports[0]
    finally:
        stop.set()
        thread.join(END_S)


@contextmanager
def _sitl(program: Path, air: Air, seed: int, boot_s: float) -> Generator[Proxy]:
    """An ArduPilot SITL whose first port goes through the air, calibrated and reached from here alone."""
    vehicle, unheard = UdpEnd(), UdpEnd()
    launch = Launch(program, PLACE, port_of(vehicle), port_of(unheard), instance=free_instance())
    try:
        with Proxy(UdpEnd(), vehicle, air, seed) as proxy, SitlProcess(launch) as running:
            time.sleep(boot_s)
            why = running.why_ended()
            if why is not None:
                raise SystemExit(why)
            yield proxy
    except SitlError as error:
        raise SystemExit(str(error)) from None
    finally:
        unheard.pull()


if __name__ == "__main__":
    main()
