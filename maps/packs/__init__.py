"""Area packs: everything a laptop needs of one district, in one folder that fits a USB stick."""
