class TooLow(Exception):
    pass

raise TooLow('7 is too low')
