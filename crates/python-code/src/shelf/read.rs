//! From a shelf to its modules. Bytes that are no shelf are `None`, never a panic.

use super::Module;
use super::column::{Of, Reader, take, take_number, unfolded};
use super::operand::{Shape, Unused, shape, unfold_field};
use crate::{Code, Const, Flavour, Handler, Instr, Op, Params};

/// Deeper than any library nests its functions and tuples.
const DEEPEST: u32 = 100;

pub(super) fn shelf(mut bytes: &[u8]) -> Option<Vec<Module>> {
    let names = take_names(&mut bytes)?;
    let count = take_number(&mut bytes)?;
    let mut texts = Vec::new();
    for _ in 0..count {
        texts.push(take_text(&mut bytes)?);
    }
    let mut shelf = Shelf {
        columns: Reader::new(&mut bytes)?,
        texts,
        known: 0,
        deep: 0,
    };
    let modules = names.into_iter().map(|(name, package)| {
        let code = shelf.code("")?;
        Some(Module {
            name,
            package,
            code,
        })
    });
    modules.collect()
}

pub(super) fn names(mut bytes: &[u8]) -> Option<Vec<(String, bool)>> {
    take_names(&mut bytes)
}

fn take_names(bytes: &mut &[u8]) -> Option<Vec<(String, bool)>> {
    let mut names = Vec::new();
    for _ in 0..take_number(bytes)? {
        let package = take_number(bytes)? != 0;
        names.push((take_text(bytes)?.to_owned(), package));
    }
    Some(names)
}

fn take_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = take_number(bytes)?;
    std::str::from_utf8(take(bytes, length)?).ok()
}

/// What a code within another one is mostly called in full.
pub(super) fn guesses(name: &str, outer: &str) -> [String; 3] {
    [
        name.to_owned(),
        format!("{outer}.{name}"),
        format!("{outer}.<locals>.{name}"),
    ]
}

struct Shelf<'a> {
    columns: Reader<'a>,
    texts: Vec<&'a str>,
    /// How many texts were used.
    known: usize,
    deep: u32,
}

impl Shelf<'_> {
    fn text(&mut self, of: Of) -> Option<String> {
        let place = match usize::try_from(self.columns.next(of)?).ok()? {
            0 => self.known,
            number => number - 1,
        };
        self.known = self.known.max(place + 1);
        self.texts.get(place).map(|&text| text.to_owned())
    }

    fn texts(&mut self, of: Of) -> Option<Vec<String>> {
        self.list(|shelf| shelf.text(of))
    }

    /// As many as the next count says.
    fn list<T>(&mut self, next: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.columns.next(Of::Counts)?;
        let mut list = Vec::new();
        for _ in 0..count {
            list.push(next(self)?);
        }
        Some(list)
    }

    fn code(&mut self, outer: &str) -> Option<Code> {
        let name = self.text(Of::Names)?;
        let qualname = match self.columns.next(Of::SameQualnames)? {
            guess @ 0..3 => guesses(&name, outer)[guess as usize].clone(),
            _ => self.text(Of::Qualnames)?,
        };
        let locals = self.texts(Of::Locals)?;
        let (params, flavour) = self.params(&locals)?;
        let registers = u16::try_from(self.columns.next(Of::Registers)?).ok()?;
        let free = self.texts(Of::Free)?;
        let names = self.texts(Of::Globals)?;
        let handlers = self.list(Self::handler)?;
        let instrs = self.instrs()?;
        let consts = self.consts(&qualname)?;
        Some(Code {
            name,
            qualname,
            params,
            flavour,
            registers,
            locals,
            free,
            names,
            consts,
            instrs,
            spans: Vec::new(),
            handlers,
            doc: None,
            first_line: 0,
        })
    }

    fn params(&mut self, locals: &[String]) -> Option<(Params, Flavour)> {
        let flags = self.columns.next(Of::Flags)?;
        let flavour = match flags & 3 {
            0 => Flavour::Function,
            1 => Flavour::Generator,
            2 => Flavour::Coroutine,
            _ => Flavour::AsyncGenerator,
        };
        let mut count = || u16::try_from(self.columns.next(Of::Positions)?).ok();
        let (positional, positional_only, keyword_only) = (count()?, count()?, count()?);
        let names = if flags & 16 == 0 {
            self.texts(Of::Locals)?
        } else {
            let count = usize::try_from(self.columns.next(Of::Counts)?).ok()?;
            locals.get(..count)?.to_vec()
        };
        let params = Params {
            names,
            positional,
            positional_only,
            keyword_only,
            varargs: flags & 4 != 0,
            varkw: flags & 8 != 0,
        };
        Some((params, flavour))
    }

    fn handler(&mut self) -> Option<Handler> {
        let mut number = || self.columns.next(Of::Handlers).map(unfolded);
        let start = number()?;
        let end = start.checked_add(number()?)?;
        let target = end.checked_add(number()?)?;
        Some(Handler {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
            target: u32::try_from(target).ok()?,
            register: u16::try_from(number()?).ok()?,
        })
    }

    fn instrs(&mut self) -> Option<Vec<Instr>> {
        let count = self.columns.next(Of::Counts)?;
        let (mut consts, mut names) = (Unused::default(), Unused::default());
        let mut instrs = Vec::new();
        for place in 0..count {
            instrs.push(self.instr(place, &mut consts, &mut names)?);
        }
        Some(instrs)
    }

    fn instr(&mut self, place: u64, consts: &mut Unused, names: &mut Unused) -> Option<Instr> {
        let number = u8::try_from(self.columns.next(Of::Ops)?).ok()?;
        let op: Op = crate::from_bytes(&[number])?;
        let mut field = |field| self.columns.next_field(number, field);
        let d = u8::try_from(field(0)?).ok()?;
        let a = unfold_field(field(1)?)?;
        let third = field(2)?;
        let with_wide = |wide| {
            Some(Instr {
                d,
                ..Instr::with_wide(op, a, wide)
            })
        };
        let (b, c) = match shape(op) {
            Shape::Const => return with_wide(consts.unfold(third)?),
            Shape::Name => return with_wide(names.unfold(third)?),
            Shape::Number => {
                return with_wide(i32::try_from(unfolded(third)).ok()?.cast_unsigned());
            }
            Shape::Target => {
                let target = place.checked_add_signed(unfolded(third))?;
                return with_wide(u32::try_from(target).ok()?);
            }
            Shape::Plain => (unfold_field(third)?, unfold_field(field(3)?)?),
            Shape::NameInC => {
                let name = names.unfold(field(3)?)?;
                (unfold_field(third)?, u16::try_from(name).ok()?)
            }
            Shape::ConstInB => {
                let constant = consts.unfold(third)?;
                (u16::try_from(constant).ok()?, unfold_field(field(3)?)?)
            }
        };
        Some(Instr { op, d, a, b, c })
    }

    fn consts(&mut self, outer: &str) -> Option<Vec<Const>> {
        self.deep += 1;
        let consts = (self.deep < DEEPEST).then(|| self.list(|shelf| shelf.constant(outer)));
        self.deep -= 1;
        consts?
    }

    fn constant(&mut self, outer: &str) -> Option<Const> {
        Some(match self.columns.next(Of::ConstKinds)? {
            0 => Const::None,
            1 => Const::Bool(false),
            2 => Const::Bool(true),
            3 => Const::Ellipsis,
            4 => Const::Int(unfolded(self.columns.next(Of::ConstNumbers)?)),
            5 => Const::BigInt(self.text(Of::ConstTexts)?),
            6 => {
                let bytes = self.columns.bytes(Of::ConstFloats, 8)?;
                Const::Float(f64::from_le_bytes(bytes.try_into().ok()?))
            }
            7 => Const::Str(self.text(Of::ConstTexts)?),
            8 => {
                let length = self.columns.next(Of::Counts)?;
                Const::Bytes(self.columns.bytes(Of::ConstBytes, length)?.to_vec())
            }
            9 => Const::Tuple(self.consts(outer)?),
            10 => Const::Code(Box::new(self.code(outer)?)),
            _ => return None,
        })
    }
}
