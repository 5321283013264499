//! Kinds of characters, as Python tells them apart.

use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// Is it white space? (Python counts four separators of ASCII, too.)
pub fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\x1c'..='\x1f').contains(&character)
}

/// Does a line end with it, as `splitlines` sees it?
pub fn ends_line(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Does `repr` show it as it is?
pub fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return (' '..='~').contains(&character);
    }
    !matches!(
        get_general_category(character),
        Category::Control
            | Category::Format
            | Category::Surrogate
            | Category::PrivateUse
            | Category::Unassigned
            | Category::LineSeparator
            | Category::ParagraphSeparator
            | Category::SpaceSeparator
    )
}

/// Is it a letter?
pub fn is_alpha(character: char) -> bool {
    matches!(
        get_general_category(character),
        Category::UppercaseLetter
            | Category::LowercaseLetter
            | Category::TitlecaseLetter
            | Category::ModifierLetter
            | Category::OtherLetter
    )
}

/// Is it a decimal digit?
pub fn is_decimal(character: char) -> bool {
    get_general_category(character) == Category::DecimalNumber
}

/// Is it a digit, also one that is raised, lowered or in a circle?
pub fn is_digit(character: char) -> bool {
    is_decimal(character)
        || matches!(
            u32::from(character),
            0xb2 | 0xb3
                | 0xb9
                | 0x1369..=0x1371
                | 0x19da
                | 0x2070
                | 0x2074..=0x2079
                | 0x2080..=0x2089
                | 0x2460..=0x2468
                | 0x2474..=0x247c
                | 0x2488..=0x2490
                | 0x24ea
                | 0x24f5..=0x24fd
                | 0x24ff
                | 0x2776..=0x277e
                | 0x2780..=0x2788
                | 0x278a..=0x2792
                | 0x10a40..=0x10a43
                | 0x10e60..=0x10e68
                | 0x11052..=0x1105a
                | 0x1f100..=0x1f10a
        )
}

/// Does it stand for a number? (Ideographs that name numbers are among them.)
pub fn is_numeric(character: char) -> bool {
    character.is_numeric()
        || is_digit(character)
        || matches!(
            character,
            '㐅' | '㒃'
                | '㠪'
                | '㭍'
                | '一'
                | '七'
                | '万'
                | '三'
                | '九'
                | '二'
                | '五'
                | '亖'
                | '亿'
                | '什'
                | '仟'
                | '仨'
                | '伍'
                | '佰'
                | '億'
                | '兆'
                | '兩'
                | '八'
                | '六'
                | '十'
                | '千'
                | '卄'
                | '卅'
                | '卌'
                | '叁'
                | '参'
                | '參'
                | '叄'
                | '四'
                | '壱'
                | '壹'
                | '幺'
                | '廾'
                | '廿'
                | '弌'
                | '弍'
                | '弎'
                | '弐'
                | '拾'
                | '捌'
                | '柒'
                | '漆'
                | '玖'
                | '百'
                | '肆'
                | '萬'
                | '貮'
                | '貳'
                | '贰'
                | '阡'
                | '陆'
                | '陌'
                | '陸'
                | '零'
        )
}

/// Is it a letter of titles (ǅ)?
pub fn is_title(character: char) -> bool {
    get_general_category(character) == Category::TitlecaseLetter
}

/// May an identifier begin with it?
pub fn begins_identifier(character: char) -> bool {
    character == '_'
        || is_alpha(character)
        || get_general_category(character) == Category::LetterNumber
        || matches!(character, '\u{2118}' | '\u{212e}' | '\u{309b}' | '\u{309c}')
}

/// May an identifier go on with it?
pub fn continues_identifier(character: char) -> bool {
    begins_identifier(character)
        || matches!(
            get_general_category(character),
            Category::DecimalNumber
                | Category::NonspacingMark
                | Category::SpacingMark
                | Category::ConnectorPunctuation
        )
        || matches!(
            u32::from(character),
            0xb7 | 0x387 | 0x1369..=0x1371 | 0x19da
        )
}

/// Could a program use it as a name?
pub fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(begins_identifier) && characters.all(continues_identifier)
}
