"""One sealed incident for all that only read it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from incidents.bundle.seal import Order, Sealed, seal
from tests.incidents.bundle.brigade import KEY, NOW, Brigade, brigade

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ours(tmp_path: Path) -> Brigade:
    return brigade(tmp_path / "ours")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """A bundle nobody may change; `sealed` is one to change."""
    data = tmp_path_factory.mktemp("brigade")
    one = brigade(data)
    return seal(one.folder, data, NOW, KEY)


@pytest.fixture(scope="module")
def kept_zip(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    data = tmp_path_factory.mktemp("brigade")
    one = brigade(data)
    return seal(one.folder, data, NOW, KEY, Order(archive=True))


@pytest.fixture
def sealed(kept: Sealed, tmp_path: Path) -> Path:
    return shutil.copytree(kept.path, tmp_path / kept.path.name)
