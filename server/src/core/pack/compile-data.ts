import type * as zod from 'zod';
import type { Zod } from '../checks/define.js';
import type { City, PlaceData, StatuteData, StatuteVersion } from './data.js';
import { REGION_COLUMNS, regionSchema, type statutesSchema } from './schema/data-schema.js';

type StatutesFile = zod.output<ReturnType<typeof statutesSchema>>;
type Structure = NonNullable<StatuteVersion['structure']>;

/** What is wrong in a data file, at a path or a line of it. */
export interface DataFault {
  readonly zh: string;
  readonly en: string;
  readonly path: readonly (string | number)[];
}

/** Statutes with the structure of their articles. A date from memory is left out: no finding may rest on it. */
export function compileStatutes(
  file: StatutesFile,
  structures: Readonly<Record<string, Structure>>,
): { readonly data: StatuteData; readonly faults: readonly DataFault[] } {
  const faults: DataFault[] = [];
  const titles = new Set(file.statutes.map((statute) => statute.title));
  const numbers = new Set(file.documents.map((document) => document.number));
  const fault = (zh: string, en: string, path: DataFault['path']) => faults.push({ zh, en, path });

  const statutes = file.statutes.map((statute, index): StatuteVersion => {
    const { structure: key, successor, articles } = statute;
    const structure = key === undefined ? null : (structures[key] ?? null);
    const at = ['statutes', index];
    if (key !== undefined && structure === null)
      fault(`structure.json 中没有“${key}”。`, `structure.json has no “${key}”.`, [...at, 'structure']);
    if (structure && articles !== undefined && Object.keys(structure).length !== articles)
      fault('条数与 structure.json 不一致。', 'The number of articles is not that of structure.json.', [
        ...at,
        'articles',
      ]);
    if (successor !== undefined && !titles.has(successor))
      fault('替代它的文件不在表中。', 'Its successor is not in this file.', [...at, 'successor']);
    if (statute.status !== 'in-force' && statute.until === undefined)
      fault('已失效的应写明 until。', 'What is no longer in force needs `until`.', at);
    return {
      title: statute.title,
      aliases: statute.aliases,
      number: statute.number ?? null,
      version: statute.version ?? null,
      inForce: statute.unverified.includes('inForce') ? null : (statute.inForce ?? null),
      until: statute.until ?? null,
      status: statute.status,
      successor: successor ?? null,
      articles: articles ?? null,
      structure,
      gists: statute.gists,
      confidence: statute.confidence,
      unverified: statute.unverified,
    };
  });
  const documents = file.documents.map((document, index) => {
    if (document.successor !== undefined && !numbers.has(document.successor))
      fault('替代它的文件不在表中。', 'Its successor is not in this file.', [
        'documents',
        index,
        'successor',
      ]);
    return {
      number: document.number,
      name: document.name,
      reportYears: document.reportYears ?? null,
      successor: document.successor ?? null,
      confidence: document.confidence,
    };
  });
  return { data: { statutes, documents }, faults };
}

/** Reads `regions.tsv`; a fault's path is its line, from 1. */
export function compileRegions(
  text: string,
  z: Zod,
): { readonly data: PlaceData; readonly faults: readonly DataFault[] } {
  const schema = regionSchema(z);
  const faults: DataFault[] = [];
  const cities: City[] = [];
  const [head, ...lines] = text.split('\n');
  const wanted = REGION_COLUMNS.join('\t');
  if (head !== wanted)
    faults.push({ zh: `首行应为：${wanted}`, en: `The first line must be: ${wanted}`, path: [1] });
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const fields = line.split('\t');
    const row = Object.fromEntries(
      REGION_COLUMNS.map((name, at) => {
        const field = fields[at] ?? '';
        return [name, /odes/.test(name) ? field.split('|').filter((part) => part !== '') : field];
      }),
    );
    const result = schema.safeParse(row);
    if (result.success) cities.push(result.data);
    else {
      const [issue] = result.error.issues;
      const message = `${issue?.path.join('.')}: ${issue?.message}`;
      faults.push({
        zh: `该行有误（${message}）。`,
        en: `This line is wrong: ${message}.`,
        path: [index + 2],
      });
    }
  }
  return { data: { cities }, faults };
}
