"""The five sounds as WAV files, made of sines: worse is higher and faster, each with its own rhythm."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ui.sound.rank import Sound

if TYPE_CHECKING:
    import numpy.typing as npt

RATE_HZ = 22_050
PEAK = 0.85  # of full scale: loud on the loudspeakers of a laptop, and never clipped
FADE_S = 0.008  # at both ends of a note, so that it does not click
_OVERTONES = (1.0, 0.4, 0.2)  # a bare sine is lost in the noise of a pump


class Note(NamedTuple):
    """0 Hz is silence."""

    hz: float
    seconds: float


# 500 to 2000 Hz: what a small loudspeaker gives and an old ear hears.
NOTES: dict[Sound, tuple[Note, ...]] = {
    # to and fro, as what drifts
    Sound.POSITION: (Note(1400, 0.16), Note(1000, 0.16)) * 3,
    # down in three steps, as what runs out
    Sound.BATTERY: (Note(1568, 0.2), Note(0, 0.06), Note(1319, 0.2), Note(0, 0.06), Note(1109, 0.36)),
    # quick knocks, as on a fence
    Sound.FENCE: (Note(1760, 0.06), Note(0, 0.05)) * 8,
    # two strokes
    Sound.DANGER: (Note(880, 0.22), Note(0, 0.12), Note(880, 0.22)),
    # one, low
    Sound.ATTENTION: (Note(587, 0.3),),
}


def wav(sound: Sound) -> bytes:
    """A whole file: mono, 16 bit, 22 050 Hz. The same each time, bit by bit."""
    samples = np.concatenate([_note(note) for note in NOTES[sound]])
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(np.round(samples * 32_767).astype("<i2").tobytes())
    return written.getvalue()


def length_s(sound: Sound) -> float:
    return sum(note.seconds for note in NOTES[sound])


def _note(note: Note) -> npt.NDArray[np.float64]:
    at_s = np.arange(round(note.seconds * RATE_HZ)) / RATE_HZ
    if not note.hz:
        return np.zeros_like(at_s)
    waves = [share * np.sin(2.0 * np.pi * note.hz * (i + 1) * at_s) for i, share in enumerate(_OVERTONES)]
    tone = np.sum(waves, axis=0)
    from_end_s = np.minimum(at_s, at_s[::-1])
    fade = 0.5 - 0.5 * np.cos(np.pi * np.minimum(1.0, from_end_s / FADE_S))
    return PEAK * fade * tone / np.abs(tone).max()
