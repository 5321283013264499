import threading

barrier = threading.Barrier(2)
print("nobody else comes")
barrier.wait(timeout=0.01)
