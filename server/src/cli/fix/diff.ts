/** Lines of context around a change. */
const CONTEXT = 3;
/** Edits above which a middle is shown as replaced whole; finding the shortest script costs their square. */
const MAX_EDITS = 1_000;

interface Step {
  readonly mark: ' ' | '-' | '+';
  readonly line: string;
}

/** A unified diff as `patch` and `git apply` take it; empty where nothing differs. Lines keep their ends. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = lineSteps(splitLines(before), splitLines(after));
  const hunks = groupHunks(steps);
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

/** Lines with their ends; a lone CR is part of a line, as it is for `diff`. */
const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function lineSteps(a: readonly string[], b: readonly string[]): Step[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const step =
    (mark: Step['mark']) =>
    (line: string): Step => ({ mark, line });
  return [
    ...a.slice(0, head).map(step(' ')),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(step(' ')),
  ];
}

/** Myers' shortest edit script, greedy, with the furthest points of every round kept for the way back. */
function middle(a: readonly string[], b: readonly string[]): Step[] {
  const rounds: Int32Array[] = [];
  const limit = Math.min(a.length + b.length, MAX_EDITS);
  const reach = new Int32Array(2 * limit + 3);
  const origin = limit + 1;
  for (let d = 0; d <= limit; d++) {
    rounds.push(reach.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[origin + k - 1]! < reach[origin + k + 1]!);
      let x = down ? reach[origin + k + 1]! : reach[origin + k - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[origin + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, rounds, origin, d);
    }
  }
  return [...a.map((line): Step => ({ mark: '-', line })), ...b.map((line): Step => ({ mark: '+', line }))];
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  rounds: readonly Int32Array[],
  origin: number,
  last: number,
): Step[] {
  const steps: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = last; d > 0; d--) {
    const reach = rounds[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && reach[origin + k - 1]! < reach[origin + k + 1]!);
    const fromX = down ? reach[origin + k + 1]! : reach[origin + k - 1]!;
    const fromY = fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY && x > 0 && y > 0 && a[x - 1] === b[y - 1]) {
      steps.push({ mark: ' ', line: a[--x]! });
      y--;
    }
    if (down) steps.push({ mark: '+', line: b[--y]! });
    else steps.push({ mark: '-', line: a[--x]! });
  }
  while (x > 0) {
    steps.push({ mark: ' ', line: a[--x]! });
  }
  return steps.reverse();
}

function groupHunks(steps: readonly Step[]): string[] {
  const hunks: string[] = [];
  let at = 0;
  let oldLine = 1;
  let newLine = 1;
  while (at < steps.length) {
    const change = steps.findIndex((step, i) => i >= at && step.mark !== ' ');
    if (change < 0) break;
    const start = Math.max(at, change - CONTEXT);
    oldLine += start - at;
    newLine += start - at;
    let end = change;
    for (let i = change; i < steps.length && i <= end + 2 * CONTEXT; i++) if (steps[i]!.mark !== ' ') end = i;
    end = Math.min(steps.length, end + CONTEXT + 1);
    const part = steps.slice(start, end);
    const removed = part.filter(({ mark }) => mark !== '+').length;
    const added = part.filter(({ mark }) => mark !== '-').length;
    hunks.push(`@@ -${span(oldLine, removed)} +${span(newLine, added)} @@\n${part.map(lineText).join('')}`);
    oldLine += removed;
    newLine += added;
    at = end;
  }
  return hunks;
}

const span = (line: number, count: number): string =>
  count === 1 ? `${line}` : `${count === 0 ? line - 1 : line},${count}`;

const lineText = ({ mark, line }: Step): string =>
  line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
