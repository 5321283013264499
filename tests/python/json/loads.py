import json
Decimal = str

for text in ('null', 'true', ' false ', '0', '-0', '12', '-3.5', '1e3', '1E-2', '2.5e+1', '"a"', '""', '"\\u00e9\\n\\"\\\\\\/\\b"', '"\\ud83d\\ude00"', '[]', '[ ]', '{}', '{ }', '[1,2 , 3]',
             '[1, [2, {"a": null}]]', '{"a":1,"b":{"c":[true]}}', '\n{\n"k" :\t"v"\r}\n', 'NaN', '[Infinity, -Infinity]', '{"a":1,"a":2}', '123456789012345678901234567890', '"é€😀"', '1.0', '-1e-300'):
    print(repr(json.loads(text)))
for text in ('', ' ', '{', '[', '[1', '[1,', '[1,]', '[1 2]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\', 'tru', 'nul', '01', '1.', '.5', '+1', '-', '1 2', '[] x',
             '{"a":1 "b":2}', '{"a" 1}', '[1,\n2,\nx]', '\n\n  {"a": }', '{1: 2}', 'undefined', '[,]', '"\t"', '\ufeff1', '[1}', '{"a":1]', '"\\ud83d"x'):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), '->', error, '|', error.msg, error.pos, error.lineno, error.colno)
print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray(b'[1]')))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads('[1.5, 2]', parse_float=Decimal), json.loads('[1.5, 2]', parse_int=float), json.loads('NaN', parse_constant=str))
for bad in (5, None, ['1']):
    try:
        json.loads(bad)
    except TypeError as error:
        print(error)
print(isinstance(json.JSONDecodeError('m', 'doc', 1), ValueError), json.JSONDecoder().raw_decode('[1] rest'))
try:
    json.loads('[1, 2')
except ValueError as error:
    print(type(error).__name__, error, error.doc)
