"""The quality of the data: the six words, down to the record to be set right."""
