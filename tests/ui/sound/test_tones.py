from __future__ import annotations

import io
import wave

import numpy as np
import numpy.typing as npt
import pytest

from ui.sound.rank import ACT_NOW, Sound, every_s
from ui.sound.tones import FADE_S, NOTES, RATE_HZ, length_s, wav


def samples(sound: Sound) -> npt.NDArray[np.float64]:
    """Of full scale."""
    with wave.open(io.BytesIO(wav(sound))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        raw = file.readframes(file.getnframes())
    return np.frombuffer(raw, "<i2") / 32_768.0


def notes(sound: Sound) -> list[tuple[float, npt.NDArray[np.float64]]]:
    """Each with the pitch it should have."""
    found, at = [], 0
    heard = samples(sound)
    for note in NOTES[sound]:
        end = at + round(note.seconds * RATE_HZ)
        found.append((note.hz, heard[at:end]))
        at = end
    assert at == len(heard)
    return found


def pitch_hz(heard: npt.NDArray[np.float64]) -> float:
    """The strongest line of the spectrum."""
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)), 1 << 16))
    return float(np.argmax(spectrum) * RATE_HZ / (1 << 16))


@pytest.mark.parametrize("sound", Sound)
def test_each_note_has_its_pitch_and_each_rest_is_silent(sound: Sound):
    for hz, heard in notes(sound):
        if hz:
            assert pitch_hz(heard) == pytest.approx(hz, abs=6.0)
        else:
            assert not heard.any()


@pytest.mark.parametrize("sound", Sound)
def test_it_is_loud_and_nothing_is_clipped(sound: Sound):
    peak = np.abs(samples(sound)).max()
    assert 0.8 < peak < 0.9


@pytest.mark.parametrize("sound", Sound)
def test_no_note_begins_or_ends_with_a_click(sound: Sound):
    fade = round(FADE_S * RATE_HZ)
    for hz, heard in notes(sound):
        if hz:
            assert abs(heard[0]) < 0.001
            assert abs(heard[-1]) < 0.001
            assert np.abs(heard[: fade // 8]).max() < 0.05
            assert np.abs(heard[-(fade // 8) :]).max() < 0.05


def test_no_two_sounds_have_a_pitch_or_a_rhythm_in_common():
    pitches = [{note.hz for note in notes if note.hz} for notes in NOTES.values()]
    rhythms = [tuple(bool(note.hz) for note in notes) for notes in NOTES.values()]
    lengths = [tuple(note.seconds for note in notes) for notes in NOTES.values()]
    assert sum(map(len, pitches)) == len(set().union(*pitches))
    assert len(set(zip(rhythms, lengths, strict=True))) == len(Sound)


def test_the_worse_is_the_higher():
    lowest = {sound: min(note.hz for note in NOTES[sound] if note.hz) for sound in Sound}
    highest = {sound: max(note.hz for note in NOTES[sound]) for sound in Sound}
    assert highest[Sound.ATTENTION] < lowest[Sound.DANGER]
    assert all(lowest[sound] > highest[Sound.DANGER] for sound in ACT_NOW)


@pytest.mark.parametrize("sound", Sound)
def test_it_is_over_long_before_it_comes_again(sound: Sound):
    again_s = every_s(sound)
    assert length_s(sound) == pytest.approx(len(samples(sound)) / RATE_HZ, abs=0.001)
    assert length_s(sound) <= (1.0 if again_s is None else again_s / 3)


def test_the_same_each_time():
    assert wav(Sound.DANGER) == wav(Sound.DANGER)
