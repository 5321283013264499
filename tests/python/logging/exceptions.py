import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")
log = logging.getLogger()
class Short(logging.Formatter):
    def formatException(self, ei):
        return f"({ei[0].__name__}: {ei[1]})"
log.handlers[0].setFormatter(Short("%(levelname)s %(message)s"))
try:
    1 / 0
except ZeroDivisionError:
    log.exception("could not %s", "divide")
    log.error("again", exc_info=True)
try:
    {}["k"]
except KeyError as e:
    kept = e
log.error("later", exc_info=kept)
log.handlers[0].setFormatter(logging.Formatter("%(message)s"))
try:
    int("x")
except ValueError:
    # Without the line that names the file.
    text = log.handlers[0].formatter.formatException(sys.exc_info()).splitlines()
    print(text[0], "|", text[1].split(", ")[1:], "|", text[-1])
