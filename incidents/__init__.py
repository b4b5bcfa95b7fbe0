"""The flight that was: journal, dispatch, timeline, report."""
