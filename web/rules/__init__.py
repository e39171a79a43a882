"""The rules in force, and who decided them."""
