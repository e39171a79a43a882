"""Audiences counted ahead: sums for every part of the tree, and which cells they do not hold for just now.

``parts`` turns an audience into sums to add and to take off, ``sums`` adds them up, ``counting`` keeps them
by what ``statements`` ask, ``guests`` knows who comes from outside, ``recount`` proves all of it.
See ``docs/decisions/0029-audiences-counted-ahead.md``.
"""
