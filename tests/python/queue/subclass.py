"""A queue of our own: the hooks that the documentation names for it, without a duplicate inside."""
import queue
import threading


class UniqueQueue(queue.Queue):
    """Takes in what is not inside already."""

    def _init(self, maxsize):
        self._items = {}

    def _qsize(self):
        return len(self._items)

    def _put(self, item):
        self._items.setdefault(item)

    def _get(self):
        item = next(iter(self._items))
        del self._items[item]
        return item


urls = UniqueQueue(maxsize=3)
for url in ("a", "b", "a", "c", "b"):
    if not urls.full():
        urls.put(url)
print(urls.qsize(), urls.full(), urls.get(), urls.get(), urls.get(), urls.empty())

# Queues compare by identity, and carry any object, the same one.
one, other = queue.Queue(), queue.Queue()
print(one == other, one == one)
payload = ["list"]
one.put(payload)
print(one.get() is payload)

# The lock and the conditions of a queue are there to be used.
one.put(1)
with one.mutex:
    print(len(one.queue), list(one.queue), one.not_empty is not one.not_full)
    one.queue.clear()
print(one.empty())
print(threading.active_count())
