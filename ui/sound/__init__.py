"""Few, ranked sounds for alarms, one at a time, and the words that may follow them."""
