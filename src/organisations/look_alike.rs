//! Names that look like another's (UTS #39).

use unicode_normalization::UnicodeNormalization;
use unicode_security::MixedScript;
use unicode_security::confusable_detection::skeleton;

use super::comparison_key;

/// What a name looks like: two names with one skeleton can hardly be told apart on a screen. Compared with other skeletons only.
pub fn look_alike_key(name: &str) -> String {
    let key = comparison_key(name);
    let looks: String = skeleton(&key).collect();
    looks.nfc().collect()
}

/// Does one word of the name mix scripts that no language writes together, such as Cyrillic а among Latin letters?
pub fn mixes_scripts(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && !word.is_single_script())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cyrillic_letter_among_latin_ones_is_seen() {
        let (real, fake) = ("Amnesty Group", "Аmnesty Group");
        assert_ne!(comparison_key(real), comparison_key(fake));
        assert_eq!(look_alike_key(real), look_alike_key(fake));
        assert!(mixes_scripts("Amnеsty") && !mixes_scripts(real));
    }

    #[test]
    fn honest_names_of_every_script_mix_nothing() {
        for honest in ["អង្គការ LICADHO", "臺灣人權促進會", "Мемориал", "منظمة العفو", "日本ひらがなとカタカナ", "한국 人權"]
        {
            assert!(!mixes_scripts(honest), "{honest}");
        }
    }
}
