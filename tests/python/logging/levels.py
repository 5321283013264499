import logging
import sys

a, ab, abc = (logging.getLogger(n) for n in ("a", "a.b", "a.b.c"))
print(abc.parent.name, ab.parent.name, a.parent.name)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("%(name)-6s [%(levelname)8s] %(message)s"))
a.addHandler(h)
a.setLevel("WARNING")
ab.setLevel(logging.DEBUG)
abc.debug("from abc")
a.info("hidden")
ab.propagate = False
abc.warning("goes nowhere") if ab.hasHandlers() else print("no handlers")
ab.propagate = True
h.setLevel(logging.ERROR)
abc.warning("hidden")
abc.error("shown")
logging.disable(logging.ERROR)
abc.error("hidden")
abc.critical("shown")
logging.disable(logging.NOTSET)
for bad in ("LOUD", 1.5):
    try:
        a.setLevel(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
logging.addLevelName(25, "NOTICE")
abc.log(45, "level 45")
print(logging.getLevelName(25), ab.getChild("x").name, repr(h)[:14])
h.addFilter(lambda r: "secret" not in r.getMessage())
abc.error("a secret")
abc.error("no %s", "harm")
a.removeHandler(h)
