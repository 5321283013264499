"""Has threads sleep: `python-sleepers.py COUNT`. Says `asleep` when all have begun to."""
import sys
import threading
import time

for _ in range(int(sys.argv[1])):
    threading.Thread(target=time.sleep, args=(300,), daemon=True).start()
time.sleep(0.5)
print('asleep', flush=True)
time.sleep(300)
