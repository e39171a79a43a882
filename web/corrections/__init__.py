"""Members ask to have their own record set right; those who keep it answer."""
