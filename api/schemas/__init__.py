"""The shapes on the wire, by domain. Unknown fields are refused."""
