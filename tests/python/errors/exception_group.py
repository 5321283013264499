raise ExceptionGroup("two went wrong", [ValueError("first"), KeyError("second")])
