"""From the alarm to a plan that is ready to fly."""
