"""`firedrone sounds`: what each sound of an alarm means, what plays it here, and who speaks."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firedrone.audible import audible_here
from firedrone.verbs import say
from firedrone.verbs.options import JsonOption
from firedrone.verbs.say import NotTrue, UsageError
from telemetry.alarms import RANK, Alarm
from ui.sound.player import players_here
from ui.sound.rank import Sound, can_be_muted, every_s, sound_of

if TYPE_CHECKING:
    from ui.sound.player import Player

PLAY_S = 10.0
MEANINGS = {
    Sound.POSITION: "act now: the position is lost and the drone drifts",
    Sound.BATTERY: "act now: the battery is nearly empty",
    Sound.FENCE: "act now: the drone is outside its fence",
    Sound.DANGER: "every other red alarm",
    Sound.ATTENTION: "an amber alarm",
}


def register(app: typer.Typer) -> None:
    """Attach the verb."""
    app.command()(sounds)


def sounds(
    play: Annotated[str, typer.Option("--play", metavar="NAME", help="Let one be heard.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Say what each sound of an alarm means, and what plays it; --play lets one be heard."""
    if play and play not in set(Sound):
        raise UsageError(f"--play {play}: is none of {', '.join(Sound)}")
    here = audible_here()
    document: dict[str, Any] = {"sounds": [_row(sound) for sound in Sound], **asdict(here)}
    if play:
        document["played"] = _play(Sound(play))
    say.result(document, as_json, "\n".join((*map(_line, Sound), here.sentence())))


def _row(sound: Sound) -> dict[str, Any]:
    return {
        "name": sound.value,
        "means": MEANINGS[sound],
        "alarms": [code.value for code in RANK if sound_of(Alarm(code, 0.0)) is sound],
        "every_s": every_s(sound),
        "can_be_muted": can_be_muted(sound),
    }


def _line(sound: Sound) -> str:
    again_s = every_s(sound)
    again = "once" if again_s is None else f"every {again_s:.0f} s until seen"
    never = "" if can_be_muted(sound) else ", never muted"
    return f"{sound.value:10} {MEANINGS[sound]}; {again}{never}"


def _play(sound: Sound) -> str:
    """The name of the player that did."""
    from ui.sound.tones import wav  # noqa: PLC0415 numpy, only to be heard

    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="firedrone-") as folder:
        path = Path(folder, f"{sound.value}.wav")
        path.write_bytes(wav(sound))
        for player in players_here():
            why_not = _plays(player, path)
            if why_not is None:
                return player.name
            wrong.append(f"{player.name}: {why_not}")
    raise NotTrue(f"{sound.value} was not heard: {'; '.join(wrong) or 'no program here plays sounds'}")


def _plays(player: Player, path: Path) -> str | None:
    """To its end; why not, or None."""
    if not player.command:
        return _plays_in_windows(path)
    try:
        subprocess.run(  # noqa: S603 the system's own player, with a file of ours
            [*player.command, str(path)], check=True, capture_output=True, text=True, timeout=PLAY_S
        )
    except subprocess.CalledProcessError as error:
        return error.stderr.strip().rpartition("\n")[2] or f"ended with {error.returncode}"
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None


def _plays_in_windows(path: Path) -> str | None:
    if sys.platform != "win32":
        return "plays on Windows alone"
    import winsound  # noqa: PLC0415 nowhere else

    try:
        winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
    except RuntimeError:
        return "there is no sound device"
    return None
