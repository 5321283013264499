import threading


def work():
    print("working, but in the main thread")


thread = threading.Thread(target=work())
thread.run()
threading.Thread(work)
