"""The sheet of the area packs: what this laptop knows of its district, and bringing in more."""
