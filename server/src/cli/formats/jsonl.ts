import type { Format } from './format.js';
import { engineJson, fileJson } from './json.js';

/** One file a line, as `json` has it, and the summary in the last line: to be read while it is written. */
export const jsonl: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open: (run) => ({
    file(file) {
      const json = file.ready?.json || JSON.stringify(fileJson(file, run));
      return `{"schemaVersion":1,${json.slice(1)}\n`;
    },
    end: ({ summary }) => `${JSON.stringify({ schemaVersion: 1, engine: engineJson(run), summary })}\n`,
  }),
};
