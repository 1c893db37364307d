import type { Finding } from '../../core/engine/finding.js';
import type { Form } from '../../core/form/form.js';
import type { CompiledPack } from '../../core/pack/rule.js';
import type { FileState } from '../project/file-state.js';

const CONTEXT_LINES = 3;
/** Words that every report has and that give nobody away. */
const COMMON = /[一-鿿]/;

/**
 * A finding with the lines around it, so that a false alarm can be reported without the report: names, places and
 * sentences are masked character by character, figures and marks stay, long numbers do not.
 */
export function redactedCase(state: FileState, finding: Finding): string {
  const { text, positions, pack } = state;
  const first = Math.max(0, positions.positionAt(finding.range.start).line - CONTEXT_LINES);
  const last = positions.positionAt(finding.range.end).line + CONTEXT_LINES;
  const start = positions.offsetAt({ line: first, character: 0 });
  const end = positions.offsetAt({ line: last + 1, character: 0 });
  const kept = vocabulary(pack.form);
  const mask = (part: string): string => masked(part, kept);
  const own = ownWords(pack, finding.rule);
  return [
    '# 误报',
    `- 规则 rule: \`${finding.rule}\` (${finding.messageId})`,
    `- 规则包 pack: \`${pack.id}@${pack.version}\``,
    ...(finding.cell === undefined ? [] : [`- 单元格 cell: \`${finding.cell}\``]),
    `- 提示 message: ${masked(finding.message, [...own, ...kept])}`,
    '',
    '为什么是误报 why it is false:',
    '',
    '（请填写）',
    '',
    '```text',
    mask(text.slice(start, end)).trimEnd(),
    '```',
    '',
  ].join('\n');
}

/** Words of the rule's messages that are ours, not the report's. */
const ownWords = ({ rules }: CompiledPack, rule: string): readonly string[] =>
  Object.values(rules.find(({ id }) => id === rule)?.messages ?? {})
    .flatMap(({ zh, en }) => [zh, en])
    .flatMap((text) => text.split(/\{\{\w+\}\}/))
    .filter((part) => part.trim() !== '')
    .sort((a, b) => b.length - a.length);

/** The form's own words: labels, titles, sections. */
function vocabulary(form: Form): readonly string[] {
  const words = new Set<string>();
  for (const { title, matters } of form.sections)
    for (const one of [title, ...matters.map((m) => m.title)]) words.add(one);
  for (const table of form.tables) {
    for (const { label, name } of [...table.rows, ...table.columns, ...table.groups])
      words.add(label).add(name.zh);
    for (const { label } of [...table.columnGroups, ...table.banners]) words.add(label);
  }
  words.add(form.title.suffix);
  return [...words].filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
}

function masked(text: string, kept: readonly string[]): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    const word = kept.find((one) => text.startsWith(one, i));
    if (word !== undefined) {
      out += word;
      i += word.length;
      continue;
    }
    const digits = /^\d{7,}/.exec(text.slice(i, i + 40));
    if (digits) {
      out += '0'.repeat(digits[0].length);
      i += digits[0].length;
      continue;
    }
    const char = text.charAt(i);
    out += COMMON.test(char) && !UNITS.has(char) ? '某' : /[A-Za-z]/.test(char) ? 'x' : char;
    i++;
  }
  return out;
}

/** Words that figures hang on: without them the case means nothing. */
const UNITS = new Set('年月日件条次个份万元共其中第项款不与和为等各表行列格一二三四五六七八九十总计');
