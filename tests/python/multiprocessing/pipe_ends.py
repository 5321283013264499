"""Pipes: two ends, one direction or both, and the end of the other side."""
import multiprocessing as mp

ANSWERS = {"6 * 7": lambda: 42, "sorted('hello')": lambda: sorted("hello"), "1 / 0": lambda: 1 / 0}


def calculator(connection):
    while True:
        try:
            question = connection.recv()
        except EOFError:
            break
        try:
            connection.send(ANSWERS[question]())
        except Exception as error:
            connection.send(error)
    connection.close()


if __name__ == "__main__":
    ours, theirs = mp.Pipe()
    child = mp.Process(target=calculator, args=(theirs,))
    child.start()
    theirs.close()
    for question in ("6 * 7", "sorted('hello')", "1 / 0", "nothing"):
        ours.send(question)
        answer = ours.recv()
        print(type(answer).__name__, answer)
    print(ours.poll(), ours.closed)
    ours.close()
    print(ours.closed)
    try:
        ours.send(1)
    except OSError as error:
        print(error)
    child.kill()
    child.join()

    reader, writer = mp.Pipe(duplex=False)
    print(reader.readable, reader.writable, writer.readable, writer.writable)
    writer.send([1, 2])
    print(reader.poll(1), reader.recv(), reader.poll(0))
    for attempt in (lambda: reader.send(1), writer.recv):
        try:
            attempt()
        except OSError as error:
            print(error)
    writer.send_bytes(b"raw bytes")
    print(reader.recv_bytes())
    with writer:
        writer.send("last")
    print(reader.recv(), writer.closed)
    try:
        reader.recv()
    except EOFError as error:
        print("EOFError", error.args)
