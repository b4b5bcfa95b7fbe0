"""The drone as it is now: link, state, recording, alarms."""
