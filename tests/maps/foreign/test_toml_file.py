"""Hand-written settings are read or refused in one line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from maps.foreign.file import FormatError
from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    from pathlib import Path


def test_the_tables_come_back(tmp_path: Path):
    (tmp_path / "s.toml").write_bytes('﻿[ui]\nname = "Tērvete"\n'.encode())
    assert read_toml(tmp_path / "s.toml") == {"ui": {"name": "Tērvete"}}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[ui\n", r"not TOML: .*line 1"),
        (b"a = " + b"[" * 20_000, "nested too deep"),
        (b"a = " + b"9" * 5000, "a number or a date in it is impossible"),
        (b"\n" + b"a." * 20_000 + b"a = 1", "line 2: a key with more than 10 dots"),
        (b"[" + b'"a" . ' * 11 + b"a]", "line 1: a key with more than 10 dots"),
        (b"a = \xff", "line 1: a character is not UTF-8"),
        (b"#" * 70_000, "larger than 64 kB"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_place(tmp_path: Path, content: bytes, says: str):
    (tmp_path / "s.toml").write_bytes(content)
    with pytest.raises(FormatError, match=rf"^s\.toml: .*{says}") as caught:
        read_toml(tmp_path / "s.toml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content", ["A" * 60_000, '"' * 60_000, "'\"" * 30_000, "a " * 30_000, "a" + " " * 60_000]
)
def test_a_long_word_is_no_long_work(tmp_path: Path, content: str):
    (tmp_path / "s.toml").write_text(content)
    begun_s = time.process_time()
    with pytest.raises(FormatError):
        read_toml(tmp_path / "s.toml")
    assert time.process_time() - begun_s < 0.5
