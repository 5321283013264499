//! The class board: results as short codes, to be collected without a server.
