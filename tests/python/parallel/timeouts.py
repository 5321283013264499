# ours
import parallel
import time

log = []
def slow(x):
    time.sleep(x)
    log.append(x)
    return x
for silent in (False, True):
    try:
        parallel.map(slow, [0.01, 0.2], timeout=0.05, silent=silent)
    except parallel.exceptions.TimeoutException as e:
        print(type(e).__name__, type(e.__cause__).__name__)
print(log)
print(parallel.map(slow, [0.01, 0.02], timeout=1))
