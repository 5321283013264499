//! Digests of 128 bits: states are told apart by them. (Two of a million states have the same one by chance with a
//! probability below 10⁻²⁶; nothing here resists somebody who looks for such a pair.)

/// A digest under way.
#[derive(Clone, Copy, Debug)]
pub struct Digest {
    a: u64,
    b: u64,
}

impl Default for Digest {
    fn default() -> Self {
        Self {
            a: 0x243f_6a88_85a3_08d3,
            b: 0x1319_8a2e_0370_7344,
        }
    }
}

impl Digest {
    /// Adds a word.
    #[inline]
    pub fn word(&mut self, word: u64) {
        self.a = (self.a ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.a ^= self.a >> 29;
        self.b = (self.b.rotate_left(27) ^ word.wrapping_mul(0xd6e8_feb8_6659_fd93))
            .wrapping_mul(0xa24b_aed4_963e_e407)
            .wrapping_add(self.a);
    }

    /// Adds two words.
    pub fn wide(&mut self, word: u128) {
        self.word(word as u64);
        self.word((word >> 64) as u64);
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Adds bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.word(bytes.len() as u64);
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }

    /// The digest.
    pub fn end(mut self) -> u128 {
        self.word(0x5851_f42d_4c95_7f2d);
        let mix = |mut word: u64| {
            word = (word ^ (word >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
            word = (word ^ (word >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
            word ^ (word >> 33)
        };
        u128::from(mix(self.a)) << 64 | u128::from(mix(self.b ^ self.a.rotate_left(32)))
    }

    /// Of a text.
    pub fn of_text(text: &str) -> u128 {
        let mut digest = Self::default();
        digest.text(text);
        digest.end()
    }
}
