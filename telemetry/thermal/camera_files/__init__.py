"""Thermal pictures in files off the card, after the flight: FLIR, DJI, TIFF."""
