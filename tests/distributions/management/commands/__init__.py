"""Tests of commands of distribution."""
