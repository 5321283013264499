import multiprocessing as mp

def child(conn):
    while True:
        try:
            x = conn.recv()
        except EOFError:
            print("child: the other end is closed", flush=True)
            break
        conn.send(x * 2)
def reader(r, w, out):
    w.close()
    got = []
    try:
        while True: got.append(r.recv())
    except EOFError:
        out.put(got)
if __name__ == "__main__":
    a, b = mp.Pipe()
    p = mp.Process(target=lambda c, other: (other.close(), child(c)), args=(b, a))
    p.start()
    b.close()
    for x in (1, "ab", [1]):
        a.send(x)
        print(a.recv(), flush=True)
    print(a.poll(), a.poll(0.01), a.closed, a.readable, a.writable, flush=True)
    a.close()
    p.join()
    print(a.closed)
    try:
        a.send(1)
    except OSError as e:
        print("OSError:", e)
    r, w = mp.Pipe(duplex=False)
    for f in (lambda: r.send(1), lambda: w.recv()):
        try:
            f()
        except OSError as e:
            print("OSError:", e)
    out = mp.SimpleQueue()
    p = mp.Process(target=reader, args=(r, w, out))
    p.start()
    r.close()
    for i in range(3): w.send(i)
    w.close()
    print(out.get())
    p.join()
    with mp.Pipe()[0] as c: pass
    print(c.closed)
