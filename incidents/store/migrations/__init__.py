"""From one shape of the index to the next, in files numbered as they came."""
