import { afterEach, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { Bench } from './support/bench.js';
import { Editor } from './support/editor.js';

const FAULTY = { cells: { 't3/A/person': 8 } };

const benches: Bench[] = [];
const bench = (files: Record<string, unknown>): Bench => {
  const one = new Bench({ files } as never);
  benches.push(one);
  return one;
};

afterEach(() => {
  for (const one of benches.splice(0)) one.remove();
});

const said = ({ severity, message }: Diagnostic): string =>
  `${severity} ${/\p{Script=Han}/u.test(String(message)) ? 'zh' : 'en'}`;

test('each folder has its own settings, whichever of its documents is asked for first', async () => {
  const english = bench({
    '2022.md': FAULTY,
    'gouji.yaml': 'language: en\nrules: { table/relation: warning }\n',
  });
  const plain = bench({ '2022.md': FAULTY });
  const editor = await Editor.start({ pull: true, folders: [english.uri(''), plain.uri('')] });
  for (const one of [english, plain]) await editor.open(one.uri('2022.md'), one.text('2022.md'));
  const ask = async (one: Bench) => ((await editor.pull(one.uri('2022.md'))).items ?? []).map(said);
  expect(await ask(plain)).toEqual(['1 zh']);
  expect(await ask(english)).toEqual(['2 en']);
  expect(await ask(plain)).toEqual(['1 zh']);
  editor.stop();
});

test('wrong settings are told of where no report is open', async () => {
  const one = bench({ '2022.md': FAULTY, 'gouji.yaml': 'rules: { table/relatoin: off }\n' });
  const editor = await Editor.start({ pull: true, folders: [one.uri('')] });
  await editor.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  await editor.quiet();
  expect(editor.published.get(one.uri('gouji.yaml'))?.diagnostics).toHaveLength(1);
  editor.stop();
});
