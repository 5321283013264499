"""Which threads there are: enumerate and active_count, from the start to the end."""
import threading

go = threading.Event()
ready = threading.Barrier(4)


def wait_for_go():
    ready.wait()
    go.wait()


def names():
    return sorted(thread.name for thread in threading.enumerate())


print(threading.active_count(), names())
threads = [threading.Thread(target=wait_for_go, name=f"t{n}") for n in range(3)]
print(threading.active_count())
for thread in threads:
    thread.start()
ready.wait()
print(threading.active_count(), names())
print([thread.is_alive() for thread in threads])
print(threading.main_thread() in threading.enumerate())
go.set()
for thread in threads:
    thread.join()
print(threading.active_count(), names())
print([thread.is_alive() for thread in threads])

identities = set()
together = threading.Barrier(5)


def note_identity():
    identities.add(threading.get_ident())
    together.wait()


threads = [threading.Thread(target=note_identity) for _ in range(5)]
for thread in threads:
    thread.start()
print(all(isinstance(thread.ident, int) for thread in threads))
for thread in threads:
    thread.join()
print(len(identities), threading.get_ident() in identities)
