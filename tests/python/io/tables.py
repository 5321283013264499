import io

source = io.StringIO('name,price\nBTC,7200.5\nETH,131\n\n# end')
header = source.readline().strip().split(',')
rows = []
for line in source:
    line = line.strip()
    if not line or line.startswith('#'):
        continue
    rows.append(dict(zip(header, line.split(','))))
print(header, rows, sum(float(row['price']) for row in rows), source.readline() == '')
out = io.StringIO()
out.write('|'.join(header) + '\n'); out.writelines('|'.join(row.values()) + '\n' for row in rows)
print(out.getvalue())
