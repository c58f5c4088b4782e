"""The records a catalogue is made of: plain data, no reading, no graph."""
