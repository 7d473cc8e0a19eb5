"""Tests of the tree of areas and the words of the place."""
