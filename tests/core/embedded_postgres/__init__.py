"""The embedded server, run for real: by root and by an ordinary user where root runs the tests."""
