"""The command line, on a database that really commits."""
