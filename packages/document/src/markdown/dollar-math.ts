import { asciiAlphanumeric, markdownLineEnding, markdownSpace } from "micromark-util-character";
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";

const dollar = 36;
const backslash = 92;
const longest = 1000;

/** Signs that prose and amounts of money do without. */
const looksLikeTex = /[\\^_={}<>+*/|]|\d[a-z]|^[a-z]$|^\d+$|^-?\w+ ?- ?\w+$/i;

/** True when `$content$` is meant as maths and not as two amounts of money or two variables of a shell. */
export function isDollarMath(content: string): boolean {
  if (content === "" || content.length > longest || /^\s|\s$|[\n$]/.test(content)) return false;
  if (
    /^\d[\d.,]*\s?(?:k|m|bn|million|billion|thousand|usd|each|per|to|and|or|for|a)?\b/i.test(content) &&
    /\s/.test(content)
  )
    return /[\\^_={}]/.test(content);
  return looksLikeTex.test(content) || !/\s/.test(content);
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let content = "";
  const start: State = (code) => {
    effects.enter("mathText");
    sequence(code);
    return first;
  };
  const sequence = (code: Code) => {
    effects.enter("mathTextSequence");
    effects.consume(code);
    effects.exit("mathTextSequence");
  };
  const first: State = (code) => {
    if (code === null || code === dollar || markdownLineEnding(code) || markdownSpace(code)) return nok(code);
    effects.enter("mathTextData");
    return data(code);
  };
  const data: State = (code) => {
    if (code === null || markdownLineEnding(code) || content.length > longest) return nok(code);
    if (code === dollar) {
      effects.exit("mathTextData");
      sequence(code);
      return after;
    }
    content += code < 0 ? " " : String.fromCodePoint(code);
    effects.consume(code);
    return code === backslash ? escaped : data;
  };
  const escaped: State = (code) => {
    if (code === null || markdownLineEnding(code)) return nok(code);
    content += code < 0 ? " " : String.fromCodePoint(code);
    effects.consume(code);
    return data;
  };
  const after: State = (code) => {
    if (code === dollar || asciiAlphanumeric(code) || !isDollarMath(content.replaceAll("\\$", "S")))
      return nok(code);
    effects.exit("mathText");
    return ok(code);
  };
  return start;
}

const construct: Construct = {
  name: "dollarMath",
  tokenize: tokenize as Construct["tokenize"],
  previous: (code) => code !== dollar && !asciiAlphanumeric(code),
};

/** Inline maths between single dollars, for micromark; emits the tokens of micromark-extension-math. */
export const dollarMath: Extension = { text: { [dollar]: construct } };
