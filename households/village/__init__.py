"""A believable kelurahan, made up: for trying things out, for measuring, and for the demo.

Plain Python that writes nothing. One RT is made at a time from a seed and its own code, so that
the same seed gives the same people in whatever order RTs are asked for. Nobody here exists.
"""
