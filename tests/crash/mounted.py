"""Small disks of our own, for those who may mount them (root): in memory, or an ext4 in a file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def ran(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def tmpfs(place: Path, size_bytes: int) -> Iterator[Path]:
    """A disk in memory that can be filled. The test is skipped where it cannot be mounted."""
    place.mkdir()
    options = f"size={size_bytes},mode=755"
    if not _may_mount() or not ran("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)):
        pytest.skip("a disk of its own has to be mounted here: needs Linux and root")
    try:
        yield place
    finally:
        unmount(place)


@contextmanager
def ext4(image: Path, place: Path, *, size_bytes: int = 0, read_only: bool = False) -> Iterator[Path]:
    """An ext4 in the file `image`; made anew when a size is given."""
    if not _may_mount() or shutil.which("mkfs.ext4") is None:
        pytest.skip("an ext4 in a file has to be mounted here: needs Linux, root and mkfs.ext4")
    place.mkdir(exist_ok=True)
    if size_bytes:
        with image.open("wb") as file:
            file.truncate(size_bytes)
        assert ran("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", str(image))
    options = "loop,ro" if read_only else "loop"
    if not ran("mount", "-t", "ext4", "-o", options, str(image), str(place)):
        pytest.skip("no loop device can be mounted here")
    try:
        yield place
    finally:
        unmount(place)


def unmount(place: Path) -> None:
    if not ran("umount", str(place)):
        ran("umount", "--lazy", str(place))


def _may_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0
