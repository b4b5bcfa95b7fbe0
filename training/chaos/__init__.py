"""A bad radio between a vehicle and its ground station, the same one for the same seed."""
