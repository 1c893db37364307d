import { test } from 'vitest';
import { random } from '../fuzz/random.js';
import type { Piece } from './pieces/piece.js';
import { TEXT_PIECES } from './pieces/texts.js';
import { WORD_PIECES } from './pieces/words.js';
import { digest, keepWhole, kept, seedOf } from './record.js';

const GROUPS = 10;
const TEXTS = 60;

/** What a small reader makes of signs in any order: a line for every sixty texts. */
async function keepPiece({ name, signs, most, starts, run }: Piece): Promise<void> {
  const numbers = random(seedOf(name));
  const lines: string[] = [];
  const whole: string[] = [];
  for (let group = 0; group < GROUPS; group++) {
    const said: string[] = [];
    for (let turn = 0; turn < TEXTS; turn++) {
      const signsOf = (count: number) => Array.from({ length: count }, () => numbers.of(signs)).join('');
      let text = starts && turn % 2 === 0 ? numbers.of(starts) : signsOf(1 + numbers.below(most));
      if (starts && turn % 4 > 0) {
        const at = numbers.below(text.length + 1);
        text = text.slice(0, at) + signsOf(numbers.below(3)) + text.slice(at + numbers.below(3));
      }
      const answer = JSON.stringify(run(text), (_, value) =>
        typeof value === 'bigint' ? String(value) : value instanceof Map ? [...value] : value,
      );
      said.push(answer);
      whole.push(`${JSON.stringify(text)} ${answer}`);
    }
    lines.push(`${digest(...said)} ${new Set(said).size} answers`);
  }
  const page = name.replaceAll(' ', '-');
  keepWhole(`pieces/${page}`, whole);
  await kept(`pieces/${page}`, lines);
}

test.each([...TEXT_PIECES, ...WORD_PIECES])('$name', keepPiece);
