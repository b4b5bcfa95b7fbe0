"""The live map: ground, plan, track and drone in one view."""
