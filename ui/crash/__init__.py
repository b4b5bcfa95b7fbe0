"""What happened when a part of FireDrone failed, and what goes on."""
