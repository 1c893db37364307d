import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';

const root = join(import.meta.dirname, '../..');
const bin = (name: string): string => join(root, 'server/bin', name);
const FAULTY = cleanText({ year: 2022 }).replace('（一）主动公开', '（一）主动公开XX');

const RULE = `id: local/word
severity: error
title: { zh: 用词, en: Words }
basis: { zh: 本地规定, en: Local rules }
why: { zh: 甲, en: a }
remedy: { zh: 甲, en: a }
check: { kind: forbidden-wording, patterns: ["领导高度重视"] }
messages: { found: { zh: 不用这个词, en: Not this word } }
cases:
  - { name: 好, expect: [] }
`;

/** A folder as an attacker would prepare it: modules, settings of tools and hooks that something might run. */
const trap = (): string =>
  folderWith({
    'a.md': FAULTY,
    '2021.md': cleanText({ year: 2021 }),
    'page.html': `<html><body><script src="http://gouji.invalid/x.js"></script><img src="http://gouji.invalid/x.png">${FAULTY}</body></html>`,
    'gouji.js': 'throw new Error("run")',
    'gouji.config.js': 'throw new Error("run")',
    'index.js': 'throw new Error("run")',
    'package.json': '{"main":"index.js","scripts":{"install":"exit 1"},"type":"module"}',
    '.git/HEAD': 'ref: refs/heads/main\n',
    'pack/pack.yaml':
      'id: cn.jia\nversion: 1.0.0\nname: { zh: 甲, en: a }\nengine: ">=0.1 <2"\nextends: ["builtin:cn-gov-info-annual"]\n',
    'pack/rules/local/word.yaml': RULE,
    'packed/gouji.yaml': 'extends: [../pack]\n',
    'packed/a.md': FAULTY,
  });

/** What a process did that it must not: a line each. */
function watch(cwd: string): { readonly env: Record<string, string>; readonly deeds: () => string } {
  const log = join(cwd, 'deeds.log');
  const flags = [
    '--require',
    join(import.meta.dirname, 'preload.cjs'),
    '--disallow-code-generation-from-strings',
  ];
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: cwd,
    GOUJI_TEST_LOG: log,
    GOUJI_TEST_HOME: root.replace(/\/$/, ''),
    GOUJI_CACHE_DIR: join(cwd, '.cache'),
  };
  return {
    env: { ...env, FLAGS: flags.join('\n') },
    deeds: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
  };
}

describe('no socket, no program, no code from words, whatever the command', () => {
  test.each<[string[], number]>([
    [['check', '.'], 1],
    [['check', '.'], 1],
    [
      [
        'check',
        'a.md',
        '--format',
        'json',
        '--format',
        'html=o.html',
        '--format',
        'sarif=o.sarif',
        '--format',
        'junit=o.xml',
      ],
      1,
    ],
    [['check', 'packed'], 1],
    [['check', 'a.md', '--fix'], 1],
    [['check', 'a.md', '--diff'], 1],
    [['extract', 'a.md'], 0],
    [['explain', 'table/relation'], 0],
    [['explain', 'table/relation', '--for', 'a.md'], 0],
    [['config', 'packed/a.md'], 0],
    [['new'], 0],
    [['rollup', '.'], 0],
    [['baseline', 'create', '.'], 0],
    [['completion', 'bash'], 0],
    [['pack', 'check', 'pack'], 0],
    [['pack', 'build', 'pack', '-o', 'a.goujipack'], 0],
    [['pack', 'docs', 'pack', '--out', 'docs'], 0],
    [['--version'], 0],
    [['--help'], 0],
  ])('%j', (args, wanted) => {
    const cwd = trap();
    const { env, deeds } = watch(cwd);
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [...env.FLAGS!.split('\n'), bin('gouji.cjs'), ...args],
      { cwd, env },
    );
    expect(deeds()).toBe('');
    expect(status, `${stdout}${stderr}`).not.toBe(3);
    // What the command itself says of the trap is for other tests; that it did its work is not.
    if (status !== wanted) expect([2, wanted], `${stdout}${stderr}`).toContain(status);
  });

  test('the watch itself sees what it is for', () => {
    const cwd = trap();
    const { env, deeds } = watch(cwd);
    writeFileSync(join(cwd, 'evil.cjs'), 'require("node:net").connect(1)');
    spawnSync(process.execPath, [...env.FLAGS!.split('\n'), join(cwd, 'evil.cjs')], { cwd, env });
    expect(deeds()).toMatch(/evil\.cjs[\s\S]*net\.connect/);
  });

  test('the language server', async () => {
    const cwd = trap();
    const { env, deeds } = watch(cwd);
    const child = spawn(
      process.execPath,
      [...env.FLAGS!.split('\n'), bin('gouji-language-server.cjs'), '--stdio'],
      { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    const gone = new Promise<number | null>((done) => child.once('exit', done));
    let id = 0;
    const send = (method: string, params: unknown, asks = true): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...(asks ? { id: ++id } : {}), method, params });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    const uri = pathToFileURL(join(cwd, 'packed/a.md')).href;
    const folder = { uri: pathToFileURL(cwd).href, name: 'a' };
    const capabilities = { textDocument: { diagnostic: {} } };
    send('initialize', { processId: null, rootUri: null, workspaceFolders: [folder], capabilities });
    send('initialized', {}, false);
    send(
      'textDocument/didOpen',
      { textDocument: { uri, languageId: 'markdown', version: 1, text: FAULTY } },
      false,
    );
    for (const what of ['diagnostic', 'documentSymbol', 'codeLens', 'foldingRange', 'documentLink'])
      send(`textDocument/${what}`, { textDocument: { uri } });
    send('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } });
    send('workspace/diagnostic', { previousResultIds: [] });
    send('shutdown', undefined);
    while (!out.includes(`"id":${id}`)) await new Promise((done) => setTimeout(done, 20));
    send('exit', undefined, false);
    expect(await gone).toBe(0);
    expect(out).toContain('text/placeholder');
    expect(deeds()).toBe('');
  });
});
