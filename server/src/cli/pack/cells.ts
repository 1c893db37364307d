import type { Form } from '../../core/form/form.js';
import { openLayer } from '../../host/packs/open-chain.js';
import { padEnd, textWidth } from '../terminal/terminal-width.js';
import { onlyPath, type PackJob } from './job.js';

/** `pack cells DIR`: the names by which rules and cases speak of the form's sections, tables, rows and columns. */
export function packCells(job: PackJob): number {
  const { io, say } = job;
  const { composed, layer } = openLayer(onlyPath(job), io.cwd);
  const { form } = composed.pack;
  const keyed = layer.base.prose.flatMap(({ key, section }) =>
    section === undefined ? [] : [[section, key]],
  );
  io.out(`${say.sections}\n`);
  for (const { id, title, matters } of form.sections) {
    const keys = keyed.filter(([section]) => section === id).map(([, key]) => key);
    const own = keys.length === 0 ? '' : `  paragraphs: ${keys.join(', ')}`;
    io.out(`  ${id}  ${title}${own}\n`);
    for (const matter of matters) io.out(`    ${matter.id}  ${matter.title}\n`);
  }
  for (const table of form.tables) showTable(table, job);
  return 0;
}

function showTable({ id, name, rows, columns, groups }: Form['tables'][number], job: PackJob): void {
  const { io, say, language } = job;
  io.out(`\n${id}  ${name[language]}  (${id}/${rows[0]?.id}/${columns[0]?.id})\n`);
  const inGroups = groups.map((group) => [`sum(${group.id})`, group.name[language]] as const);
  list(say.rows, [...rows.map((row) => [row.id, row.name[language]] as const), ...inGroups], job);
  list(
    say.columns,
    columns.map((column) => [column.id, column.name[language]] as const),
    job,
  );
}

function list(title: string, entries: readonly (readonly [string, string])[], { io }: PackJob): void {
  io.out(`  ${title}\n`);
  const width = Math.max(...entries.map(([id]) => textWidth(id)));
  for (const [id, name] of entries) io.out(`    ${padEnd(id, width)}  ${name}\n`);
}
