"""Flights as autopilots and ground stations keep them: DataFlash, ULog and tlog, read as numpy columns."""
