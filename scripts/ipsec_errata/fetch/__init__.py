"""Reading from the network with care, into a cache: an edge, as it knows the network and the clock."""
