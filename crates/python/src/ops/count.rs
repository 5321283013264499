//! Numbers of a program as counts of things in memory.

/// How many: none for a negative number, and `usize::MAX`, which no memory holds, for one that
/// is too large (on 32 bits, where the page runs, from 2³² on).
pub fn count_of<T: Default + PartialOrd + TryInto<usize>>(number: T) -> usize {
    if number < T::default() {
        return 0;
    }
    number.try_into().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::count_of;

    #[test]
    fn a_negative_number_is_none_and_a_large_one_too_many() {
        assert_eq!(count_of(-1_i64), 0);
        assert_eq!(count_of(i64::MIN), 0);
        assert_eq!(count_of(7_i64), 7);
        assert_eq!(count_of(u128::MAX), usize::MAX);
        assert_eq!(count_of(i128::from(i64::MIN) * 2), 0);
    }
}
