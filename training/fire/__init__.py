"""The fire that is not there: how it spreads."""
