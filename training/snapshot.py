"""The whole state of an embedded drone at a moment, to go back to it as often as wanted.

What others hold on to stays: the drone itself as an object, and its payload.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.payload.camera import CameraBody
    from training.payload.gimbal import Gimbal
    from training.payload.payload import Payload


@dataclass(frozen=True, slots=True)
class PayloadSnapshot:
    """How camera and gimbal stood."""

    gimbal: Gimbal
    camera: CameraBody
    steered_by: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Made by `EmbeddedDrone.snapshot`; nothing in it changes when the drone lives on."""

    now_s: float  # on the caller's clock
    state: Mapping[str, Any]
    payload: PayloadSnapshot | None


def copied(state: Mapping[str, Any], *kept: object) -> dict[str, Any]:
    """A copy that shares nothing with the original but `kept`."""
    return copy.deepcopy(dict(state), {id(one): one for one in kept})


def of_payload(payload: Payload | None) -> PayloadSnapshot | None:
    if payload is None:
        return None
    return PayloadSnapshot(copy.copy(payload.gimbal), copy.copy(payload.camera), payload.steered_by)


def put_back(payload: Payload | None, then: PayloadSnapshot | None) -> None:
    """The camera hangs as it hung then. What it streams is not changed."""
    if payload is None or then is None:
        return
    payload.gimbal, payload.camera = copy.copy(then.gimbal), copy.copy(then.camera)
    payload.steered_by = then.steered_by
