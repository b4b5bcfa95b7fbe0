"""Map pictures: the pyramid of tiles and the files they come from."""
