"""What the benchmarks claim is true of their data."""
