"""What people see of the camera: pictures, its controls, its streams, and the list of hot spots."""
