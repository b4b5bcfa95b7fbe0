"""The alarms stand in the report behind the page that is signed: when, what, how long, seen by whom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from incidents.journal import Journal
from incidents.report.content import gather
from incidents.report.html import html
from incidents.report.pdf import pdf
from incidents.words import LANGUAGES, label
from telemetry.events import EventCode
from tests.incidents import alarms
from tests.incidents.report.test_hot_spots import page_texts

if TYPE_CHECKING:
    from pathlib import Path

MADE = datetime(2026, 4, 12, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_alarm_is_a_row_with_who_saw_it_on_paper_and_page(folder: Path, now: datetime, language: str):
    with Journal(folder, now) as journal:
        alarms.write(journal)
    content = gather(folder, language, MADE)
    paper = page_texts(pdf(content, MADE))
    for text in (html(content), paper[1]):
        assert label(language, "alarms_title") in text
        assert label(language, "alarm_link_lost") in text
        assert label(language, "alarms_seen_by", after="4 s", by="A. Kalna") in text
        assert label(language, "alarms_not_seen") in text
        assert label(language, "alarms_open_end") in text
    assert [row[0] for row in content.alarms] == ["13:11:00", "13:11:01", "13:15:00"]


def test_a_calm_incident_has_no_table_of_alarms(folder: Path):
    content = gather(folder, "en", MADE)
    assert label("en", "alarms_title") not in html(content)
    assert label("en", "alarms_title") not in page_texts(pdf(content, MADE))[1]


def test_a_name_out_of_a_foreign_record_is_escaped(folder: Path, now: datetime):
    hostile = "<script>alert(1)</script>"
    with Journal(folder, now) as journal:
        for code in (EventCode.ALARM_RAISED, EventCode.ALARM_SEEN):
            journal.append(now, "drone", "flight", code, {"alarm": hostile, "by": hostile, "flight": "one"})
    page = html(gather(folder, "en", MADE))
    assert "alert(1)" in page
    assert "<script" not in page
