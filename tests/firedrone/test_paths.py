from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from firedrone.paths import PORTABLE, beside_program, data_dir

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with the folder build on it, and nothing said about data."""
    program = tmp_path / "stick" / "FireDrone" / "firedrone"
    program.parent.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.delenv("FIREDRONE_DATA")
    return tmp_path / "stick"


@pytest.mark.parametrize("place", [PORTABLE, f"FireDrone/{PORTABLE}"])
def test_data_on_the_stick_beside_the_program_are_used(stick: Path, place: str):
    (stick / place).mkdir()
    assert data_dir() == stick / place


def test_a_stick_without_that_folder_keeps_nothing(stick: Path):
    assert beside_program() is None
    assert not data_dir().is_relative_to(stick)


def test_what_the_user_says_goes_before_the_stick(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (stick / PORTABLE).mkdir()
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path / "said"))
    assert data_dir() == tmp_path / "said"
    assert data_dir(tmp_path / "given") == tmp_path / "given"


def test_an_installed_program_looks_beside_nothing(stick: Path, monkeypatch: pytest.MonkeyPatch):
    (stick / PORTABLE).mkdir()
    monkeypatch.setattr(sys, "frozen", False)
    assert beside_program() is None
