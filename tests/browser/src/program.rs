//! A program in Python as links carry it.

/// The address of the page that runs a program.
pub fn link(source: &str) -> String {
    let code = packed(source);
    format!("#workload=program&modes=gil&workers=3&repeats=3&code={code}")
}

/// One block of raw deflate that is stored as it is, in base64url.
///
/// # Panics
/// If the source is longer than 64 KB: no link has room for it.
pub fn packed(source: &str) -> String {
    let length = u16::try_from(source.len()).expect("it is short");
    let mut bytes = vec![1];
    bytes.extend(length.to_le_bytes());
    bytes.extend((!length).to_le_bytes());
    bytes.extend(source.as_bytes());
    base64url(&bytes)
}

fn base64url(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        let digit = |place: usize| char::from(DIGITS[(bits >> (18 - 6 * place)) as usize & 63]);
        text.extend((0..=three.len()).map(digit));
    }
    text
}
