//! Sorting of built-in values.

use crate::machine::Machine;
use crate::native::Res;
use crate::ops::walk::{Stop, Walk};
use crate::value::Value;
use interleave_python_code::Compare;

impl Machine {
    /// Sorts values by keys, stably; `keys` and `values` are of one length. `None`: a comparison needs Python.
    ///
    /// # Errors
    /// `TypeError` where two keys have no order.
    pub fn sort_by_keys(
        &mut self,
        keys: &[Value],
        values: &[Value],
        reverse: bool,
    ) -> Res<Option<Vec<Value>>> {
        self.worked(keys.len() * keys.len().checked_ilog2().unwrap_or(0) as usize);
        let walk = self.sorted_places(keys, reverse);
        let places = self.walked(walk, Compare::Lt, " in comparison")?;
        Ok(places.map(|places| {
            places
                .into_iter()
                .filter_map(|place| values.get(place).copied())
                .collect()
        }))
    }

    /// The places of the keys, in their order. Equal ones stay in their order, also if it is reversed.
    fn sorted_places(&self, keys: &[Value], reverse: bool) -> Walk<Vec<usize>> {
        let mut places: Vec<(Value, usize)> = keys.iter().copied().zip(0..).collect();
        if reverse {
            places.reverse();
        }
        let mut places = self.sort_ascending(keys, places)?;
        if reverse {
            places.reverse();
        }
        Ok(places)
    }

    #[cfg_attr(feature = "small", optimize(speed))]
    fn sort_ascending(&self, keys: &[Value], mut places: Vec<(Value, usize)>) -> Walk<Vec<usize>> {
        if let Some(mut numbers) = small_numbers(&places) {
            numbers.sort_by_key(|(number, _)| *number);
            return Ok(numbers.into_iter().map(|(_, place)| place).collect());
        }
        self.can_order(keys)?;
        if keys.iter().all(|key| self.as_text(*key).is_some()) {
            places.sort_by(|a, b| self.as_text(a.0).cmp(&self.as_text(b.0)));
        } else {
            // Rust's sort may panic where values have no total order (sets, NaN, different types).
            places = merge_sort(places, &mut |a, b| self.order_in(Compare::Lt, b, a, 0))?;
        }
        Ok(places.into_iter().map(|(_, place)| place).collect())
    }

    /// Python must be asked if a key's class has an order of its own.
    fn can_order(&self, keys: &[Value]) -> Walk<()> {
        let own = |key: &Value| self.overrides(*key, &["__lt__", "__gt__"]);
        if keys.len() > 1 && keys.iter().any(own) {
            return Err(Stop::Python);
        }
        Ok(())
    }
}

#[cfg_attr(feature = "small", optimize(speed))]
fn small_numbers(keys: &[(Value, usize)]) -> Option<Vec<(i64, usize)>> {
    keys.iter()
        .map(|(key, place)| Some((key.as_small()?, *place)))
        .collect()
}

/// The longest run that is sorted by insertion.
const RUN: usize = 63;

/// A stable merge sort; `second_first(a, b)` says whether `b`, which comes after `a`, must come before it.
#[cfg_attr(feature = "small", optimize(speed))]
fn merge_sort(
    mut items: Vec<(Value, usize)>,
    second_first: &mut impl FnMut(Value, Value) -> Walk<bool>,
) -> Walk<Vec<(Value, usize)>> {
    let mut width = RUN;
    for run in items.chunks_mut(RUN) {
        insertion_sort(run, second_first)?;
    }
    while width < items.len() {
        let mut merged = Vec::with_capacity(items.len());
        for pair in items.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, &mut merged, second_first)?;
        }
        items = merged;
        width *= 2;
    }
    Ok(items)
}

/// Sorts a few values: finds the ascending or strictly descending run at the start, and inserts the others one by one.
/// Values without an order (NaN) end up where CPython puts them, if there are no more values than these.
#[cfg_attr(feature = "small", optimize(speed))]
fn insertion_sort(
    items: &mut [(Value, usize)],
    second_first: &mut impl FnMut(Value, Value) -> Walk<bool>,
) -> Walk<()> {
    let mut sorted = 1;
    let mut descending = false;
    while let Some([.., a, b]) = items.get(..=sorted) {
        let first = second_first(a.0, b.0)?;
        if sorted == 1 {
            descending = first;
        } else if first != descending {
            break;
        }
        sorted += 1;
    }
    let sorted = sorted.min(items.len());
    if descending {
        items[..sorted].reverse();
    }
    for place in sorted..items.len() {
        let (mut low, mut high) = (0, place);
        while low < high {
            let middle = usize::midpoint(low, high);
            if second_first(items[middle].0, items[place].0)? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=place].rotate_right(1);
    }
    Ok(())
}

#[cfg_attr(feature = "small", optimize(speed))]
fn merge(
    mut left: &[(Value, usize)],
    mut right: &[(Value, usize)],
    merged: &mut Vec<(Value, usize)>,
    second_first: &mut impl FnMut(Value, Value) -> Walk<bool>,
) -> Walk<()> {
    while let ([a, rest_left @ ..], [b, rest_right @ ..]) = (left, right) {
        if second_first(a.0, b.0)? {
            merged.push(*b);
            right = rest_right;
        } else {
            merged.push(*a);
            left = rest_left;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
    Ok(())
}
