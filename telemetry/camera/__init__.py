"""The camera and its gimbal, as MAVLink speaks of them."""
