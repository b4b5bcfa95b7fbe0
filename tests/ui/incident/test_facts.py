from dataclasses import replace
from datetime import timedelta

import pytest

from maps.geo import LatLon
from tests.ui.incident.scenes import INCIDENT, NOW, planned, vehicle
from ui.incident.facts import incident_facts, plan_facts


def shown(**changes: object) -> dict[str, str]:
    return dict(
        incident_facts(replace(INCIDENT, **changes), NOW, ("Subate 11", "Aknīste 12"), vehicle().wind)
    )


def test_an_incident_is_told_in_rows():
    rows = shown()
    assert rows["What"] == "Forest fire"
    assert rows["How sure"] == "±140\u00a0m"
    assert rows["When"].endswith("· 4\u00a0min ago")
    assert rows["Who"] == "Subate 11, Aknīste 12"
    assert rows["Wind"] == "6\u00a0m/s from SW"


def test_the_border_is_named_with_the_neighbour():
    assert shown()["Border"].endswith("m to Lithuania")
    assert shown(scene=LatLon(55.95, 25.9))["Border"].endswith("to Latvia")
    assert "Border" not in shown(scene=LatLon(57.5, 25.5))


def test_what_is_not_known_has_no_row():
    rows = dict(incident_facts(replace(INCIDENT, scene=None, number=None, alarm_at=None), None, (), None))
    assert set(rows) == {"What", "Where", "How sure"}
    assert rows["How sure"] == "no place yet"


@pytest.mark.parametrize("ago", [timedelta(days=3), timedelta(minutes=-5)])
def test_an_alarm_of_another_day_is_named_with_its_day(ago: timedelta):
    words = shown(alarm_at=NOW - ago)["When"]
    assert "ago" not in words
    assert "Aug" in words


def test_a_plan_is_told_in_rows():
    plan, *_ = planned()
    rows = dict(plan_facts(plan))
    assert rows["Height"] == "60\u00a0m above ground"
    assert rows["Legs"].endswith("m")
    assert rows["Area"].endswith("ha")
