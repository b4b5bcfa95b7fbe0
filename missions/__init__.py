"""The flight to come: plans, checks and the way aboard."""
