"""The trainer's line: an exercise commanded from a second window or a second laptop."""
