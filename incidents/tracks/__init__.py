"""Where trucks went, and drones that did not fly with us: files of other programs as one kind of track."""
