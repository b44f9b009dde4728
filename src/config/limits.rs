//! Rates and budgets.

use super::ConfigError;

/// How much one source, one address, one domain and the whole installation may cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Switches off rates, mail budgets and fill time; never sizes, deadlines, honeypot or validation.
    pub off: bool,
    /// Posts one source may make at once; then one every `refill_seconds`.
    pub burst: u32,
    /// Seconds until one more post is allowed.
    pub refill_seconds: u32,
    /// Verification mails an hour to one mail domain.
    pub domain_mails_per_hour: i64,
    /// Verification mails an hour in total.
    pub mails_per_hour: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { off: false, burst: 60, refill_seconds: 10, domain_mails_per_hour: 500, mails_per_hour: 5_000 }
    }
}

impl Limits {
    /// Reads `off`, `on`, or pairs such as `burst=20,mails_per_hour=800`.
    ///
    /// # Errors
    /// The part that is not understood.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let mut limits = Self::default();
        match text.trim() {
            "" | "on" => return Ok(limits),
            "off" => return Ok(Self { off: true, ..limits }),
            _ => {}
        }
        for pair in text.split(',') {
            let wrong = || ConfigError::new("limits", format!("“{}” is not off, on, or a pair such as mails_per_hour=800", pair.trim()));
            let (name, value) = pair.split_once('=').ok_or_else(wrong)?;
            let value: u32 = value.trim().parse().ok().filter(|value| *value > 0).ok_or_else(wrong)?;
            match name.trim() {
                "burst" => limits.burst = value,
                "refill_seconds" => limits.refill_seconds = value,
                "domain_mails_per_hour" => limits.domain_mails_per_hour = value.into(),
                "mails_per_hour" => limits.mails_per_hour = value.into(),
                _ => return Err(wrong()),
            }
        }
        Ok(limits)
    }
}
