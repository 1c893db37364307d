// What a run found, for a terminal and for the file that is committed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isLeft = ({ outcome }) => outcome === 'survives' || outcome === 'unreached';
const left = (tried) =>
  tried.filter(isLeft).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
const short = (text) => {
  const one = text.replace(/\s+/g, ' ');
  return one.length > 120 ? `${one.slice(0, 117)}…` : one;
};

export const survivorLines = (tried) =>
  left(tried).map(
    ({ path, line, operator, was, edit, outcome }) =>
      `${outcome} ${path}:${line} ${operator}\n  - ${short(was)}\n  + ${short(edit.text)}`,
  );

/** The score with the half-width of its 95 % confidence interval (a sample speaks for all mutants), in per cent. */
export function scoreOf(tried) {
  const count = (outcome) => tried.filter((one) => one.outcome === outcome).length;
  const killed = count('killed') + count('time');
  const share = tried.length === 0 ? 0 : killed / tried.length;
  return {
    tried: tried.length,
    killed,
    byTime: count('time'),
    survive: count('survives'),
    unreached: count('unreached'),
    score: (100 * share).toFixed(1),
    spread: (196 * Math.sqrt((share * (1 - share)) / Math.max(1, tried.length))).toFixed(1),
  };
}

export function summary(tried) {
  const { killed, byTime, survive, unreached, score, spread } = scoreOf(tried);
  return `${killed} of ${tried.length} killed (${byTime} by time), ${survive} survive, ${unreached} are reached by no test: ${score} % ± ${spread}`;
}

/** By folder of the engine, so that it can be seen where tests are thin. */
export function folderLines(tried) {
  const folders = new Map();
  for (const one of tried) {
    const name = one.path.split('/').slice(0, -1).slice(2, 4).join('/');
    folders.set(name, [...(folders.get(name) ?? []), one]);
  }
  return [...folders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, of]) => `${name}: ${scoreOf(of).killed} of ${of.length}`);
}

/** Writes the figures and the survivors, with what made them. */
export function record(root, tried, { seed, sample }, all) {
  const { killed, byTime, survive, unreached, score, spread } = scoreOf(tried);
  const lines = left(tried).map(({ path, line, operator, was, edit, outcome }) => {
    const code = (text) => `\`\`${` ${short(text)} `}\`\``;
    const where = `${path.replace('server/src/', '')}:${line}`;
    return `- ${where}${outcome === 'unreached' ? ' (reached by no test)' : ''}, ${operator}: ${code(was)} → ${edit.text === '' ? 'nothing' : code(edit.text)}`;
  });
  writeFileSync(
    join(root, 'test/mutation/figures.md'),
    `# Mutation score of the engine

Made by \`npm run mutation -- --sample ${sample} --seed ${seed} --write\`, ${new Date().toISOString().slice(0, 10)}. Mutants that end by time count as
killed; none is left out for being equivalent. A test that takes too long for its mutant is not run, which can only lower the score.

| mutants in the engine | tried | killed | of these by time | survive | reached by no test | score |
| --- | --- | --- | --- | --- | --- | --- |
| ${all} | ${tried.length} | ${killed} | ${byTime} | ${survive} | ${unreached} | ${score} % ± ${spread} |

${folderLines(tried)
  .map((line) => `- ${line}`)
  .join('\n')}

## Survivors

${lines.join('\n')}
`,
  );
}
