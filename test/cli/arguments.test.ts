import { describe, expect, test } from 'vitest';
import { readCheckOptions } from '../../server/src/cli/check/check-options.js';
import { languageIn, parseCommandLine, UsageError } from '../../server/src/cli/commands/arguments.js';
import { messagesIn } from '../../server/src/cli/messages/index.js';

const run = (...argv: string[]) => {
  const request = parseCommandLine(argv);
  if (request.kind !== 'run') throw new Error(`not a run: ${request.kind}`);
  return request.invocation;
};

const errorOf = (...argv: string[]): string => {
  try {
    const invocation = run(...argv);
    if (invocation.command.name === 'check')
      readCheckOptions(invocation, messagesIn(invocation.language ?? 'zh'));
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return '';
};

describe('a command line', () => {
  test('operands, switches and values may stand in any order', () => {
    const invocation = run(
      'check',
      'a.md',
      '--fix',
      '--format',
      'json',
      '--format=sarif=out.sarif',
      'b.md',
      '-',
    );
    expect(invocation.command.name).toBe('check');
    expect(invocation.operands).toEqual(['a.md', 'b.md', '-']);
    expect([...invocation.switches]).toEqual(['fix']);
    expect(invocation.values.format).toEqual(['json', 'sarif=out.sarif']);
  });

  test('what follows -- is a path', () => {
    expect(run('check', '--', '--fix').operands).toEqual(['--fix']);
  });

  test.each<[string[], string]>([
    [[], 'help'],
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['check', '--help'], 'help'],
    [['help'], 'help'],
    [['help', 'check'], 'help'],
    [['help', 'check', '--lang', 'en'], 'help'],
    [['--lang', 'en', '--help'], 'help'],
    [['--version'], 'version'],
    [['version'], 'version'],
    [['--lang=en', 'check', 'a.md'], 'run'],
  ])('%j is a request for %s', (argv, kind) => {
    expect(parseCommandLine(argv).kind).toBe(kind);
  });

  test('the language is known although the rest is wrong', () => {
    expect(languageIn(['--lang', 'en', '--wrong'])).toBe('en');
    expect(languageIn(['check', '--lang=zh'])).toBe('zh');
    expect(languageIn(['check', '--lang'])).toBeNull();
  });

  test.each<[string[], RegExp]>([
    [['chek', 'a.md'], /“chek”这个命令[\s\S]*“check”/],
    [['--fixx'], /“--fixx”这个选项/],
    [['check', '--fixx'], /“--fixx”这个选项[\s\S]*“--fix”[\s\S]*gouji check --help/],
    [['check', '-x'], /“-x”这个选项/],
    [['check', '--format', 'jsn'], /“jsn”无效[\s\S]*“json”/],
    [['check', '--format', 'json='], /需要一个值/],
    [['check', '--format', '--fix'], /--format 需要一个值/],
    [['check', '--format'], /--format 需要一个值/],
    [['check', '--fail-on', 'warn'], /“warn”无效[\s\S]*“warning”/],
    [['check', '--max-warnings', '1.5'], /应为不小于 0 的整数/],
    [['check', '--fix=yes'], /--fix 不带值/],
    [['check', '--lang', 'fr'], /“fr”无效/],
    [['check', '--fix', '--diff'], /只能选一个/],
    [['check', '--fix-suggestions'], /需要与 --fix/],
    [['check', '-', 'a.md'], /标准输入/],
    [['check', '-', '--fix'], /不能用 --fix 写回/],
    [['explain'], /需要指明规则编号/],
    [['check', ''], /参数是空的/],
    [['help', 'chekc'], /“chekc”这个命令[\s\S]*“check”/],
    [['config', 'a.md', 'b.md'], /多余的参数“b.md”/],
    [['--lang', 'en', 'chek'], /no command “chek”[\s\S]*“check”/],
    [['check', '--lang', 'en', '--fixx'], /no option “--fixx”[\s\S]*“--fix”/],
  ])('%j is refused with the reason', (argv, message) => {
    expect(errorOf(...argv)).toMatch(message);
  });
});
