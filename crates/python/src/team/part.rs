//! One worker's part of a process, and its leases.

use crate::machine::Machine;
use interleave_lease::Lease;

/// One worker's part of the process.
pub(super) struct Part {
    pub(super) machine: Machine,
    /// Which worker.
    pub(super) number: usize,
    /// Do others run beside it?
    pub(super) shares: bool,
    /// How often the bell of all processes had rung when it was last heard.
    pub(super) rung: u64,
}

impl Part {
    /// Does something beside other workers.
    pub(super) fn read<T>(&mut self, lease: &Lease, what: impl FnOnce(&mut Machine) -> T) -> T {
        if !self.shares {
            return what(&mut self.machine);
        }
        let _reading = Reading::of(lease);
        self.machine.refresh();
        what(&mut self.machine)
    }

    /// Does something while no other worker does anything.
    pub(super) fn alone<T>(&mut self, lease: &Lease, what: impl FnOnce(&mut Machine) -> T) -> T {
        if !self.shares {
            return what(&mut self.machine);
        }
        let _reading = Reading::of(lease);
        lease.alone();
        let alone = BeingAlone::of(lease, &mut self.machine);
        let result = what(&mut self.machine);
        self.machine.heap.set_alone(false);
        drop(alone);
        result
    }
}

/// A lease that is given back, also after a panic.
struct Reading<'a>(&'a Lease);

impl<'a> Reading<'a> {
    fn of(lease: &'a Lease) -> Self {
        lease.enter();
        Self(lease)
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// While a worker that has a lease is alone.
pub(super) struct BeingAlone<'a>(&'a Lease);

impl<'a> BeingAlone<'a> {
    /// The worker of this machine is alone now. Others may have changed things before.
    pub(super) fn of(lease: &'a Lease, machine: &mut Machine) -> Self {
        machine.refresh();
        machine.heap.set_alone(true);
        Self(lease)
    }
}

impl Drop for BeingAlone<'_> {
    fn drop(&mut self) {
        self.0.together();
    }
}
