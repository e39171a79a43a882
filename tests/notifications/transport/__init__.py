"""The transport, against servers that behave well and badly."""
