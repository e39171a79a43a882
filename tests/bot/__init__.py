"""The chat door: updates through the real library and real HTTP, with Telegram played on loopback."""
