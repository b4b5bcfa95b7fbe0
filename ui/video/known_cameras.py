"""Cameras that people fly and the addresses they come with, to pick from.

Which stream is the thermal one is not said: two lists of the same camera disagree about it.

Sources: ArduPilot's video-stream-information.lua and QGroundControl's defaults for Herelink.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownCamera:
    """A stream as the maker's manual has it."""

    name: str
    address: str


KNOWN_CAMERAS = (
    KnownCamera("Siyi ZT6 · ZT30 (1)", "rtsp://192.168.144.25:8554/video1"),
    KnownCamera("Siyi ZT6 · ZT30 (2)", "rtsp://192.168.144.25:8554/video2"),
    KnownCamera("Siyi A8 · ZR10 · ZR30", "rtsp://192.168.144.25:8554/main.264"),
    KnownCamera("Topotek 1080p", "rtsp://192.168.144.108:554/stream=0"),
    KnownCamera("Topotek 480p", "rtsp://192.168.144.108:554/stream=1"),
    KnownCamera("Viewpro", "rtsp://192.168.2.119:554"),
    KnownCamera("Herelink (air)", "rtsp://192.168.42.129:8554/fpv_stream"),
    KnownCamera("Herelink (ground)", "rtsp://192.168.42.1:8554/fpv_stream"),
    KnownCamera("Herelink (hotspot)", "rtsp://192.168.43.1:8554/fpv_stream"),
    KnownCamera("Herelink (H264Video)", "rtsp://192.168.0.10:8554/H264Video"),
)
