"""Members on the way: who leaves and who comes, one transfer, and beginning one."""
