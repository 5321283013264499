import contextlib
import io
import logging

err = io.StringIO()
with contextlib.redirect_stderr(err):
    logging.getLogger("quiet").info("hidden")
    logging.getLogger("quiet").warning("shown by the last resort")
    logging.warning("root sets itself up")
    logging.getLogger("x.y").error("under root now")
    logging.getLogger("bad").error("%d items", "three")
lines = err.getvalue().splitlines()
print(lines[:3])
print(lines[3], "|", lines[-2], "|", lines[-1])
log = logging.getLogger("lib")
log.addHandler(logging.NullHandler())
log.propagate = False
log.error("nowhere")
print(log.handlers, log.hasHandlers())
