"""The chat door: members write to the handbook in a messenger, and it answers without any content."""
