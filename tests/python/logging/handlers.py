"""Loggers: levels, children, handlers with formats, filters, and lazily made messages."""
import io
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
root, shop = logging.getLogger(), logging.getLogger("shop")
till = logging.getLogger("shop.till")
shop.debug("hidden")
shop.info("open")
till.warning("%s is %d short", "till 1", 5)
print(till.parent is shop, shop.parent is root, till.level, till.getEffectiveLevel(), till.isEnabledFor(logging.DEBUG), logging.getLogger("shop") is shop, logging.getLevelName(30), logging.getLevelName("ERROR"))
shop.setLevel("ERROR")
till.warning("hidden now")
till.error("still seen")
till.setLevel(logging.DEBUG)
till.debug("own level")
buffer = io.StringIO()
handler = logging.StreamHandler(buffer)
handler.setFormatter(logging.Formatter("{levelname:<8}|{funcName}|{message}", style="{"))
handler.setLevel(logging.ERROR)
till.addHandler(handler)


def work():
    till.info("to stdout only")
    till.error("to both")
    try:
        1 / 0
    except ZeroDivisionError:
        till.propagate = False
        till.exception("failed")
        till.propagate = True


work()
lines = buffer.getvalue().splitlines()
print(lines[0], lines[1], lines[2], lines[-1], len(handler.formatter._fmt) > 5, sep="\n")
till.removeHandler(handler)


class NoSecrets(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace("1234", "****")
        return "drop" not in record.getMessage()


till.addFilter(NoSecrets())
till.info("pin 1234")
till.info("drop this")


class Costly:
    def __str__(self):
        print("made")
        return "costly"


till.debug("seen %s", Costly())
root.debug("never made %s", Costly())
till.log(25, "between levels")
logging.addLevelName(25, "NOTICE")
till.log(25, "named level")
till.info("mapping %(a)s", {"a": 1})
till.info("no args 100%")
extra = logging.LoggerAdapter(till, {"user": "ada"})
extra.info("by adapter")
logging.disable(logging.INFO)
till.info("disabled")
till.warning("enabled")
logging.disable(logging.NOTSET)


class Memory(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.name, record.levelno, record.getMessage(), record.threadName, record.args))


memory = Memory()
quiet = logging.getLogger("quiet")
quiet.propagate = False
quiet.addHandler(memory)
quiet.warning("%s-%s", 1, 2)
quiet.critical("bad")
print(memory.records, quiet.handlers == [memory], quiet.hasHandlers(), logging.getLogger("quiet.child").hasHandlers())
for attempt in (lambda: shop.setLevel("LOUD"), lambda: shop.log("x", "y"), lambda: shop.setLevel(2.5), lambda: logging.Formatter("{x}", style="?")):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
