//! Numbers, texts and lists as bytes, and back again without ever trusting a length.
//!
//! Everything that a colleague or a stranger can have written is read through [`Input`]: it never panics, never
//! reserves more than there is to read, and every list has a greatest length. Formats of the files are elsewhere.

use crate::error::ExchangeError;

/// Bytes that are being written.
#[derive(Default)]
pub(crate) struct Output(pub Vec<u8>);

impl Output {
    pub fn u8(&mut self, value: u8) -> &mut Self {
        self.0.push(value);
        self
    }

    pub fn u32(&mut self, value: u32) -> &mut Self {
        self.raw(&value.to_le_bytes())
    }

    pub fn u64(&mut self, value: u64) -> &mut Self {
        self.raw(&value.to_le_bytes())
    }

    pub fn i64(&mut self, value: i64) -> &mut Self {
        self.raw(&value.to_le_bytes())
    }

    /// Bytes whose number the reader knows.
    pub fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// Bytes with their number before them.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.count(bytes.len()).raw(bytes)
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    /// How many follow. More than fit are cut, which no reader takes: nothing here comes near that number.
    pub fn count(&mut self, count: usize) -> &mut Self {
        self.u32(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

/// Bytes that are being read.
#[derive(Clone, Copy)]
pub(crate) struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Input(bytes)
    }

    pub fn raw(&mut self, count: usize) -> Result<&'a [u8], ExchangeError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ExchangeError::Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], ExchangeError> {
        self.raw(N)?.try_into().map_err(|_| ExchangeError::Malformed)
    }

    pub fn u8(&mut self) -> Result<u8, ExchangeError> {
        Ok(u8::from_le_bytes(self.array()?))
    }

    pub fn u32(&mut self) -> Result<u32, ExchangeError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub fn u64(&mut self) -> Result<u64, ExchangeError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub fn i64(&mut self) -> Result<i64, ExchangeError> {
        Ok(i64::from_le_bytes(self.array()?))
    }

    pub fn bytes(&mut self, most: usize) -> Result<&'a [u8], ExchangeError> {
        let count = self.count(most)?;
        self.raw(count)
    }

    pub fn text(&mut self, most: usize) -> Result<String, ExchangeError> {
        let bytes = self.bytes(most)?;
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| ExchangeError::Malformed)
    }

    /// How many follow. Each takes at least one byte, so more than there are bytes left is a lie.
    pub fn count(&mut self, most: usize) -> Result<usize, ExchangeError> {
        let count = usize::try_from(self.u32()?).map_err(|_| ExchangeError::Malformed)?;
        if most.min(self.0.len()) < count { Err(ExchangeError::Malformed) } else { Ok(count) }
    }

    /// Nothing may be left.
    pub fn end(self) -> Result<(), ExchangeError> {
        if self.0.is_empty() { Ok(()) } else { Err(ExchangeError::Malformed) }
    }
}

/// Bytes as small letters and digits, two each.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing into a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of such a text, of exactly this number.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    unhex(text)?.try_into().ok()
}

/// The bytes of such a text.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, []) = text.as_bytes().as_chunks() else { return None };
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut output = Output::default();
        output.u8(7).u32(8).u64(9).i64(-10).bytes(b"abc").text("ä");
        let mut input = Input::new(&output.0);
        assert_eq!((input.u8(), input.u32(), input.u64(), input.i64()), (Ok(7), Ok(8), Ok(9), Ok(-10)));
        assert_eq!(input.bytes(3), Ok(&b"abc"[..]));
        assert_eq!(input.text(9).as_deref(), Ok("ä"));
        assert_eq!(input.end(), Ok(()));
    }

    #[test]
    fn lies_about_lengths_are_refused() {
        let mut output = Output::default();
        output.u32(u32::MAX).raw(b"short");
        assert_eq!(Input::new(&output.0).bytes(usize::MAX), Err(ExchangeError::Malformed), "more than there is");
        let mut output = Output::default();
        output.bytes(b"12345");
        assert_eq!(Input::new(&output.0).bytes(4), Err(ExchangeError::Malformed), "more than is allowed");
    }

    #[test]
    fn hex_and_back() {
        assert_eq!(from_hex::<3>(&hex(&[0, 171, 255])), Some([0, 171, 255]));
        assert_eq!((from_hex::<1>("0g"), from_hex::<1>("0"), from_hex::<1>("é")), (None, None, None));
    }
}
