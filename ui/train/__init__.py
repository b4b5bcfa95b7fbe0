"""The page where failures are met before the real one."""
