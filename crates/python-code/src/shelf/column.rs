//! The columns of a shelf: bytes of one kind each, of numbers in as few bytes as they need.

/// What a column holds, besides those of instructions.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Ops,
    ConstKinds,
    ConstNumbers,
    ConstTexts,
    ConstFloats,
    ConstBytes,
    Names,
    SameQualnames,
    Qualnames,
    Flags,
    Registers,
    Positions,
    Counts,
    Locals,
    Free,
    Globals,
    Handlers,
}

/// How many those are.
const FIRST_FIELD: usize = Of::Handlers as usize + 1;
/// Instructions have four fields, each in a column for each operator.
const FIELDS: usize = 4;

/// The place of a field's column.
fn place_of_field(op: u8, field: usize) -> usize {
    FIRST_FIELD + usize::from(op) * FIELDS + field
}

/// Columns that are written.
#[derive(Default)]
pub(super) struct Columns(Vec<Vec<u8>>);

impl Columns {
    pub(super) fn put(&mut self, of: Of, number: u64) {
        put_number(self.column(of as usize), number);
    }

    pub(super) fn put_field(&mut self, op: u8, field: usize, number: u64) {
        put_number(self.column(place_of_field(op, field)), number);
    }

    pub(super) fn put_bytes(&mut self, of: Of, bytes: &[u8]) {
        self.column(of as usize).extend_from_slice(bytes);
    }

    fn column(&mut self, place: usize) -> &mut Vec<u8> {
        if self.0.len() <= place {
            self.0.resize_with(place + 1, Vec::new);
        }
        &mut self.0[place]
    }

    /// One after another, each after its length.
    pub(super) fn finish(&self, out: &mut Vec<u8>) {
        put_number(out, self.0.len() as u64);
        for column in &self.0 {
            put_number(out, column.len() as u64);
        }
        for column in &self.0 {
            out.extend_from_slice(column);
        }
    }
}

/// Columns that are read, each from where reading stands.
pub(super) struct Reader<'a>(Vec<&'a [u8]>);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &mut &'a [u8]) -> Option<Self> {
        let count = take_number(bytes)?;
        let mut lengths = Vec::new();
        for _ in 0..count {
            lengths.push(take_number(bytes)?);
        }
        let columns = lengths.into_iter().map(|length| take(bytes, length));
        columns.collect::<Option<_>>().map(Self)
    }

    pub(super) fn next(&mut self, of: Of) -> Option<u64> {
        take_number(self.0.get_mut(of as usize)?)
    }

    pub(super) fn next_field(&mut self, op: u8, field: usize) -> Option<u64> {
        take_number(self.0.get_mut(place_of_field(op, field))?)
    }

    pub(super) fn bytes(&mut self, of: Of, length: u64) -> Option<&'a [u8]> {
        take(self.0.get_mut(of as usize)?, length)
    }
}

/// Seven bits a byte; the highest bit says that there are more.
pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

pub(super) fn take<'a>(bytes: &mut &'a [u8], length: u64) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(usize::try_from(length).ok()?)?;
    *bytes = rest;
    Some(taken)
}

/// Small numbers of either sign as small numbers.
pub(super) const fn folded(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

pub(super) const fn unfolded(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}
