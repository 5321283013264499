import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    warnings.warn('first'); warnings.warn('second', DeprecationWarning); warnings.warn(RuntimeWarning('third'))
    print([(str(w.message), w.category.__name__) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('raised', UserWarning)
    except UserWarning as error:
        print('caught', error)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('ignore'); warnings.warn('no'); print(len(seen))
