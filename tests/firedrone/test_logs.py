from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from firedrone.logs import start_logging

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    import pytest


@contextmanager
def fresh_program() -> Generator[logging.Logger]:
    """The root logger as a program that has just started has it; pytest's own handlers wait."""
    root = logging.getLogger()
    handlers, level, raising = root.handlers, root.level, logging.raiseExceptions
    root.handlers = []
    start_logging()
    try:
        yield root
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers = handlers
        root.setLevel(level)
        logging.raiseExceptions = raising


def test_what_went_wrong_stands_in_the_file_and_not_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with fresh_program():
        logging.getLogger("telemetry.session").error("the %s is out", "cable")
    assert "ERROR telemetry.session: the cable is out" in (tmp_path / "data/logs/firedrone.log").read_text()
    assert capsys.readouterr() == ("", "")


def test_a_folder_that_cannot_be_written_costs_the_file_and_no_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "data").write_text("no folder")
    with fresh_program():
        logging.getLogger("telemetry.session").error("nobody hears it")
    assert capsys.readouterr() == ("", "")


def test_a_log_that_cannot_be_written_any_more_prints_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with fresh_program():
        (tmp_path / "data/logs/firedrone.log").mkdir()  # from now on nothing can be opened there
        logging.getLogger("telemetry.session").error("not written")
    assert capsys.readouterr() == ("", "")


def test_it_is_set_up_once():
    with fresh_program() as root:
        start_logging()
        assert len(root.handlers) == 1
