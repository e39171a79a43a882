"""Members: found, shown in full, admitted."""
