"""Pictures in TIFFs come out as Pillow decodes them whole, and damaged ones are refused in one line."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_SHEET_PX
from maps.foreign.tiff_sheet import TiffSheet
from tests.maps.made_up_maps import ramps

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

PICTURE = ramps(150, 210)
KINDS = [
    *[
        (mode, packing)
        for mode in ("RGB", "RGBA", "L", "P", "LA")
        for packing in ("raw", "tiff_lzw", "packbits")
    ],
    *[(mode, "tiff_adobe_deflate") for mode in ("RGB", "RGBA", "P")],
    *[("RGB", "jpeg"), ("L", "jpeg"), ("1", "group4"), ("1", "raw")],
]


def all_rows(path: Path, step: int = 37) -> NDArray[np.uint8]:
    with TiffSheet(path) as sheet:
        starts = range(0, sheet.height_px, step)
        return np.concatenate([sheet.rows(top, min(top + step, sheet.height_px)) for top in starts])


@pytest.mark.parametrize(("mode", "packing"), KINDS)
def test_a_picture_read_in_bands_is_what_pillow_reads_whole(tmp_path: Path, mode: str, packing: str):
    path = tmp_path / "p.tif"
    Image.fromarray(PICTURE).convert(mode).save(path, compression=packing, strip_size=4096)
    whole = np.asarray(Image.open(path).convert("RGBA"))
    assert (all_rows(path) == whole).all()


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("big", [False, True], ids=["classic", "BigTIFF"])
def test_tiles_of_either_order_and_size_of_file_are_read(tmp_path: Path, order: str, big: bool):
    path = tmp_path / "p.tif"
    path.write_bytes(tiled(PICTURE, order=order, big=big))
    assert (all_rows(path)[..., :3] == PICTURE).all()


def test_a_block_that_was_left_out_is_transparent(tmp_path: Path):
    path = tmp_path / "p.tif"
    path.write_bytes(tiled(PICTURE, left_out=1))
    rows = all_rows(path)
    assert not rows[:64, 64:128].any()
    assert (rows[:64, :64, :3] == PICTURE[:64, :64]).all()


def test_the_colour_that_means_nothing_is_transparent(tmp_path: Path):
    path = tmp_path / "p.tif"
    picture = PICTURE.copy()
    picture[3:9, 4:20] = 0
    path.write_bytes(tiled(picture, nodata=b"0\0"))
    alpha = all_rows(path)[..., 3]
    assert not alpha[3:9, 4:20].any()
    assert alpha.sum() == 255 * (alpha.size - 6 * 16)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({256: 40_000, 257: 40_000}, f"at most {MAX_SHEET_PX:,}"),
        ({322: 30_000, 323: 30_000}, "TILED=YES"),
        ({258: 16}, "16 bits a channel: save it in RGB with 8 bits"),
        ({284: 2}, "INTERLEAVE=PIXEL"),
        ({257: 3000}, "fewer blocks"),
        ({259: 9999}, r"packed in a way \(9999\)"),
        ({322: 0}, "cannot be"),
    ],
)
def test_what_is_not_read_is_said_with_what_to_do(tmp_path: Path, changes: dict[int, int], said: str):
    path = tmp_path / "p.tif"
    path.write_bytes(tiled(PICTURE, changes=changes))
    with pytest.raises(FormatError, match=said) as refused:
        all_rows(path)
    assert str(refused.value).startswith("p.tif: ")


def test_what_is_no_tiff_is_said(tmp_path: Path):
    (tmp_path / "p.tif").write_bytes(b"%PDF-1.7")
    with pytest.raises(FormatError, match="not a TIFF"):
        TiffSheet(tmp_path / "p.tif")
    with pytest.raises(FormatError, match="cannot be read"):
        TiffSheet(tmp_path / "none.tif")


@settings(max_examples=80)
@given(st.integers(0, 2**31))
def test_a_damaged_picture_is_read_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, seed: int
):
    random = np.random.default_rng(seed)
    content = bytearray(tiled(PICTURE, big=seed % 2 == 0))
    for _ in range(int(random.integers(1, 6))):  # half of them in the directory, which stands first
        end = 300 if random.random() < 0.5 else len(content)
        content[int(random.integers(end))] = int(random.integers(256))
    path = tmp_path_factory.mktemp("tiff") / "p.tif"
    path.write_bytes(content[: int(random.integers(1, len(content) + 1))] if seed % 3 == 0 else content)
    said = refusal(path)
    assert said is None or (said.isprintable() and said.startswith("p.tif: "))


def refusal(path: Path) -> str | None:
    try:
        all_rows(path, 1000)
    except FormatError as refused:
        return str(refused)
    return None


def tiled(
    picture: NDArray[np.uint8],
    *,
    order: str = "<",
    big: bool = False,
    left_out: int | None = None,
    nodata: bytes | None = None,
    changes: dict[int, int] | None = None,
) -> bytes:
    """As GDAL writes with TILED=YES and COMPRESS=DEFLATE: 64 x 64 pixels each. `changes` replace numbers."""
    height, width = picture.shape[:2]
    blocks: list[bytes] = []
    for top in range(0, height, 64):
        for left in range(0, width, 64):
            block = np.zeros((64, 64, 3), np.uint8)
            part = picture[top : top + 64, left : left + 64]
            block[: part.shape[0], : part.shape[1]] = part
            blocks.append(b"" if len(blocks) == left_out else zlib.compress(block.tobytes()))
    count = len(blocks)
    tags: dict[int, tuple[str, list[int] | bytes]] = {
        256: ("I", [width]),
        257: ("I", [height]),
        258: ("H", [8, 8, 8]),
        259: ("H", [8]),
        262: ("H", [2]),
        277: ("H", [3]),
        284: ("H", [1]),
        322: ("I", [64]),
        323: ("I", [64]),
        324: ("I", [0] * count),
        325: ("I", [len(block) for block in blocks]),
    }
    if nodata is not None:
        tags[42113] = ("s", nodata)
    for tag, value in (changes or {}).items():
        letter, before = tags[tag]
        tags[tag] = (letter, [value] * len(before))
    word, room = ("Q", 8) if big else ("I", 4)
    head = struct.pack(f"{order}HHHQ", 43, 8, 0, 16) if big else struct.pack(f"{order}HI", 42, 8)
    head = (b"II" if order == "<" else b"MM") + head
    entry_bytes = 4 + 2 * room
    behind_at = len(head) + (8 if big else 2) + entry_bytes * len(tags) + room
    data_at = behind_at + sum(len(values) * 4 + 4 for _, values in tags.values())
    ends = np.cumsum([0, *(len(block) for block in blocks)])
    tags[324] = ("I", [data_at + int(end) for end in ends[:-1]])
    entries, behind = b"", b""
    for tag, (letter, values) in sorted(tags.items()):
        raw = values if isinstance(values, bytes) else struct.pack(f"{order}{len(values)}{letter}", *values)
        kind = {"H": 3, "I": 4, "s": 2}[letter]
        if len(raw) > room:
            place = struct.pack(f"{order}{word}", behind_at + len(behind))
            behind += raw
            raw = place
        entries += struct.pack(f"{order}HH{word}", tag, kind, len(values)) + raw.ljust(room, b"\0")
    directory = struct.pack(f"{order}{'Q' if big else 'H'}", len(tags)) + entries + b"\0" * room
    whole = head + directory + behind
    return whole.ljust(data_at, b"\0") + b"".join(blocks)
