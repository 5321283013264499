# Each of two threads computes until the other one has come: that is only possible if both run at
# once, or take turns.
import threading

met = []


def meet():
    met.append(1)
    while len(met) < 2:
        pass


threads = [threading.Thread(target=meet) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("met")
