"""What the bot does, by domain: each handler runs one use case and finds the words for its result."""
