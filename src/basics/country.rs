//! Countries.

use std::fmt;
use std::sync::LazyLock;

/// ISO 3166-1 alpha-2, `XK` for Kosovo, `XX` for international and `XR` for regional bodies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Country([u8; 2]);

static ASSIGNED: LazyLock<Vec<Country>> = LazyLock::new(|| {
    include_str!("../../locales/countries/en.tsv")
        .lines()
        .filter_map(|line| <[u8; 2]>::try_from(line.get(..2)?.as_bytes()).ok().map(Country))
        .collect()
});

impl Country {
    /// A body of no one country, in the whole world.
    pub const INTERNATIONAL: Self = Self(*b"XX");
    /// A body of several countries of a region.
    pub const REGIONAL: Self = Self(*b"XR");

    /// Reads a code; small letters are taken too. `None` when no country has it.
    pub fn parse(code: &str) -> Option<Self> {
        let country = Self(<[u8; 2]>::try_from(code.trim().to_ascii_uppercase().as_bytes()).ok()?);
        (country.is_body() || ASSIGNED.binary_search(&country).is_ok()).then_some(country)
    }

    /// Every country, by code, without the two for bodies of several.
    pub fn all() -> &'static [Self] {
        &ASSIGNED
    }

    /// International or regional: not a country, so never counted as one.
    pub fn is_body(self) -> bool {
        self == Self::INTERNATIONAL || self == Self::REGIONAL
    }

    /// Two capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XX")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_list_and_no_others() {
        assert_eq!(Country::all().len(), 250);
        for code in ["KH", "kh", " XK ", "XX", "XR", "TW"] {
            assert!(Country::parse(code).is_some(), "{code}");
        }
        for code in ["", "K", "KHM", "ZZ", "EU", "UN", "é"] {
            assert!(Country::parse(code).is_none(), "{code}");
        }
    }
}
