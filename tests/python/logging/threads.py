import logging
import sys
import threading

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="(%(threadName)-9s) %(message)s")
def work(n):
    logging.info("starts %d", n)
    logging.info("ends")
for n in range(2):
    t = threading.Thread(target=work, args=(n,), name=f"w{n}")
    t.start(); t.join()
work(3)
logs = []
class Keep(logging.Handler):
    def emit(self, record): logs.append((record.threadName, record.levelno, record.getMessage()))
logging.getLogger("k").addHandler(Keep())
logging.getLogger("k").propagate = False
ts = [threading.Thread(target=lambda: logging.getLogger("k").warning("x")) for _ in range(10)]
for t in ts: t.start()
for t in ts: t.join()
print(len(logs), logs[0][1:])
