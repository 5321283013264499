# One function, three threads: inside, each can
# ask who it is. Which name has no number?
import threading


def introduce():
    me = threading.current_thread()
    print(f"I am {me.name!r}, daemon: {me.daemon}")


threads = [threading.Thread(target=introduce) for _ in range(2)]
threads.append(threading.Thread(target=introduce, name="Grace"))
for thread in threads:
    thread.start()
    thread.join()
introduce()
print("alive now:", threading.active_count())
