//! The Mersenne Twister MT19937, as Matsumoto and Nishimura published it, with 53-bit floats.

const SIZE: usize = 624;
const SHIFT: usize = 397;

/// The state of a generator.
#[derive(Clone, Debug)]
pub struct Twister {
    words: [u32; SIZE],
    next: usize,
}

impl Twister {
    fn from_number(seed: u32) -> Self {
        let mut words = [0; SIZE];
        let mut last = seed;
        for (place, word) in words.iter_mut().enumerate() {
            if place > 0 {
                last = (last ^ last >> 30)
                    .wrapping_mul(1_812_433_253)
                    .wrapping_add(place as u32);
            }
            *word = last;
        }
        Self { words, next: SIZE }
    }

    /// From a key of any length.
    pub fn new(key: &[u32]) -> Self {
        let mut made = Self::from_number(19_650_218);
        let key = if key.is_empty() { &[0] } else { key };
        let words = &mut made.words;
        let mut place = 1;
        let mut last = words[0];
        for (from, part) in (0..key.len())
            .cycle()
            .zip(key.iter().cycle())
            .take(SIZE.max(key.len()))
        {
            last = (words[place] ^ (last ^ last >> 30).wrapping_mul(1_664_525))
                .wrapping_add(*part)
                .wrapping_add(from as u32);
            words[place] = last;
            advance(words, &mut place);
        }
        for _ in 1..SIZE {
            last = (words[place] ^ (last ^ last >> 30).wrapping_mul(1_566_083_941))
                .wrapping_sub(place as u32);
            words[place] = last;
            advance(words, &mut place);
        }
        words[0] = 1 << 31;
        made
    }

    fn refill(&mut self) {
        for place in 0..SIZE {
            let joined = self.words[place] & 1 << 31 | self.words[(place + 1) % SIZE] & !(1 << 31);
            let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[place] = self.words[(place + SHIFT) % SIZE] ^ joined >> 1 ^ odd;
        }
        self.next = 0;
    }

    /// The next 32 bits.
    pub fn word(&mut self) -> u32 {
        if self.next >= SIZE {
            self.refill();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    /// The next float from 0 to before 1, of 53 bits.
    pub fn float(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// The next bits, as many as asked for, as words of 32 bits, the lowest first.
    pub fn bits(&mut self, count: u64) -> Vec<u32> {
        let (whole, rest) = (count / 32, (count % 32) as u32);
        let mut words: Vec<u32> = (0..whole).map(|_| self.word()).collect();
        if rest > 0 {
            words.push(self.word() >> (32 - rest));
        }
        words
    }

    /// A number below `limit`, of at most 64 bits; `limit` is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        let count = 64 - limit.leading_zeros();
        loop {
            let words = self.bits(u64::from(count));
            let low = words.first().copied().unwrap_or(0);
            let high = words.get(1).copied().unwrap_or(0);
            let number = u64::from(high) << 32 | u64::from(low);
            if number < limit {
                return number;
            }
        }
    }

    /// All words, and the place of the next one.
    pub fn state(&self) -> (&[u32], usize) {
        (&self.words, self.next)
    }

    /// From what `state` gave.
    pub fn from_state(words: &[u32], next: usize) -> Option<Self> {
        let words = words.try_into().ok()?;
        (next <= SIZE).then_some(Self { words, next })
    }
}

/// The first word is the last one once all have been gone through.
fn advance(words: &mut [u32; SIZE], place: &mut usize) {
    *place += 1;
    if *place >= SIZE {
        words[0] = words[SIZE - 1];
        *place = 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_publication() {
        // The first numbers that mt19937ar.c prints, of the key 0x123, 0x234, 0x345, 0x456.
        let mut twister = Twister::new(&[0x123, 0x234, 0x345, 0x456]);
        let first: Vec<u32> = (0..5).map(|_| twister.word()).collect();
        assert_eq!(
            first,
            [
                1_067_595_299,
                955_945_823,
                477_289_528,
                4_107_218_783,
                4_228_976_476
            ]
        );
    }

    #[test]
    fn a_state_goes_on_where_it_was_taken() {
        let mut twister = Twister::new(&[7]);
        twister.float();
        let (words, next) = twister.state();
        let mut other = Twister::from_state(words, next).expect("a state");
        assert_eq!(other.word(), twister.word());
        assert!(Twister::from_state(&[0; 3], 0).is_none());
    }
}
