"""The booklet of differences: Latvia and Lithuania side by side, each row with its source and its day."""
