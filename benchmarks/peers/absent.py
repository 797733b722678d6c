"""How a peer's script says that its peer is not installed: one line on standard error, and exit status 3."""
import os
import sys

STATUS = 3


def absent(peer, package):
    print(
        f"{os.path.basename(sys.argv[0])}: {peer} is not installed for {sys.executable}"
        f" (Debian: apt install {package}; MOLRAE_PYTHON names another Python)",
        file=sys.stderr,
    )
    sys.exit(STATUS)
