import io
import logging
import re

out = io.StringIO()
h = logging.StreamHandler(out)
log = logging.getLogger("f")
log.addHandler(h); log.setLevel(1); log.propagate = False
def show(formatter, *args, **kw):
    h.setFormatter(formatter)
    log.info(*args, **kw)
    text = out.getvalue()
    out.seek(0); out.truncate()
    return text.rstrip("\n")
print(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} m", show(logging.Formatter("%(asctime)s %(message)s"), "m")) is not None)
print(re.fullmatch(r"\d\d:\d\d m", show(logging.Formatter("%(asctime)s %(message)s", datefmt="%H:%M"), "m")) is not None)
print(show(logging.Formatter("{levelname:>8}|{message}", style="{"), "m %d", 5))
print(show(logging.Formatter("${name} $message", style="$"), "m"))
print(show(logging.Formatter("%(user)s %(message)s"), "m", extra={"user": "ann"}))
print(show(logging.Formatter(), "only the message"))
try:
    logging.Formatter("x", style="?")
except ValueError as e:
    print("ValueError:", e)
try:
    log.info("x", extra={"name": 1})
except KeyError as e:
    print("KeyError:", e)
adapter = logging.LoggerAdapter(log, {"user": "bob"})
h.setFormatter(logging.Formatter("%(user)s: %(message)s"))
adapter.warning("hi %s", "there")
print(out.getvalue(), end="")
