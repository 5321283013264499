//! Freeing what nothing reaches any more.

use super::page::{NO_PLACE, PAGE, Place};
use super::{Heap, buffer};
use crate::classes;
use crate::object::Body;
use crate::value::{Handle, Value};

impl Heap {
    /// Frees all that `roots` do not reach.
    ///
    /// # Panics
    /// If other workers may run.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn collect(&mut self, roots: impl IntoIterator<Item = Value>) {
        let mut reached: Vec<Handle> = Vec::new();
        assert!(self.is_alone, "only a worker that is alone collects");
        self.refresh();
        for class in 0..classes::ALL.len() {
            self.mark(Value::object(Handle(class as u32)), &mut reached);
        }
        for root in roots {
            self.mark(root, &mut reached);
        }
        let mut found = Vec::new();
        while let Some(handle) = reached.pop() {
            let place = self.place(handle);
            found.push(Value::object(place.class));
            place.body.each_value(|value| found.push(value));
            if place.beside
                && let Some(attributes) = self.beside.get(&handle)
            {
                found.extend_from_slice(&attributes.slots);
            }
            while let Some(value) = found.pop() {
                self.mark(value, &mut reached);
            }
        }
        self.sweep();
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn mark(&mut self, value: Value, reached: &mut Vec<Handle>) {
        if let Some(handle) = value.as_handle() {
            let place = self.any_place_mut(handle);
            if !place.marked {
                place.marked = true;
                reached.push(handle);
            }
        }
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn sweep(&mut self) {
        let (mut used, mut gone, mut chains) = (0, Vec::new(), Vec::new());
        for (number, page) in self.pages.iter().enumerate().rev() {
            let mut free = NO_PLACE;
            for index in (0..PAGE).rev() {
                // SAFETY: as for `each_place_mut`.
                #[allow(unsafe_code)]
                let place = unsafe { page.get_mut(index) };
                let handle = (number * PAGE + index) as u32;
                if place.marked {
                    place.marked = false;
                    used += size_of::<Place>() + buffer(&place.body);
                } else {
                    if place.beside {
                        gone.push(Handle(handle));
                        place.beside = false;
                    }
                    place.shared = false;
                    place.body = Body::Free(free);
                    free = handle;
                }
            }
            if free != NO_PLACE {
                chains.push(free);
            }
        }
        for handle in gone {
            self.beside.remove(&handle);
        }
        self.collections = self.store.collected(chains, used);
        self.begin_anew(used);
    }
}
