from string import Template


class Percent(Template):
    delimiter = '%'


print(Template('Dear $name,\n  you owe $$${amount}.00').substitute(name='Ann', amount=5))
print(Percent('%x and %%').substitute(x=1), Template('$a$b${c}d').safe_substitute(a=1, c=3), Template('no holes').substitute(), Template('$x').substitute({'x': None}))
for template in ('$missing', 'bad $', '${bad', 'ok'):
    try:
        print(Template(template).substitute({}))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
