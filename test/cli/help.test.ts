import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../server/src/cli/commands/arguments.js';
import { EXAMPLES } from '../../server/src/cli/commands/command-examples.js';
import { COMMANDS, COMMON } from '../../server/src/cli/commands/command-table.js';
import { helpText } from '../../server/src/cli/commands/help.js';
import { textWidth } from '../../server/src/cli/terminal/terminal-width.js';

const HAN = /\p{Script=Han}/u;

/** As a shell takes a line apart, up to where its output goes. */
const wordsOf = (line: string): string[] =>
  line
    .replace(/ >.*$/, '')
    .match(/"[^"]*"|\S+/g)!
    .map((word) => word.replaceAll('"', ''));

test.each(COMMANDS.map(({ name }) => name))('%s: there are examples, and each can be understood', (name) => {
  const examples = EXAMPLES[name] ?? [];
  expect(examples.length).toBeGreaterThan(0);
  for (const { line } of examples)
    for (const language of ['zh', 'en'] as const) {
      const [program, ...argv] = wordsOf(line[language]);
      expect(program).toBe('gouji');
      expect(parseCommandLine(argv).kind, line[language]).toBe('run');
    }
});

describe.each(['zh', 'en'] as const)('help, in %s', (language) => {
  test.each([null, ...COMMANDS].map((command) => ({ name: command?.name ?? 'gouji', command })))(
    'of $name fits the terminal and leaves nothing out',
    ({ command }) => {
      for (const width of [80, 120]) {
        const text = helpText(command, language, width);
        for (const line of text.split('\n')) {
          expect(textWidth(line), line).toBeLessThanOrEqual(width);
          expect(line).toBe(line.trimEnd());
        }
        const options = command === null ? COMMON : [...command.options, ...COMMON];
        for (const { name } of options) expect(text).toMatch(new RegExp(`^ {2}(?:-\\w, )?--${name}\\b`, 'm'));
        if (command === null)
          for (const { name } of COMMANDS) expect(text).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
        expect(HAN.test(text)).toBe(language === 'zh');
      }
    },
  );
});
