"""What a crew practises: an exercise as a file, and the exercise at work."""
