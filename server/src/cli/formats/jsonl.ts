import type { Format } from './format.js';
import { endOfShard, engineJson, fileLine } from './json.js';

/**
 * One file a line, as `json` has it, and the summary in the last line: to be read while it is written. A part of a
 * run says in its first line which.
 */
export const jsonl: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open(run) {
    const line = (value: object): string => `${JSON.stringify({ schemaVersion: 1, ...value })}\n`;
    const engine = engineJson(run);
    let head = run.shard ? line({ engine, shard: run.shard }) : '';
    const withHead = (text: string): string => {
      const lead = head;
      head = '';
      return lead + text;
    };
    return {
      file: (file) => withHead(`{"schemaVersion":1,${fileLine(file, run).slice(1)}\n`),
      end(totals) {
        const compared = totals.left?.compared ?? [];
        const lines = compared.map((one) => `{"schemaVersion":1,"compared":true,${one.slice(1)}\n`);
        const { summary } = totals;
        return withHead(lines.join('') + line({ engine, ...endOfShard(totals), summary }));
      },
    };
  },
};
