"""Asks the web server in this container whether it is ready; the exit status is the answer."""

import os
import sys
from http.client import HTTPConnection, HTTPException

ADDRESS = ("127.0.0.1", 8000)


def is_ready() -> bool:
    """True when `/sehat/siap/` says 200 to a request for the first of our own host names."""
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
    connection = HTTPConnection(*ADDRESS, timeout=8)
    try:
        connection.request("GET", "/sehat/siap/", headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_ready() else 1)
