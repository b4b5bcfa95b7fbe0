"""A decoded picture as the screen wants it: BGRA at the size it is shown in, never converted larger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from telemetry.video.picture import Picture

    Bgra = NDArray[np.uint8]
    AnyPlane = NDArray[np.integer[Any] | np.floating[Any]]  # as OpenCV types what it gives; uint8 here


def to_display(picture: Picture, most_width_px: int, most_height_px: int) -> Bgra:
    """height x width x 4, opaque, of the picture's shape and within this size.

    A larger picture is made smaller plane by plane before its colours are worked out: a full picture of
    1080 rows takes 2 to 6 ms to convert, one of 540 rows under 1 ms. A smaller one stays: the painter
    enlarges it. ValueError for planes that do not belong together.
    """
    import cv2  # noqa: PLC0415  slow to import, and not needed before the first picture

    _check(picture)
    width, height = fitting(picture.width_px, picture.height_px, most_width_px, most_height_px)
    luma = _shrunk(picture.luma, width, height)
    if picture.chroma is None:
        return cv2.cvtColor(luma, cv2.COLOR_GRAY2BGRA)  # pyright: ignore[reportReturnType]  uint8 in, uint8 out
    planes = [_shrunk(plane, width // 2, height // 2) for plane in picture.chroma]
    whole = _as_i420(luma, planes[0], planes[1])
    return cv2.cvtColor(whole, cv2.COLOR_YUV2BGRA_I420)  # pyright: ignore[reportReturnType]


def fitting(width_px: int, height_px: int, most_width_px: int, most_height_px: int) -> tuple[int, int]:
    """The largest even size of this shape within the other; never larger than it is."""
    scale = min(1.0, most_width_px / width_px, most_height_px / height_px)
    return _even(width_px * scale), _even(height_px * scale)


def _shrunk(plane: AnyPlane, width: int, height: int) -> AnyPlane:
    """Halved while that is not too far, and then the rest of the way: averaging by uneven shares at once
    takes six times as long."""
    import cv2  # noqa: PLC0415  as above

    while plane.shape[1] >= 2 * width and plane.shape[0] >= 2 * height:
        half = (plane.shape[1] // 2, plane.shape[0] // 2)
        plane = cv2.resize(plane, half, interpolation=cv2.INTER_AREA)
    if (plane.shape[1], plane.shape[0]) == (width, height):
        return plane
    return cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR)


def _even(length: float) -> int:
    """Colours are kept for two by two pixels."""
    return max(2, int(length + 0.5) // 2 * 2)


def _as_i420(luma: AnyPlane, u: AnyPlane, v: AnyPlane) -> Bgra:
    """One plane below the other, as OpenCV reads YUV 4:2:0."""
    import numpy as np  # noqa: PLC0415  as above

    height, width = luma.shape
    whole = np.empty((height * 3 // 2, width), np.uint8)
    whole[:height] = luma
    flat = whole[height:].reshape(-1)
    quarter = flat.size // 2
    flat[:quarter], flat[quarter:] = u.reshape(-1), v.reshape(-1)
    return whole


def _check(picture: Picture) -> None:
    if picture.luma.ndim != 2 or 0 in picture.luma.shape:
        raise ValueError(f"a luma plane of shape {picture.luma.shape} is not a picture")
    for plane in picture.chroma or ():
        rows, columns = plane.shape
        if abs(2 * rows - picture.height_px) > 1 or abs(2 * columns - picture.width_px) > 1:
            raise ValueError(f"planes of {plane.shape} and {picture.luma.shape} do not make one picture")
