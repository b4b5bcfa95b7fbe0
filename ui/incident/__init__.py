"""The page from the alarm to a plan that is ready to fly."""
