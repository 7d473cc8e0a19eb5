"""Reads other people's sheets: plain Python, no database.

`books` opens a file, `recognition` finds sheet, header and columns, `reading` makes one `ReadRow`
of each row below the header. What cannot be read is said in one sentence with its cell.
"""
