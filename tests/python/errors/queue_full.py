import queue

box = queue.Queue(maxsize=1)
box.put("first")
print(box.full())
box.put("second", block=False)
