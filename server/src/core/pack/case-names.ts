import type { Form } from '../form/form.js';
import type { BaseReport } from '../render/base-report.js';
import type { RuleCase } from './cases.js';
import type { PackIssue, Path } from './issue.js';
import { nearestName } from './nearest.js';

type NameFault = Pick<PackIssue, 'message' | 'path'> & { readonly code: string };

/**
 * Names in cases that nothing of the form has: such a case changes nothing, and a good one passes for the wrong
 * reason. `base` null: prose is not looked at.
 */
export function unknownNames(cases: readonly RuleCase[], form: Form, base: BaseReport | null): NameFault[] {
  const faults: NameFault[] = [];
  const matters = form.sections.flatMap((section) => section.matters.map(({ id }) => id));
  const prose = base && new Set([...matters, ...base.prose.map(({ key }) => key)]);
  const headings = new Set([...matters, ...form.sections.map(({ id }) => id)]);
  const cells = (names: object | undefined, path: Path): void => {
    for (const address of Object.keys(names ?? {})) {
      if (isCell(address, form)) continue;
      const near = nearestName(address, cellsLike(address, form));
      faults.push({
        code: 'pack/cell',
        path: [...path, address],
        message: {
          zh: `表格中没有“${address}”这一格${near ? `，是否想写“${near}”？` : '。'}`,
          en: `The form has no cell “${address}”${near ? `; did you mean “${near}”?` : '.'}`,
        },
      });
    }
  };
  const known = (names: object | undefined, set: ReadonlySet<string> | null, path: Path): void => {
    for (const name of Object.keys(names ?? {})) {
      if (set === null || set.has(name)) continue;
      const near = nearestName(name, set);
      faults.push({
        code: 'pack/case-name',
        path: [...path, name],
        message: {
          zh: `没有“${name}”${near ? `，是否想写“${near}”？` : '；gouji pack cells 列出全部名称。'}`,
          en: `There is no “${name}”${near ? `; did you mean “${near}”?` : '; gouji pack cells lists all names.'}`,
        },
      });
    }
  };
  for (const [i, one] of cases.entries()) {
    if (one.text !== undefined) continue;
    const at = ['cases', i];
    cells(one.cells, [...at, 'cells']);
    cells(one.previous?.cells, [...at, 'previous', 'cells']);
    for (const [j, child] of (one.children ?? []).entries())
      cells(child.cells, [...at, 'children', j, 'cells']);
    known(one.paragraphs, prose, [...at, 'paragraphs']);
    known(one.previous?.paragraphs, prose, [...at, 'previous', 'paragraphs']);
    known(one.headings, headings, [...at, 'headings']);
  }
  return faults;
}

function isCell(address: string, { tables }: Form): boolean {
  const [id, row, column, ...rest] = address.split('/');
  const table = tables.find((one) => one.id === id);
  if (table === undefined || row === undefined || rest.length > 0) return false;
  return table.rowIndex.has(row) && table.columns.some((one) => one.id === column);
}

/** Cells of the table that was meant, or of all. */
function* cellsLike(address: string, { tables }: Form): Iterable<string> {
  const meant = tables.filter(({ id }) => address.startsWith(`${id}/`));
  for (const { id, rows, columns } of meant.length > 0 ? meant : tables)
    for (const row of rows) for (const column of columns) yield `${id}/${row.id}/${column.id}`;
}
