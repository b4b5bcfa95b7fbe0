"""Pictures from the drone: streams received, decoded beside the window, recorded as they came."""
