"""The pages in a real browser, against a real server on a database that really commits."""
