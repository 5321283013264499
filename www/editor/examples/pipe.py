# Two ends of a pipe, one in each process. What
# is sent is copied.
from multiprocessing import Pipe, Process


def shout(end):
    while (word := end.recv()) != "":
        end.send(word.upper() + "!")
    end.close()


if __name__ == "__main__":
    here, there = Pipe()
    echo = Process(target=shout, args=(there,))
    echo.start()
    for word in ["lock", "queue", "pipe"]:
        here.send(word)
        print(word, "->", here.recv())
    here.send("")
    echo.join()
    print("exit code", echo.exitcode)
