"""The exercises that come with FireDrone, one file each."""
