"""The crew's radio to an ArduPilot SITL: it can fall silent, and carries a second drone's words."""

from __future__ import annotations

from training.chaos.udp_proxy import UdpEnd


class CrewRadio:
    """Between the SITL's SERIAL0 and the crew's ground station; on loopback, without a thread of its own.

    `station_port`: a ground station that waits there; None: one that writes to `station_address` first.
    """

    def __init__(self, station_port: int | None = None) -> None:
        self.silent = False  # nothing goes through, in both directions
        self._station = UdpEnd(station_port)
        self._vehicle = UdpEnd()

    @property
    def vehicle_port(self) -> int:
        """What SERIAL0 is to speak to."""
        return port_of(self._vehicle)

    @property
    def station_port(self) -> int:
        """What the crew's ground station writes to."""
        return port_of(self._station)

    def waits_on(self) -> list[int]:
        return [*self._station.waits_on(), *self._vehicle.waits_on()]

    def carry(self) -> bytes:
        """Hand on what came at either end; returns what the station said, as far as it got through."""
        ups, downs = self._station.receive(), self._vehicle.receive()
        if self.silent:
            return b""
        for datagram in ups:
            self._vehicle.send(datagram)
        for datagram in downs:
            self._station.send(datagram)
        return b"".join(ups)

    def say(self, words: bytes) -> None:
        """Another drone's, over the same radio."""
        if words and not self.silent:
            self._station.send(words)

    def close(self) -> None:
        self._station.pull()
        self._vehicle.pull()


def port_of(end: UdpEnd) -> int:
    return int(end.address.rpartition(":")[2])
