"""Two threads that take turns, by two semaphores; then a ring of threads by conditions."""
import threading

my_turn, your_turn = threading.Semaphore(1), threading.Semaphore(0)
table = []


def play(word, mine, others):
    for _ in range(3):
        mine.acquire()
        table.append(word)
        others.release()


players = [
    threading.Thread(target=play, args=("ping", my_turn, your_turn)),
    threading.Thread(target=play, args=("pong", your_turn, my_turn)),
]
for player in players:
    player.start()
for player in players:
    player.join()
print(" ".join(table))

turn = 0
changed = threading.Condition()
letters = []


def write(number, letter, count):
    global turn
    for _ in range(2):
        with changed:
            while turn != number:
                changed.wait()
            letters.append(letter)
            turn = (turn + 1) % count
            changed.notify_all()


ring = [threading.Thread(target=write, args=(n, letter, 3)) for n, letter in enumerate("abc")]
for thread in reversed(ring):
    thread.start()
for thread in ring:
    thread.join()
print("".join(letters), turn)
