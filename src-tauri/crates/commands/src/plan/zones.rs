//! Time zones and currencies by country, as a help for the first questions of a new plan.

use chrono_tz::TZ_VARIANTS;

/// Country code, position and zone in each line, as the time zone database lists them (public domain).
const BY_COUNTRY: &str = include_str!("../../../../../assets/zones/zone.tab");

/// Whether two letters stand for a country.
pub(crate) fn is_country(country: &str) -> bool {
    let country = country.to_ascii_uppercase();
    country.len() == 2 && BY_COUNTRY.lines().any(|line| line.split('\t').next() == Some(country.as_str()))
}

/// The zones of a country, the likeliest first; every zone when the country is not known.
pub(crate) fn of_country(country: &str) -> Vec<String> {
    let country = country.to_ascii_uppercase();
    let zones = BY_COUNTRY.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        (columns.next()? == country).then(|| columns.nth(1).map(str::to_owned))?
    });
    let zones: Vec<String> = zones.collect();
    if zones.is_empty() {
        return TZ_VARIANTS.iter().map(|zone| zone.name().to_owned()).collect();
    }
    zones
}

/// Currencies by country; elsewhere the euro is assumed, and the settings can say otherwise.
const CURRENCIES: &[(&str, &str)] = &[
    ("AE", "AED"),
    ("AR", "ARS"),
    ("AU", "AUD"),
    ("BD", "BDT"),
    ("BG", "BGN"),
    ("BR", "BRL"),
    ("CA", "CAD"),
    ("CH", "CHF"),
    ("CL", "CLP"),
    ("CN", "CNY"),
    ("CO", "COP"),
    ("CZ", "CZK"),
    ("DK", "DKK"),
    ("EG", "EGP"),
    ("ET", "ETB"),
    ("GB", "GBP"),
    ("GH", "GHS"),
    ("HU", "HUF"),
    ("ID", "IDR"),
    ("IL", "ILS"),
    ("IN", "INR"),
    ("IS", "ISK"),
    ("JO", "JOD"),
    ("JP", "JPY"),
    ("KE", "KES"),
    ("KR", "KRW"),
    ("MA", "MAD"),
    ("MX", "MXN"),
    ("MY", "MYR"),
    ("NG", "NGN"),
    ("NO", "NOK"),
    ("NZ", "NZD"),
    ("PE", "PEN"),
    ("PH", "PHP"),
    ("PK", "PKR"),
    ("PL", "PLN"),
    ("QA", "QAR"),
    ("RO", "RON"),
    ("RS", "RSD"),
    ("RU", "RUB"),
    ("SA", "SAR"),
    ("SE", "SEK"),
    ("SG", "SGD"),
    ("TH", "THB"),
    ("TN", "TND"),
    ("TR", "TRY"),
    ("UA", "UAH"),
    ("US", "USD"),
    ("UY", "UYU"),
    ("VN", "VND"),
    ("ZA", "ZAR"),
];

/// The likeliest currency of a country.
pub(crate) fn currency_of(country: &str) -> &'static str {
    let country = country.to_ascii_uppercase();
    CURRENCIES.iter().find(|(code, _)| *code == country).map_or("EUR", |(_, currency)| currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_of_a_country_are_known_to_the_calendar() {
        for (country, first) in
            [("IE", "Europe/Dublin"), ("de", "Europe/Berlin"), ("NO", "Europe/Oslo"), ("CN", "Asia/Shanghai")]
        {
            let zones = of_country(country);
            assert_eq!(zones.first().map(String::as_str), Some(first), "{country}");
            assert!(zones.iter().all(|zone| zone.parse::<chrono_tz::Tz>().is_ok()), "{country}");
        }
        assert!(300 < of_country("XX").len(), "an unknown country offers every zone");
    }

    #[test]
    fn currencies_fall_back_to_the_euro() {
        assert_eq!((currency_of("gb"), currency_of("IE")), ("GBP", "EUR"));
    }
}
