"""The parameter protocol from the vehicle's side."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from telemetry.messages import mavlink, text_of
from training.voice import INFO

if TYPE_CHECKING:
    from telemetry.messages import Message
    from training.autopilot import Autopilot
    from training.parameters import Parameter

READ_TAKES_S = 0.05
LIST_PER_S = 2100.0  # recorded over TCP: 1,348 parameters in 0.64 s
UNINDEXED = 65535
BANNER = ("ArduCopter V4.7.0-dev (6577264c)", "3d1219c7c4c5404aaa1f6d2a48adfda4", "Frame: QUAD/PLUS")


class ParameterTalk:
    """Answers PARAM_... messages. What it does not have it does not answer, as ArduPilot does not."""

    def __init__(self, ap: Autopilot) -> None:
        self._ap = ap
        self._reads: deque[tuple[float, Parameter, int]] = deque()
        self._next_of_list: float | None = None

    def hear(self, message: Message) -> bool:
        """Take a message of this protocol; False when it is of another."""
        kind = message.get_type()
        if kind == "PARAM_REQUEST_LIST":
            self._next_of_list = 0.0
            for line in BANNER:
                self._ap.text(INFO, line)
        elif kind == "PARAM_REQUEST_READ":
            self._read(message)
        elif kind == "PARAM_SET":
            self._set(message)
        else:
            return False
        return True

    def step(self, dt_s: float) -> None:
        """Send the reads that are due and the next ones of the list."""
        while self._reads and self._reads[0][0] <= self._ap.now_s:
            _, parameter, index = self._reads.popleft()
            self._say(parameter, parameter.type, index)
        if self._next_of_list is None:
            return
        first, until = int(self._next_of_list), self._next_of_list + LIST_PER_S * dt_s
        for parameter in self._ap.parameters.between(first, int(until)):
            self._say(parameter, parameter.type, parameter.index)
        self._next_of_list = until if until < len(self._ap.parameters) else None

    def _read(self, message: Message) -> None:
        index = int(message.param_index)
        if index >= 0:
            found, shown = self._ap.parameters.at(index), index
        else:
            found, shown = self._ap.parameters.named(text_of(message.param_id)), UNINDEXED
        if found is not None:
            self._reads.append((self._ap.now_s + READ_TAKES_S, found, shown))

    def _set(self, message: Message) -> None:
        name, value = text_of(message.param_id), float(message.param_value)
        old = self._ap.parameters.named(name)
        new = self._ap.parameters.store(name, value)
        if old is None or new is None:
            return
        # Recorded: a set that changes nothing is echoed with the type that was sent, else with the true one.
        kind = int(message.param_type) if value == old.value else new.type
        self._say(new, kind, UNINDEXED)

    def _say(self, parameter: Parameter, kind: int, index: int) -> None:
        self._ap.voice.say(
            mavlink.MAVLink_param_value_message(
                parameter.name.encode(), parameter.value, kind, len(self._ap.parameters), index
            )
        )
