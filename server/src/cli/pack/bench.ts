import { checkDocument } from '../../core/engine/check.js';
import { createRuleSet } from '../../core/engine/ruleset.js';
import { cleanReport } from '../../core/render/clean-report.js';
import { renderReport } from '../../core/render/render.js';
import { readDocument } from '../../core/report/read.js';
import { openLayer, rulesOf } from '../../host/packs/open-chain.js';
import { onlyPath, type PackJob } from './job.js';
import { alone } from './test.js';

const ROUNDS = 100;

/** `pack bench DIR`: what each of its own rules costs on the clean report, and all rules together. */
export function packBench(job: PackJob): number {
  const { io, say } = job;
  const open = openLayer(onlyPath(job), io.cwd);
  const { composed, layer } = open;
  const { form } = composed.pack;
  const text = renderReport(form, cleanReport(form, layer.base), { syntax: 'gfm-flat' });
  const rules = createRuleSet(composed.pack);
  const time = (of: typeof rules): number => {
    const run = (): number => {
      // Facets are kept with a report, so each round reads it anew.
      const documents = Array.from({ length: ROUNDS }, () => readDocument(text, form));
      const start = performance.now();
      for (const document of documents) checkDocument(document, of);
      return ((performance.now() - start) * 1000) / ROUNDS;
    };
    run();
    return Math.min(run(), run());
  };
  const engine = time(alone(rules, ''));
  for (const { rule } of rulesOf(open))
    io.out(`${say.bench(rule.id, Math.max(0, time(alone(rules, rule.id)) - engine).toFixed(1))}\n`);
  io.out(`${say.benchSum(time(rules).toFixed(0), (Buffer.byteLength(text) / 1024).toFixed(0))}\n`);
  return 0;
}
