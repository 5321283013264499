import io

data = io.BytesIO()
for number in (1, 258, 65535):
    data.write(number.to_bytes(4, 'big'))
data.seek(0)
while chunk := data.read(4):
    print(chunk, int.from_bytes(chunk, 'big'), data.tell())
print(data.getvalue(), len(data.getvalue()), bytes(data.getbuffer()[:2]))
text = io.BytesIO('é\nü'.encode()); print([line.decode() for line in text], text.read(), text.seek(0, 2))
buffer = bytearray(3); source = io.BytesIO(b'abcd'); print(source.readinto(buffer), buffer, source.read1(), source.truncate(2), source.getvalue())
