/*
 * Lines of a printer's job that need no lexer, one after the other, as far as they go:
 *
 *     G1 X113.2 Y98.05 E.0312      a move of plain words
 *     ;WIDTH:0.45                  a comment that begins with W
 */
import { take } from '../../../base/assembly/memory';
import { widthComment } from './comments';
import { DONE, move } from './moves';
import { number, readNumber } from './numbers';
import { state } from './state';

/** [bytes] Text that fits. */
export const TEXT_MOST: i32 = 65600;
/** Where the text stands; zeros behind it. */
export const text: usize = take(TEXT_MOST + 64);

// Why a run ends; beside what a move may ask for (moves.ts).
/** All lines are taken that were asked for, or the rows may be enough. */
const ENOUGH: i32 = 5;
/** The line at hand is for the lexer. */
const ODD: i32 = 6;
/** The text ends within the line at hand. */
const OPEN: i32 = 7;

const TAB = 9;
const LF = 10;
const CR = 13;
const BLANK = 32;
const SEMICOLON = 59;
const A: u32 = 65;
const G = 71;
const W = 87;

/** X, Y, Z and E; and with F, I, J, P and R all that a move may have. */
const PLACES: u32 = bit(88) | bit(89) | bit(90) | bit(69);
const LETTERS: u32 = PLACES | bit(70) | bit(73) | bit(74) | bit(80) | bit(82);

/** Lines after which the rows are counted. */
const COUNTED: i32 = 63;

function bit(letter: u32): u32 {
  return 1 << (letter - A);
}

/**
 * Takes lines from a place of the text on.
 * @param end where the text ends @param lines at most
 * @returns why no more were taken; `state.at` says up to where they were
 */
export function takeLines(from: i32, end: i32, lines: i32): i32 {
  state.at = from;
  const last = state.line + lines;
  while (state.line < last) {
    const line = text + state.at;
    const first = load<u8>(line);
    let why = ODD;
    if (first === G) why = takeMove(line, text + end);
    else if (first === SEMICOLON && load<u8>(line + 1) === W) why = takeWidth(line, text + end);
    else if (first === LF || first === CR) why = takeNothing(line, text + end);
    if (why === ODD) return endOf(line, text + end) === text + end ? OPEN : ODD;
    if (why !== DONE) return why;
    if ((state.line & COUNTED) === 0 && state.length >= state.rowsAsked) return ENOUGH;
  }
  return ENOUGH;
}

function endOf(from: usize, end: usize): usize {
  let at = from;
  while (at < end && load<u8>(at) !== LF && load<u8>(at) !== CR) at++;
  return at;
}

/** Goes behind a line. @returns false where it may end with a CR that the text's next piece makes a CR LF */
function goBehind(lineEnd: usize, end: usize): bool {
  const isLf = load<u8>(lineEnd) === LF;
  if (!isLf && lineEnd + 1 === end) return false;
  state.at = <i32>(lineEnd - text) + (isLf || load<u8>(lineEnd + 1) !== LF ? 1 : 2);
  state.line++;
  return true;
}

function takeWidth(line: usize, end: usize): i32 {
  const lineEnd = endOf(line, end);
  if (lineEnd === end || !goBehind(lineEnd, end)) return ODD;
  widthComment(line + 1, lineEnd);
  return DONE;
}

function takeNothing(line: usize, end: usize): i32 {
  if (!goBehind(line, end)) return ODD;
  state.characters += 1;
  return DONE;
}

function takeMove(line: usize, end: usize): i32 {
  let at = readNumber(line + 1);
  if (at === 0 || load<u8>(line + 1) === 45 || !(number === 0 || number === 1 || number === 2 || number === 3))
    return ODD;
  const code = <i32>number;
  at = readWords(at, code);
  if (at === 0 || <i32>(at - line) > state.lineMost) return ODD;
  if (load<u8>(at) === SEMICOLON) at = endOf(at, end);
  if (at >= end || !goBehind(at, end)) return ODD;
  state.commands++;
  state.characters += <f64>(at - line) + 1;
  return move(code);
}

/** @returns where the words end, at a comment or the line's end; 0 where they are for the lexer */
function readWords(from: usize, code: i32): usize {
  state.wordX = state.wordY = state.wordZ = state.wordE = NaN;
  state.wordF = state.wordI = state.wordJ = state.wordR = NaN;
  let seen: u32 = 0;
  let at = from;
  let c = load<u8>(at);
  while (c !== LF && c !== CR && c !== SEMICOLON) {
    if (c === BLANK || c === TAB) at++;
    else {
      const letter = <u32>c - A;
      const its: u32 = letter < 26 ? 1 << letter : 0;
      if ((its & LETTERS) === 0 || (its & seen) !== 0) return 0;
      seen |= its;
      at = readNumber(at + 1);
      if (at === 0 || !setWord(c, code)) return 0;
    }
    c = load<u8>(at);
  }
  state.goes = (seen & PLACES) !== 0 ? 1 : 0;
  return seen === 0 ? 0 : at;
}

/** @returns false where the word is for the lexer */
function setWord(letter: u32, code: i32): bool {
  switch (letter) {
    case 69:
      state.wordE = number;
      return true;
    case 70:
      state.wordF = number;
      return number > 0;
    case 73:
      state.wordI = number;
      return code >= 2;
    case 74:
      state.wordJ = number;
      return code >= 2;
    case 80:
      // Whole turns of an arc.
      return code >= 2 && number === floor(number);
    case 82:
      state.wordR = number;
      return true;
    case 88:
      state.wordX = number;
      return true;
    case 89:
      state.wordY = number;
      return true;
    default:
      state.wordZ = number;
      return true;
  }
}
