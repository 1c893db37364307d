import { describe, expect, test } from 'vitest';
import { COMMANDS, COMMON } from '../../server/src/cli/command-table.js';
import { helpText } from '../../server/src/cli/help.js';
import { textWidth } from '../../server/src/cli/terminal-width.js';

const HAN = /\p{Script=Han}/u;

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
