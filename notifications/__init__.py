"""The delivery door: the worker that takes jobs from the queue and calls push services and messengers."""
