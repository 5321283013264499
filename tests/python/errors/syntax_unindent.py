if True:
        print("deep")
    print("between")
