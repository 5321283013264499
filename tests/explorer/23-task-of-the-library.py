from concurrent.futures import ThreadPoolExecutor

came = []
with ThreadPoolExecutor(max_workers=2) as pool:
    for name in "AB":
        pool.submit(came.append, name)
print(*came)

# finished 'A B' [0]
# finished 'B A' [1]
