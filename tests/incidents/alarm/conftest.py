"""The alarms of the samples, read as they came in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from incidents.alarm.alarm_text import read_received
from incidents.alarm.pattern_set import shipped_sets
from incidents.alarm.received import received_file

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.alarm.record import AlarmText

NOW = datetime(2026, 4, 12, 11, 30, tzinfo=UTC)
TZ = "Europe/Riga"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def latvian(samples: Path) -> AlarmText:
    """A grass fire in Tērvete, with two units and a position."""
    return read_received(received_file(samples / "alarm_sms_lv.txt"), shipped_sets(), NOW, TZ)


@pytest.fixture
def german(samples: Path) -> AlarmText:
    """A grass fire with one unit and its four times."""
    return read_received(received_file(samples / "alarm_email_de_labels.txt"), shipped_sets(), NOW, TZ)
