// The programs that are timed: what they run on a set of files, and how many findings they printed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './corpus.mjs';
import { versionOf } from './peers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const GOUJI = join(here, '../../server/bin/gouji.cjs');

/** The sum of all numbers that the first group of a pattern catches in an output. */
const numbers = (pattern) => (output) => {
  let sum = 0;
  for (const [, number] of output.matchAll(pattern)) sum += Number(number.replaceAll(',', ''));
  return sum;
};
const count = (pattern) => (output) => output.match(pattern)?.length ?? 0;

const goujiFindings = (output) => {
  const { error, warning, info, hint } = JSON.parse(output.slice(output.indexOf('{'))).summary;
  return error + warning + info + hint;
};

/**
 * Each: `command(set)`, run in the cache folder since some take relative paths only, or null where it does not read such
 * a set; `findings(output)`; `slow`: many seconds for a thousand files, so fewer rounds; `program`: what must be there.
 */
export function tools(peers) {
  const bin = (name) => join(peers, 'node_modules/.bin', name);
  const config = (name) => join(cacheFolder(), 'config', name);
  const node = process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const rumdl = join(peers, 'node_modules/@rumdl', `cli-${platform}`, 'rumdl');
  const files = ({ path, isFolder }) => (isFolder ? `${path}/*.md` : path);
  const gouji = (...options) => ({
    command: ({ path }) => [node, GOUJI, 'check', '--format', 'json', ...options, path],
    findings: goujiFindings,
  });
  const all = {
    'node -e 0': { command: () => [node, '-e', '0'], findings: () => 0, program: node },
    gouji: { ...gouji('--no-cache'), program: GOUJI },
    'gouji, unchanged': { ...gouji(), program: GOUJI },
    'reference checker': {
      command: ({ path }) => [node, join(here, 'reference/run.mjs'), path],
      findings: numbers(/^Found (\d+) problems/gm),
      program: GOUJI,
    },
    rumdl: {
      command: ({ path }) => [rumdl, 'check', '--no-cache', '--config', config('rumdl.toml'), path],
      findings: numbers(/Found ([\d,]+) issues?/g),
      program: rumdl,
      version: versionOf('rumdl'),
    },
    'rumdl, unchanged': {
      command: ({ path }) => [
        rumdl,
        'check',
        '--cache-dir',
        join(cacheFolder(), 'rumdl-cache'),
        '--config',
        config('rumdl.toml'),
        path,
      ],
      findings: numbers(/Found ([\d,]+) issues?/g),
      program: rumdl,
    },
    autocorrect: {
      command: ({ path }) => [node, bin('autocorrect'), '--lint', path],
      findings: numbers(/(?:Error|Warning): ([\d,]+)/g),
      program: bin('autocorrect'),
      version: versionOf('autocorrect-node'),
    },
    'markdownlint-cli2': {
      command: (set) => [
        node,
        bin('markdownlint-cli2'),
        '--config',
        config('markdownlint.markdownlint-cli2.jsonc'),
        files(set),
      ],
      findings: count(/ error MD\d+\//g),
      slow: true,
      program: bin('markdownlint-cli2'),
      version: versionOf('markdownlint-cli2'),
    },
    'remark-cli': {
      command: ({ path }) => [
        node,
        bin('remark'),
        '--rc-path',
        config('remarkrc.mjs'),
        '--no-stdout',
        '--quiet',
        '--no-color',
        path,
      ],
      findings: numbers(/^⚠ (\d+) warnings?/gm),
      slow: true,
      program: bin('remark'),
      version: versionOf('remark-cli'),
    },
    zhlint: {
      command: (set) => [node, bin('zhlint'), files(set)],
      findings: numbers(/^Found ([\d,]+) errors?\./gm),
      slow: true,
      program: bin('zhlint'),
      version: versionOf('zhlint'),
    },
    textlint: {
      command: (set) => [
        node,
        bin('textlint'),
        '--no-color',
        '--config',
        config('textlintrc.json'),
        '--rules-base-directory',
        join(peers, 'node_modules'),
        files(set),
      ],
      findings: numbers(/^✖ ([\d,]+) problems?/gm),
      slow: true,
      program: bin('textlint'),
      version: versionOf('textlint'),
    },
    'spectral (same arithmetic)': {
      command: ({ forms }) =>
        forms && [node, bin('spectral'), 'lint', '--ruleset', config('spectral.yaml'), forms],
      findings: numbers(/^✖ ([\d,]+) problems?/gm),
      slow: true,
      program: bin('spectral'),
      version: versionOf('@stoplight/spectral-cli'),
    },
  };
  return Object.fromEntries(Object.entries(all).filter(([, { program }]) => existsSync(program)));
}
