"""Local stand-ins for the outside providers: real HTTP servers that check each call as the provider would."""
