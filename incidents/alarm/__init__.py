"""The control room's alarm text: read, looked at, taken in."""
