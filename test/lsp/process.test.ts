import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Bench } from './support/bench.js';
import { Editor } from './support/editor.js';

const LAUNCHER = join(import.meta.dirname, '../../server/bin/gouji-language-server.cjs');
const BUNDLE = join(import.meta.dirname, '../../server/dist/language-server.cjs');

describe('the built server as a process on standard input and output', () => {
  const bench = new Bench({ files: { '2022.md': { cells: { 't3/A/person': 8 } } } });
  const uri = bench.uri('2022.md');
  const start = (pull: boolean) => Editor.start({ pull, folders: [bench.uri('')], server: LAUNCHER });

  beforeAll(() => {
    if (!existsSync(BUNDLE)) throw new Error('the server is not built: npm run build');
  });
  afterAll(() => bench.remove());

  test('answers a pull, and ends with status 0 after shutdown and exit', async () => {
    const editor = await start(true);
    expect(editor.initialized.capabilities.positionEncoding).toBe('utf-16');
    expect(editor.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    await editor.open(uri, bench.text('2022.md'));
    const { kind, items } = await editor.pull(uri);
    expect(kind).toBe('full');
    expect(items?.map(({ code }) => code)).toContain('table/relation');
    expect(await editor.stop()).toBe(0);
  });

  test('pushes to a client without pull, with the version', async () => {
    const editor = await start(false);
    expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await editor.open(uri, bench.text('2022.md'));
    const found = await editor.pushed(uri);
    expect(found.map(({ code }) => code)).toContain('table/relation');
    expect(editor.published.get(uri)?.version).toBe(1);
    expect(await editor.stop()).toBe(0);
  });

  test('ends by itself when its client is gone', async () => {
    const editor = await start(true);
    const gone = new Promise((done) => editor.process?.once('exit', done));
    editor.process?.stdin?.end();
    await gone;
    editor.connection.dispose();
  });
});
