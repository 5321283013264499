# The child sets X to 1, in a memory of its own.
# What does the parent see?
from multiprocessing import Process
from threading import Thread

X = 0


def change():
    global X
    X = 1


if __name__ == "__main__":
    child = Process(target=change)
    child.start()
    child.join()
    print("after the process:", X)
    thread = Thread(target=change)
    thread.start()
    thread.join()
    print("after the thread: ", X)
