import { parse } from 'yaml';

/** A page under `scenarios/`: Given files, then pairs of When and Then. */
export interface Page {
  readonly title: string;
  readonly given: Given;
  readonly steps: readonly Step[];
}

export interface Given {
  readonly files: Readonly<Record<string, GivenFile>>;
  /** Diagnostics by pull (default) and by push, or one of them. */
  readonly clients?: readonly ('pull' | 'push')[];
  readonly locale?: string;
  readonly settings?: unknown;
  readonly options?: unknown;
  /** Workspace folders below the root; default: the root itself. */
  readonly folders?: readonly string[];
}

/** Text as it stands, or a clean report with the changes that a rule's case may name, in one table syntax. */
export type GivenFile = string | GivenReport;

export interface GivenReport extends Readonly<Record<string, unknown>> {
  readonly syntax?: string;
  readonly replace?: readonly { readonly find: string; readonly with: string }[];
}

export interface Step {
  readonly when: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly line: number;
}

const BLOCK = /^(?:##\s+(Given|When|Then)\b.*|```yaml\n([\s\S]*?)^```)$/gm;

/** The words around the blocks are for the reader. */
export function readPage(text: string): Page {
  const title = /^#\s+(.+)$/m.exec(text)?.[1] ?? '';
  let given: Given | null = null;
  let when: Step['when'] | null = null;
  let heading = '';
  const steps: Step[] = [];
  for (const match of text.matchAll(BLOCK)) {
    const [, word, yaml] = match;
    if (word !== undefined) {
      heading = word;
      continue;
    }
    const value: unknown = parse(yaml ?? '');
    const line = text.slice(0, match.index).split('\n').length;
    if (heading === 'Given') given = value as Given;
    else if (heading === 'When') when = value as Step['when'];
    else if (heading === 'Then') {
      if (when === null) throw new Error(`line ${line}: Then without When`);
      steps.push({ when, expected: value, line });
      when = null;
    }
  }
  if (title === '' || given === null || steps.length === 0 || when !== null)
    throw new Error(`a page needs a title, a Given and pairs of When and Then: ${title}`);
  return { title, given, steps };
}
