"""Tests of people, their roles and their sign-in."""
