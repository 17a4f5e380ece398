"""Tables of public facts recognizers look codes up in: each file says where its facts come from."""
