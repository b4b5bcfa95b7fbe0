"""An ArduPilot SITL that the user has: found, started, watched, broken, and flown as an exercise."""
