import numpy as np
from fastcrc import crc16
from hypothesis import given
from hypothesis import strategies as st

from telemetry.checksums import checksums, could_end_with, ends_with


def rows(*frames: bytes) -> np.ndarray:
    return np.array([list(frame) for frame in frames], dtype=np.uint8)


def test_the_check_value_of_the_standard():
    assert checksums(rows(b"123456789")).tolist() == [0x6F91]


@given(
    st.integers(1, 300).flatmap(lambda n: st.lists(st.binary(min_size=n, max_size=n), min_size=1, max_size=5))
)
def test_every_row_is_what_the_byte_by_byte_way_gives(frames: list[bytes]):
    assert checksums(rows(*frames)).tolist() == [crc16.mcrf4xx(frame, 0xFFFF) for frame in frames]


@given(st.binary(min_size=9, max_size=40), st.integers(0, 255))
def test_the_extra_byte_ends_the_checksum(frame: bytes, extra: int):
    crc = checksums(rows(frame))
    wanted = np.array([crc16.mcrf4xx(frame + bytes((extra,)), 0xFFFF)], dtype=np.uint16)
    assert ends_with(crc, extra, wanted).all()
    assert not ends_with(crc, extra ^ 1, wanted).any()
    assert could_end_with(crc, wanted).all()


def test_of_all_checksums_only_256_can_end_a_frame():
    crc = np.full(65536, checksums(rows(b"any frame"))[0], dtype=np.uint16)
    assert could_end_with(crc, np.arange(65536, dtype=np.uint16)).sum() == 256
