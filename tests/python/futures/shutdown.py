import time
from concurrent.futures import ThreadPoolExecutor

def slow(x):
    time.sleep(0.05)
    return x
ex = ThreadPoolExecutor(1)
fs = [ex.submit(slow, n) for n in range(4)]
time.sleep(0.01)
print(fs[0].running(), fs[0].cancel(), fs[3].cancel(), fs[3].cancelled())
ex.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in fs])
print(fs[0].result())
try:
    ex.map(slow, [1])
except RuntimeError as e:
    print("RuntimeError:", e)
ex = ThreadPoolExecutor(2)
fs = [ex.submit(slow, n) for n in range(3)]
ex.shutdown()
print([f.done() for f in fs])
# Nobody shuts this one down: its calls are finished at the end of the program.
left = ThreadPoolExecutor(1)
def late():
    time.sleep(0.05)
    print("finished at the end")
left.submit(late)
print("main ends")
