"""What leaves the brigade and what may stay: redaction, deletion, retention, and who looked."""
