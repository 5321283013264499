# A queue between processes that knows when all is
# done. The children need no end mark: they are daemons.
from multiprocessing import JoinableQueue, Process, SimpleQueue


def cube(todo, cubes):
    while True:
        cubes.put(todo.get() ** 3)
        todo.task_done()


if __name__ == "__main__":
    todo, cubes = JoinableQueue(), SimpleQueue()
    for _ in range(2):
        Process(target=cube, args=(todo, cubes), daemon=True).start()
    for number in range(5):
        todo.put(number)
    todo.join()
    print(sorted(cubes.get() for _ in range(5)))
