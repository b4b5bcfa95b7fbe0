"""An exercise flown unattended by a scripted crew, as fast as the computer can, and recorded as any other."""
