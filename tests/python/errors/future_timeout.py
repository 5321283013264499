import threading
from concurrent.futures import ThreadPoolExecutor

finish = threading.Event()
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(finish.wait)
    try:
        future.result(timeout=0.01)
    finally:
        finish.set()
