"""Who speaks on the link: its address, its signing, the drones heard, and the one that is commanded."""
