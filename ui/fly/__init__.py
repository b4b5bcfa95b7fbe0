"""The page that is looked at in flight."""
