"""Pure rules of the monthly report."""
