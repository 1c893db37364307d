/** A `gouji.yaml` that is made to hurt, and the code with which it has to be refused; null: it holds. */
export interface HostileSettings {
  readonly name: string;
  readonly code: string | null;
  readonly yaml: () => string | Uint8Array;
}

const one = (
  name: string,
  code: string | null,
  yaml: string | (() => string | Uint8Array),
): HostileSettings => ({
  name,
  code,
  yaml: typeof yaml === 'string' ? () => yaml : yaml,
});

const aliases = (): string => {
  const lines = ['a: &a0 [x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 9; i++)
    lines.push(
      `b${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(',')}]`,
    );
  return lines.join('\n');
};

export const SETTINGS: readonly HostileSettings[] = [
  one('nested 10,000 deep', 'settings/yaml-depth', () => `rules: ${'['.repeat(10_000)}`),
  one('nested by indents', 'settings/yaml-depth', () =>
    Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  ),
  one('10,000 marks in a line', 'settings/yaml-indicators', () => `a: ${'- '.repeat(10_000)}`),
  one('aliases of aliases', 'settings/yaml-alias', aliases),
  one('an alias of itself', 'settings/yaml-alias', 'rules: &a { text/width: *a }'),
  one(
    '30,000 keys',
    'settings/yaml-keys',
    () => `rules:\n${Array.from({ length: 30_000 }, (_, i) => `  a/r${i}: off`).join('\n')}`,
  ),
  one('6 MB', 'settings/yaml-size', () => `# ${'甲'.repeat(2 << 20)}`),
  one('one key twice', 'settings/yaml-duplicate', 'language: zh\nlanguage: en\n'),
  one('__proto__', 'settings/yaml-proto', '__proto__: { language: en }\n'),
  one('__proto__ among rules', 'settings/yaml-proto', 'rules: { __proto__: off }\n'),
  one('constructor', 'settings/yaml-proto', 'constructor: { prototype: { a: 1 } }\n'),
  one(
    'a tag of JavaScript',
    'settings/yaml-tag',
    'language: !!js/function "function () { process.exit() }"\n',
  ),
  one('a tag of a merge', null, 'rules: {}\n'),
  one('a merge key', 'settings/yaml-merge', '<<: { language: en }\n'),
  one('a key with a tag', 'settings/yaml-tag', '!!str language: en\n'),
  one('a key with an anchor', 'settings/yaml-alias', '&a language: en\n'),
  one('a key that is a list', 'settings/yaml-key', '? [a, b]\n: c\n'),
  one('two documents', 'settings/yaml-syntax', 'language: zh\n---\nlanguage: en\n'),
  one('a list', 'settings/value', '- a\n- b\n'),
  one('a word', 'settings/value', 'language\n'),
  one('a number', 'settings/value', '17\n'),
  one('nothing', null, ''),
  one('comments only', null, '# a\n'),
  one('NUL', 'settings/unreadable', () => Buffer.from('language: zh\n\0')),
  one('broken bytes', 'settings/unreadable', () => Buffer.from([0xff, 0xff, 0xff])),
  one('UTF-16', null, () => Buffer.from('\uFEFFlanguage: zh\n', 'utf16le')),
  one('TABs for indents', 'settings/yaml-syntax', 'rules:\n\ttext/width: off\n'),
  one('lone carriage returns', 'settings/yaml-syntax', 'language: zh\rrules: {}\r'),
  one('an unknown key', 'settings/value', 'langauge: zh\n'),
  one('a value of 900,000 characters', 'settings/value', () => `language: "${'x'.repeat(900_000)}"`),
  one('levels of no kind', 'settings/value', 'rules: { table/relation: [error], text/width: { a: 1 } }\n'),
  one(
    '1,900 rules that do not exist',
    'settings/rule-unknown',
    () => `rules:\n${Array.from({ length: 1_900 }, (_, i) => `  a/r${i}: off`).join('\n')}`,
  ),
  one('an unknown rule', 'settings/rule-unknown', 'rules: { table/relations: off }\n'),
  one('a rule named as a member of objects', 'settings/rule-unknown', 'rules: { toString: off }\n'),
  one('an unknown level', 'settings/value', 'rules: { table/relation: eror }\n'),
  one('a level that is true', 'settings/value', 'rules: { table/relation: true }\n'),
  one('a level that is a list', 'settings/value', 'rules: { table/relation: [off] }\n'),
  one('a pack that is not known', 'settings/pack-unknown', 'extends: [cn-gov-info-anual]\n'),
  one('a pack that is not there', 'pack/', 'extends: [./packs/none]\n'),
  one('a pack out of the folder', 'pack/extends-outside', 'extends: [../../etc]\n'),
  one('a pack by an absolute path', 'pack/', 'extends: [/etc/passwd]\n'),
  one(
    'a pack from the network that was not synced',
    'pack/',
    'extends: ["https://gouji.invalid/a.goujipack"]\n',
  ),
  one('a limit of nothing', 'settings/value', 'limits: { megabytes: 0 }\n'),
  one('a limit without end', 'settings/value', 'limits: { megabytes: .inf }\n'),
  one('a limit that is not a number', 'settings/value', 'limits: { seconds: .nan }\n'),
  one('a limit below nothing', 'settings/value', 'limits: { seconds: -1 }\n'),
  one('a deadline of no month', 'settings/value', 'agency: { deadline: "13-01" }\n'),
  one(
    'a pattern with 4,000 stars',
    'settings/value',
    () => `overrides: [{ files: "${'*a'.repeat(4000)}", rules: {} }]\n`,
  ),
  one(
    'a pattern with 1,000 braces',
    'settings/value',
    () => `overrides: [{ files: "${'{a,b}'.repeat(1000)}", rules: {} }]\n`,
  ),
  one('a pattern of stars', null, () => `overrides: [{ files: "${'*a'.repeat(200)}", rules: {} }]\n`),
  one('a pattern of braces', null, () => `overrides: [{ files: "${'{a,b}'.repeat(90)}", rules: {} }]\n`),
  one('a pattern that never closes', null, `overrides: [{ files: "[a{b[c", rules: {} }]\n`),
  ...[
    '../a.json',
    '/etc/passwd',
    'C:\\a.json',
    '\\\\host\\share\\a.json',
    'a/../../b.json',
    'file:///etc/passwd',
  ].map((path) =>
    one(`a baseline at ${path}`, 'settings/path-outside', `baseline: ${JSON.stringify(path)}\n`),
  ),
  one('a baseline through a link', 'settings/path-outside', 'baseline: out/a.json\n'),
  one(
    'a baseline with a name of 10,000 characters',
    'settings/value',
    () => `baseline: ${'a'.repeat(10_000)}\n`,
  ),
  ...['../**/*.md', '/**', 'C:/**', 'a/../../**/*.md', 'out/*.md', '../2021.md'].flatMap((path) => [
    one(`reports of ${path}`, 'settings/path-outside', `reports: { include: ${JSON.stringify(path)} }\n`),
    one(`children in ${path}`, 'settings/path-outside', `reports: { children: [${JSON.stringify(path)}] }\n`),
  ]),
  one(
    "last year's report out of the folder",
    'settings/path-outside',
    'reports: { previous: ../../2021.md }\n',
  ),
];
