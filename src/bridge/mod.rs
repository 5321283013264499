//! Between the page and its engines: finds out which engine can run here,
//! starts, watches and ends engine workers, and conducts an experiment on one.
//! Only this module ever starts or ends an engine. It draws nothing.
