"""Coming in, and what one's own account is: devices, authenticator, chats, codes."""
