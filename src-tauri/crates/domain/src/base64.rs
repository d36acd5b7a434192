//! Bytes as text (base64, RFC 4648): pictures that a page shows or a record keeps.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place)) as usize & 63] as char;
            text.push(if place <= chunk.len() { letter } else { '=' });
        }
    }
    text
}

/// The bytes of a text that [`encode`] made; `None`: nobody made it so.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    let ends = text.iter().rev().take_while(|sign| **sign == b'=').count();
    if !text.len().is_multiple_of(4) || 2 < ends {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in text[..text.len() - ends].chunks(4) {
        let mut group = 0_u32;
        for place in 0..4 {
            let value = match chunk.get(place) {
                Some(sign) => value_of(*sign)?,
                None => 0,
            };
            group = group << 6 | value;
        }
        let [_, first, second, third] = group.to_be_bytes();
        bytes.extend(&[first, second, third][..chunk.len().saturating_sub(1)]);
    }
    Some(bytes)
}

fn value_of(sign: u8) -> Option<u32> {
    let value = match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let cases =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in cases {
            assert_eq!(encode(plain.as_bytes()), coded, "{plain}");
            assert_eq!(decode(coded).as_deref(), Some(plain.as_bytes()), "{coded}");
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&encode(&all)), Some(all));
    }

    #[test]
    fn what_is_no_base64_has_no_bytes() {
        for text in ["Zg", "Zg=", "Z===", "====", "Z g=", "Zg==Zg==", "Zm9-", "é234"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
