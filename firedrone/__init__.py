"""What starts FireDrone: command line, settings, wiring."""
