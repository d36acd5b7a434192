//! Currencies: how many digits each has behind the point, as ISO 4217 says.
//!
//! Amounts are whole numbers of the smallest unit everywhere, so whoever reads or writes one asks here. How an
//! amount is written for people is a matter of `text`.

use std::collections::BTreeMap;

use iso_currency::{Currency, IntoEnumIterator};

/// What a code that ISO 4217 does not know is taken to have.
const USUAL_DIGITS: u32 = 2;

/// How many digits a currency has behind the point. Codes are compared without regard to case.
pub fn digits(code: &str) -> u32 {
    Currency::from_code(&code.trim().to_ascii_uppercase()).map_or(USUAL_DIGITS, digits_of)
}

/// How many of the smallest unit make one of the main unit.
pub fn minor_units(code: &str) -> i64 {
    10_i64.pow(digits(code))
}

/// Every currency in which somebody can pay, with its digits.
pub fn all() -> BTreeMap<String, u32> {
    let paid = Currency::iter().filter(|currency| !currency.is_fund() && !currency.is_special());
    paid.map(|currency| (currency.code().to_owned(), digits_of(currency))).collect()
}

/// Metals and other codes without a smallest unit are counted as the usual ones are.
fn digits_of(currency: Currency) -> u32 {
    currency.exponent().map_or(USUAL_DIGITS, u32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, expected: u32) {
        assert_eq!(digits(code), expected, "{code}");
    }

    #[test]
    fn digits_are_those_of_iso_4217() {
        for code in ["EUR", "USD", "GBP", "HUF", "IDR", "COP", "LAK", "MGA", "eur", " EUR "] {
            check(code, 2);
        }
        for code in ["JPY", "KRW", "CLP", "ISK", "VND", "UGX", "PYG", "BIF", "DJF", "GNF", "KMF", "RWF", "VUV", "XOF"] {
            check(code, 0);
        }
        for code in ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"] {
            check(code, 3);
        }
        for code in ["", "XXX", "nonsense"] {
            check(code, 2);
        }
    }

    #[test]
    fn the_list_has_what_people_pay_in_and_no_metal() {
        let all = all();
        assert!(150 < all.len(), "{}", all.len());
        assert!(all.contains_key("HUF") && all.contains_key("COP") && !all.contains_key("XAU"));
        assert!(all.iter().all(|(code, known)| digits(code) == *known));
        assert_eq!((minor_units("JPY"), minor_units("EUR"), minor_units("KWD")), (1, 100, 1000));
    }
}
