import threading

came = []
last = {}
threads = [threading.Thread(target=came.append, args=(name,)) for name in "AB"]
threads += [threading.Thread(target=last.update, args=({"by": name},)) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*came, last["by"])

# finished 'A B A' [0]
# finished 'A B B' [0]
# finished 'B A A' [0]
# finished 'B A B' [0]
