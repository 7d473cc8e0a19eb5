"""The web server, the same in the demo and in a container; flags on the command line win.

Many threads, because what starves a village server is not work but slow phones: with 24 slow
uploads 8 threads answer nobody, 2 x 32 answer everyone at once. No connection is kept: it would
stay with the worker that took it, and the other would idle.
"""

worker_class = "gthread"
workers = 2
threads = 32
timeout = 60
keepalive = 0
preload_app = True  # settings that cannot be used end the server at once, not each worker forever
control_socket_disable = True  # it would lie in the home directory, outside var/ and shared by all
