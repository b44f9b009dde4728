//! Names written with letters that look like others (UTS #39).

use unicode_security::MixedScript;

/// Does one word of the name mix scripts that no language writes together, such as Cyrillic а among Latin letters?
pub fn mixes_scripts(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && !word.is_single_script())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cyrillic_letter_among_latin_ones_is_seen() {
        assert!(mixes_scripts("Amnеsty") && !mixes_scripts("Amnesty Group"));
    }

    #[test]
    fn honest_names_of_every_script_mix_nothing() {
        for honest in ["អង្គការ LICADHO", "臺灣人權促進會", "Мемориал", "منظمة العفو", "日本ひらがなとカタカナ", "한국 人權"]
        {
            assert!(!mixes_scripts(honest), "{honest}");
        }
    }
}
