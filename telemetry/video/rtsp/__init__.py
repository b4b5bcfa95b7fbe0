"""Our own RTSP client: a picture is given out the moment its last packet says that it is complete."""
