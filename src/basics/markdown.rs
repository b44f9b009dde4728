//! The safe subset of Markdown that a letter is written in (CommonMark with footnotes).
//!
//! What is unsafe is decided once, here: raw HTML becomes text, images become their alternative text, links keep only
//! http, https and mailto. Every writer (HTML now, documents later) walks the tree that is left.

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options};

/// Deeper nesting is flattened to its text: no letter needs it, and a hostile one costs a writer its stack.
const MAX_DEPTH: usize = 32;

/// The longest body taken, in bytes.
pub const MAX_BYTES: usize = 200_000;

/// A block of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 1 is the first below the title.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; `Some(n)` when numbered from n.
    List(Option<usize>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code(String),
    /// A break between parts.
    Rule,
}

/// A run of text in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link to an address whose scheme was checked.
    Link(String, Vec<Inline>),
    /// The n-th footnote (from 1) and which reference to it this is (from 1).
    Footnote(usize, usize),
    /// A line break.
    Break,
}

/// A letter's body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markdown {
    /// The text.
    pub blocks: Vec<Block>,
    /// Footnotes in the order of their first reference.
    pub footnotes: Vec<Vec<Block>>,
}

impl Markdown {
    /// Reads Markdown; never fails, since every text is Markdown.
    pub fn parse(source: &str) -> Self {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.footnotes = true;
        let root = comrak::parse_document(&arena, source, &options);
        let mut footnotes = Vec::new();
        let mut body = Vec::new();
        for child in root.children() {
            if let NodeValue::FootnoteDefinition(_) = &child.data.borrow().value {
                footnotes.push(blocks(child, 0));
            } else {
                block(child, 0, &mut body);
            }
        }
        Self { blocks: body, footnotes }
    }

    /// The text as HTML. `prefix` keeps footnote anchors apart when two letters stand on a page.
    pub fn to_html(&self, prefix: &str) -> String {
        let top = self
            .blocks
            .iter()
            .filter_map(|block| if let Block::Heading(level, _) = block { Some(*level) } else { None })
            .min()
            .unwrap_or(1);
        let mut html = Html { out: String::new(), prefix, top };
        html.blocks(&self.blocks);
        html.footnotes(&self.footnotes);
        html.out
    }
}

fn blocks<'a>(node: &'a AstNode<'a>, depth: usize) -> Vec<Block> {
    let mut out = Vec::new();
    for child in node.children() {
        block(child, depth + 1, &mut out);
    }
    out
}

fn block<'a>(node: &'a AstNode<'a>, depth: usize, out: &mut Vec<Block>) {
    if depth >= MAX_DEPTH {
        out.push(Block::Paragraph(vec![Inline::Text(plain(node))]));
        return;
    }
    match &node.data.borrow().value {
        NodeValue::Paragraph => out.push(Block::Paragraph(inlines(node, depth))),
        NodeValue::Heading(heading) => out.push(Block::Heading(heading.level, inlines(node, depth))),
        NodeValue::List(list) => {
            let start = (list.list_type == ListType::Ordered).then_some(list.start);
            out.push(Block::List(start, node.children().map(|item| blocks(item, depth + 1)).collect()));
        }
        NodeValue::BlockQuote => out.push(Block::Quote(blocks(node, depth))),
        NodeValue::CodeBlock(code) => out.push(Block::Code(code.literal.clone())),
        NodeValue::HtmlBlock(html) => out.push(Block::Paragraph(vec![Inline::Text(html.literal.trim_end().to_owned())])),
        NodeValue::ThematicBreak => out.push(Block::Rule),
        _ => out.extend(blocks(node, depth)),
    }
}

fn inlines<'a>(node: &'a AstNode<'a>, depth: usize) -> Vec<Inline> {
    let mut out = Vec::new();
    for child in node.children() {
        inline(child, depth + 1, &mut out);
    }
    out
}

fn inline<'a>(node: &'a AstNode<'a>, depth: usize, out: &mut Vec<Inline>) {
    if depth >= MAX_DEPTH {
        out.push(Inline::Text(plain(node)));
        return;
    }
    match &node.data.borrow().value {
        NodeValue::Text(text) => out.push(Inline::Text(text.to_string())),
        NodeValue::HtmlInline(html) => out.push(Inline::Text(html.clone())),
        NodeValue::Code(code) => out.push(Inline::Code(code.literal.clone())),
        NodeValue::SoftBreak => out.push(Inline::Text("\n".to_owned())),
        NodeValue::LineBreak => out.push(Inline::Break),
        NodeValue::Emph => out.push(Inline::Emphasis(inlines(node, depth))),
        NodeValue::Strong => out.push(Inline::Strong(inlines(node, depth))),
        NodeValue::Link(link) if is_safe_link(&link.url) => out.push(Inline::Link(link.url.clone(), inlines(node, depth))),
        NodeValue::FootnoteReference(reference) => out.push(Inline::Footnote(reference.ix as usize, reference.ref_num as usize)),
        _ => out.extend(inlines(node, depth)),
    }
}

/// All text below a node, without recursion.
fn plain<'a>(node: &'a AstNode<'a>) -> String {
    node.descendants()
        .filter_map(|descendant| match &descendant.data.borrow().value {
            NodeValue::Text(text) => Some(text.to_string()),
            NodeValue::Code(code) => Some(code.literal.clone()),
            NodeValue::HtmlInline(html) => Some(html.clone()),
            _ => None,
        })
        .collect()
}

fn is_safe_link(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
        && !address.chars().any(|c| c.is_control() || c == ' ')
}

struct Html<'p> {
    out: String,
    prefix: &'p str,
    /// The highest heading the letter uses: it stands one below the title, so that no level is skipped.
    top: u8,
}

impl Html<'_> {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                c => self.out.push(c),
            }
        }
    }

    fn element(&mut self, tag: &str, inside: impl FnOnce(&mut Self)) {
        self.out.push_str(&format!("<{tag}>"));
        inside(self);
        self.out.push_str(&format!("</{tag}>"));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(level, content) => {
                    let tag = format!("h{}", (2 + level.saturating_sub(self.top)).min(6));
                    self.element(&tag, |html| html.inlines(content));
                }
                Block::Paragraph(content) => self.element("p", |html| html.inlines(content)),
                Block::List(None, items) => self.element("ul", |html| html.items(items)),
                Block::List(Some(start), items) => {
                    self.out.push_str(&format!("<ol start=\"{start}\">"));
                    self.items(items);
                    self.out.push_str("</ol>");
                }
                Block::Quote(content) => self.element("blockquote", |html| html.blocks(content)),
                Block::Code(code) => self.element("pre", |html| html.text(code)),
                Block::Rule => self.out.push_str("<hr>"),
            }
            self.out.push('\n');
        }
    }

    fn items(&mut self, items: &[Vec<Block>]) {
        for item in items {
            self.element("li", |html| html.blocks(item));
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(code) => self.element("code", |html| html.text(code)),
                Inline::Emphasis(content) => self.element("em", |html| html.inlines(content)),
                Inline::Strong(content) => self.element("strong", |html| html.inlines(content)),
                Inline::Break => self.out.push_str("<br>"),
                Inline::Link(address, content) => {
                    self.out.push_str("<a rel=\"noopener nofollow\" href=\"");
                    self.text(address);
                    self.out.push_str("\">");
                    self.inlines(content);
                    self.out.push_str("</a>");
                }
                Inline::Footnote(number, reference) => {
                    let prefix = self.prefix;
                    self.out.push_str(&format!(
                        "<sup><a id=\"{prefix}r{number}-{reference}\" href=\"#{prefix}n{number}\" role=\"doc-noteref\">{number}</a></sup>"
                    ));
                }
            }
        }
    }

    fn footnotes(&mut self, footnotes: &[Vec<Block>]) {
        if footnotes.is_empty() {
            return;
        }
        self.out.push_str("<section role=\"doc-endnotes\"><ol>");
        for (index, note) in footnotes.iter().enumerate() {
            let (prefix, number) = (self.prefix, index + 1);
            self.out.push_str(&format!("<li id=\"{prefix}n{number}\">"));
            self.blocks(note);
            self.out.push_str(&format!("<a href=\"#{prefix}r{number}-1\" role=\"doc-backlink\">↩</a></li>"));
        }
        self.out.push_str("</ol></section>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_keeps_its_shape() {
        let html =
            Markdown::parse("# Asks\n\nWe *ask*[^1] for:\n\n3. **one**\n4. [two](https://example.org)\n\n[^1]: A note.\n").to_html("x-");
        assert!(html.contains("<h2>Asks</h2>"), "{html}");
        assert!(html.contains("<em>ask</em><sup><a id=\"x-r1-1\" href=\"#x-n1\""), "{html}");
        assert!(html.contains("<ol start=\"3\">"), "{html}");
        assert!(html.contains("rel=\"noopener nofollow\" href=\"https://example.org\""), "{html}");
        assert!(html.contains("<li id=\"x-n1\"><p>A note.</p>"), "{html}");
    }

    #[test]
    fn nothing_active_survives() {
        let html = Markdown::parse(
            "<script>alert(1)</script>\n\na <b onclick=x>b</b> [l](javascript:alert(1)) ![alt](https://evil.example/p.png) [d](data:text/html,x) <https://ok.example>\n\n[q](https://a.example/\"onmouseover=x)",
        )
        .to_html("");
        assert!(!html.contains("<script") && !html.contains("<b ") && !html.contains("<img") && !html.contains("javascript:"), "{html}");
        assert!(!html.contains("\"onmouseover") && !html.contains("data:"), "{html}");
        assert!(html.contains("href=\"https://ok.example\""), "{html}");
    }

    #[test]
    fn deep_nesting_does_not_cost_the_stack() {
        let html = Markdown::parse(&format!("{}x", "> ".repeat(5_000))).to_html("");
        assert!(html.contains('x'));
        assert!(html.matches("<blockquote>").count() <= MAX_DEPTH);
    }
}
