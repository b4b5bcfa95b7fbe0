"""Help without a network: its pages, their pictures, and the sheet that F1 opens."""
