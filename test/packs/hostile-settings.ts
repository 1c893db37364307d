/** A `gouji.yaml`, or a file beside it, that is made to hurt, and the code with which it has to be refused. */
export interface HostileSettings {
  readonly name: string;
  readonly code: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

const settings = (name: string, code: string, text: string | Uint8Array): HostileSettings => ({
  name,
  code,
  files: { 'gouji.yaml': text },
});

const laughs = `${lines(9, (i) => `a${i + 1}: &b${i + 1} [${`*b${i},`.repeat(9)}]`)}\n`.replace(
  /\*b0,/g,
  'x,',
);

const LOCKED: Readonly<Record<string, string>> = {
  'gouji.yaml': 'extends: [./a]\n',
  'a/pack.yaml': 'id: cn.a\nversion: 1.0.0\nname: { zh: 甲, en: a }\nengine: ">=0.1 <2"\n',
};

export const HOSTILE_SETTINGS: readonly HostileSettings[] = [
  settings('a billion laughs', 'settings/yaml-alias', laughs),
  settings('deep lists', 'settings/yaml-depth', `rules: ${'['.repeat(5000)}`),
  settings('deep maps', 'settings/yaml-depth', `rules:\n${lines(3000, () => ' {a:')}`),
  settings(
    'deep indentation',
    'settings/yaml-depth',
    lines(200, (i) => `${' '.repeat(i)}a:`),
  ),
  settings('__proto__', 'settings/yaml-proto', '__proto__: { polluted: true }\n'),
  settings('__proto__ by an escape', 'settings/yaml-proto', 'rules: { "\\u005f_proto__": off }\n'),
  settings('a tag', 'settings/yaml-tag', 'language: !!js/function "return 1"\n'),
  settings('a key twice', 'settings/yaml-duplicate', 'language: zh\nlanguage: en\n'),
  settings('a map beyond count', 'settings/yaml-keys', `rules:\n${lines(5000, (i) => `  a/r${i}: error`)}`),
  settings('values beyond count', 'settings/yaml-values', `extends:\n${lines(60_000, () => '  - 1')}`),
  settings('a file beyond size', 'settings/yaml-size', `# ${'甲'.repeat(2_000_000)}\n`),
  settings('packs beyond count', 'settings/value', `extends:\n${lines(500, (i) => `  - ./p${i}`)}`),
  settings(
    'overrides beyond count',
    'settings/value',
    `overrides:\n${lines(500, () => '  - { files: a, rules: {} }')}`,
  ),
  settings(
    'a glob beyond size',
    'settings/value',
    `overrides:\n  - { files: "${'{a,b}'.repeat(8)}${'*a'.repeat(100_000)}", rules: {} }\n`,
  ),
  settings('bytes that are no text', 'settings/unreadable', new Uint8Array([0, 1, 2, 3, 0xff, 0xfe, 0, 9])),
  settings('no YAML', 'settings/yaml-syntax', 'rules: "unfinished\n'),
  settings('a pack outside of the folder', 'pack/extends-outside', 'extends: [../../../../etc]\n'),
  settings('a pack on a drive', 'pack/extends-outside', 'extends: ["C:/packs"]\n'),
  settings('a pack that is a device', 'pack/extends-outside', 'extends: [/dev/zero]\n'),
  settings('a pack of this very folder', 'pack/name-unknown', 'extends: [.]\n'),
  settings('an address of a file', 'pack/extends-outside', 'extends: ["file:///etc/passwd"]\n'),
  settings(
    'an address that was not fetched',
    'pack/not-synced',
    'extends: ["https://example.invalid/a.json#a"]\n',
  ),
  {
    name: 'a lock that is deep',
    code: 'pack/lock-broken',
    files: { ...LOCKED, 'gouji.lock': '['.repeat(9000) },
  },
  {
    name: 'a lock of laughs',
    code: 'pack/lock-broken',
    files: { ...LOCKED, 'gouji.lock': laughs },
  },
  {
    name: 'a lock beyond size',
    code: 'pack/lock-broken',
    files: { ...LOCKED, 'gouji.lock': `#${'a'.repeat(2 << 20)}` },
  },
];
