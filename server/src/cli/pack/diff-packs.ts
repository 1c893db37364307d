import { readFileSync } from 'node:fs';
import { checkDocument } from '../../core/engine/check.js';
import type { Finding } from '../../core/engine/finding.js';
import { createRuleSet, type RuleSet } from '../../core/engine/ruleset.js';
import { readDocument } from '../../core/report/read.js';
import { LineIndex } from '../../core/text/lines.js';
import { decode } from '../../host/files/decode.js';
import { discover } from '../../host/files/discover.js';
import { type OpenChain, openChain } from '../../host/packs/open-chain.js';
import { parseFrontMatter } from '../../host/settings/settings.lazy.js';
import { UsageError } from '../commands/arguments.js';
import { messagesIn } from '../messages/index.js';
import { needed, type PackJob } from './job.js';

/** `pack diff OLD NEW --corpus DIR`: which reports change their verdict, before a pack is sent to anybody. */
export function packDiff(job: PackJob): number {
  const { io, say, paths, language } = job;
  if (paths.length !== 2) throw new UsageError(say.onePath('diff OLD NEW'));
  const corpus = needed(job, 'corpus');
  const [before, after] = paths.map((path) => prepared(openChain(path, io.cwd))) as [Side, Side];
  const { files } = discover([corpus], io.cwd);
  let reports = 0;
  let changed = 0;
  const sums = { more: 0, less: 0 };
  for (const { path, absolute } of files) {
    const decoded = decode(readFileSync(absolute));
    if (typeof decoded === 'string') continue;
    const { text } = decoded;
    const [old, now] = [findings(text, before, language), findings(text, after, language)];
    if (old === null && now === null) continue;
    reports++;
    const lines = new LineIndex(text);
    const gone = without(old ?? [], now ?? []);
    const fresh = without(now ?? [], old ?? []);
    if (gone.length + fresh.length === 0) continue;
    changed++;
    sums.more += fresh.length;
    sums.less += gone.length;
    for (const [sign, list] of [
      ['-', gone],
      ['+', fresh],
    ] as const)
      for (const { rule, severity, range, message } of list)
        io.out(
          `${say.diffRule(sign, `${messagesIn(language).severity[severity]} ${rule}`, path, lines.positionAt(range.start).line + 1, message)}\n`,
        );
  }
  if (reports === 0) {
    io.err(`${say.noReports(corpus)}\n`);
    return 2;
  }
  io.out(`${say.diffSum(reports, changed, sums.more, sums.less)}\n`);
  return 0;
}

interface Side {
  readonly chain: OpenChain;
  readonly rules: RuleSet;
}

const prepared = (chain: OpenChain): Side => ({ chain, rules: createRuleSet(chain.composed.pack) });

/** Null: no report of the pack's form. */
function findings(text: string, { chain, rules }: Side, language: 'zh' | 'en'): readonly Finding[] | null {
  const document = readDocument(text, chain.composed.pack.form);
  if (document.reports.length === 0) return null;
  return checkDocument(document, rules, { language, parseYaml: parseFrontMatter });
}

const keyOf = ({ fingerprint, severity }: Finding): string => `${fingerprint} ${severity}`;

function without(list: readonly Finding[], other: readonly Finding[]): Finding[] {
  const known = new Set(other.map(keyOf));
  return list.filter((finding) => !known.has(keyOf(finding)));
}
