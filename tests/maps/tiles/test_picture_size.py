import random
from io import BytesIO

import pytest
from PIL import Image

from maps.tiles.picture_size import is_cut_short, picture_size


def picture(kind, **options):
    written = BytesIO()
    Image.new("RGBA" if options.pop("alpha", False) else "RGB", (300, 200), (200, 80, 40)).save(
        written, kind, **options
    )
    return written.getvalue()


PICTURES = {
    "png": picture("PNG"),
    "jpeg": picture("JPEG"),
    "progressive": picture("JPEG", progressive=True),
    "webp": picture("WEBP"),
    "webp lossless": picture("WEBP", lossless=True),
    "webp extended": picture("WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_size_is_read_from_the_head_of_the_file(name):
    kind, width, height = picture_size(PICTURES[name]) or ("", 0, 0)
    assert (width, height) == (300, 200)
    assert kind in ("jpeg" if name == "progressive" else name)


@pytest.mark.parametrize("name", PICTURES)
def test_a_cut_or_spoiled_head_is_none_or_numbers_but_no_crash(name):
    rng = random.Random(name)
    for _ in range(200):
        spoiled = bytearray(PICTURES[name])
        spoiled[rng.randrange(min(60, len(spoiled)))] = rng.randrange(256)
        size = picture_size(bytes(spoiled[: rng.randrange(len(spoiled))]))
        assert size is None or len(size) == 3


def test_other_files_have_no_size():
    assert picture_size(b"") is None
    assert picture_size(b"GIF89a\x01\x00\x01\x00") is None


@pytest.mark.parametrize("name", PICTURES)
def test_half_a_picture_is_cut_short_and_a_whole_one_is_not(name):
    whole = PICTURES[name]
    assert not is_cut_short(whole)
    assert not is_cut_short(whole + b"\0" * 100)
    assert is_cut_short(whole[: len(whole) // 2])
    assert is_cut_short(whole[:-13])
