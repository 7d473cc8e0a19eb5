"""Rows of a sheet on their way into the register: SQL over whole sets, no row by itself.

`copying` lays read rows on a table of this connection, `placing`, `matching` and `judging` compare
them with the register there, and `comparing` keeps the outcome with the batch. `applying` writes
what was chosen into the register.
"""
