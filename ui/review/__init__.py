"""The next morning: what happened and when, on one clock."""
