//! Bytes that may come from anywhere, read piece by piece.

/// What is wrong with bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There are none.
    Empty,
    /// They end too early.
    Truncated,
    /// This letter means nothing.
    Letter(u8),
    /// An operation finds too little on the stack, or something else than it needs.
    Stack,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => out.write_str("Ran out of input"),
            Self::Truncated => out.write_str("pickle data was truncated"),
            Self::Letter(letter) if letter.is_ascii_graphic() => {
                write!(out, "invalid load key, '{}'.", char::from(*letter))
            }
            Self::Letter(letter) => write!(out, "invalid load key, '\\x{letter:02x}'."),
            Self::Stack => out.write_str("unpickling stack underflow"),
        }
    }
}

/// Reads bytes from a place on.
pub(super) struct Reader<'a> {
    pub data: &'a [u8],
    pub place: usize,
}

impl<'a> Reader<'a> {
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Wrong> {
        let end = self.place.checked_add(count).ok_or(Wrong::Truncated)?;
        let taken = self.data.get(self.place..end).ok_or(Wrong::Truncated)?;
        self.place = end;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<u8, Wrong> {
        Ok(self.take(1)?[0])
    }

    /// Seven bits in each byte, the lowest first.
    pub fn number(&mut self) -> Result<u64, Wrong> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        Err(Wrong::Truncated)
    }

    pub fn count(&mut self) -> Result<usize, Wrong> {
        usize::try_from(self.number()?).map_err(|_| Wrong::Truncated)
    }

    pub fn eight(&mut self) -> Result<[u8; 8], Wrong> {
        let bytes = self.take(8)?.try_into();
        bytes.map_err(|_| Wrong::Truncated)
    }

    pub fn bytes(&mut self) -> Result<&'a [u8], Wrong> {
        let count = self.count()?;
        self.take(count)
    }

    pub fn text(&mut self) -> Result<&'a str, Wrong> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Wrong::Truncated)
    }
}
