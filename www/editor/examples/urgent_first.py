# A priority queue gives the smallest first, in
# whatever order things were put in.
import queue
import threading

desk = queue.PriorityQueue()


def clerk():
    while True:
        urgency, letter = desk.get()
        if letter is None:
            return
        print(urgency, letter)


for item in [(3, "a postcard"), (1, "a fire"), (2, "a bill")]:
    desk.put(item)
desk.put((9, None))
thread = threading.Thread(target=clerk, name="clerk")
thread.start()
thread.join()
