"""Understanding single values as offices write them: pure functions, no session, no file."""
