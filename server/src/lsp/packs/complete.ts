import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { Language } from '../../core/engine/wording.js';
import type { Path } from '../../core/pack/issue.js';
import { schemaTexts } from '../../core/pack/schema/schemas.js';
import { checkKinds } from '../../generated/check-kinds.js';
import * as z from '../../host/zod.js';
import { type Positions, toLspRange } from '../positions.js';
import { type Name, namesOf, sortOfKeysIn, sortOfValueOf } from './names-at.js';
import type { PackContext } from './pack-context.js';
import type { PackFile } from './pack-file.js';
import { describedIn, type JsonSchema, schemasAt, valuesOf } from './schema-walk.js';
import { cursorAt, keysBeside, type YamlCursor } from './yaml-cursor.js';

const NOTHING: ReadonlySet<string> = new Set();

let schemas: ReadonlyMap<string, JsonSchema> | null = null;

/** The very schemas that `schemas/*.json` hold. */
export function schemaOf({ schema }: PackFile): JsonSchema {
  schemas ??= new Map(schemaTexts(z, checkKinds).map(([name, text]) => [name, JSON.parse(text)]));
  return schemas.get(schema)!;
}

/** What the schema says at a path; of the check kinds only the one that the file is of. */
export function schemasIn(file: PackFile, text: string, path: Path): readonly JsonSchema[] {
  const kind = /^check:[^\n]*\n(?:[ \t]+[^\n]*\n|[ \t]*\n)*?[ \t]+kind:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
  return schemasAt(schemaOf(file), path, ({ properties }) => {
    const own = properties?.kind?.const;
    return own === undefined || kind === undefined || own === kind || !Object.hasOwn(checkKinds, kind);
  });
}

/** Keys and values that may stand at a place of a pack's file or of settings. */
export function completeYaml(
  file: PackFile,
  text: string,
  offset: number,
  { context, language, positions }: { context: PackContext; language: Language; positions: Positions },
): CompletionItem[] {
  const cursor = cursorAt(text, offset);
  const { key, path, range } = cursor;
  const at = toLspRange(positions, range);
  const item = ({ name, detail }: Name, kind: CompletionItemKind, after = ''): CompletionItem => ({
    label: name,
    kind,
    ...(detail === '' ? {} : { detail }),
    filterText: name,
    textEdit: { range: at, newText: (/^[\w./@-]+$/.test(name) ? name : JSON.stringify(name)) + after },
  });
  if (key !== null)
    return valuesAt(file, text, cursor, context, language).map((name) =>
      item(name, CompletionItemKind.Value),
    );
  const hasColon = text[range.end] === ':';
  // What is there already would be a duplicate. In braces nothing is known to be beside.
  const line = text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start);
  const beside = /^[\s-]*$/.test(line) ? keysBeside(text, range.start) : NOTHING;
  return [
    ...keysAt(file, text, path, context, language)
      .filter(({ name }) => !beside.has(name))
      .map((name) => item(name, CompletionItemKind.Property, hasColon ? '' : ': ')),
    // A place of a list holds values as well.
    ...(path.at(-1) === 0 || schemasIn(file, text, path).some(({ items }) => items)
      ? listValues(file, text, path, context, language).map((name) => item(name, CompletionItemKind.Value))
      : []),
  ];
}

function keysAt(
  file: PackFile,
  text: string,
  path: Path,
  context: PackContext,
  language: Language,
): readonly Name[] {
  const found = new Map<string, Name>();
  const nodes = schemasIn(file, text, path);
  for (const { properties = {} } of nodes)
    for (const [name, schema] of Object.entries(properties))
      if (!found.get(name)?.detail) found.set(name, { name, detail: describedIn(schema, language) ?? '' });
  const sort = sortOfKeysIn(path);
  if (sort !== null && nodes.some(({ additionalProperties }) => typeof additionalProperties === 'object'))
    for (const name of namesOf(sort, context, language)) found.set(name.name, name);
  return [...found.values()];
}

function valuesAt(
  file: PackFile,
  text: string,
  { path, key }: YamlCursor,
  context: PackContext,
  language: Language,
): readonly Name[] {
  const full = [...path, key!];
  if (key === 'kind' && path.at(-1) === 'check')
    return Object.entries(checkKinds).map(([name, { summary }]) => ({ name, detail: summary }));
  const fixed = schemasIn(file, text, full).flatMap((schema) =>
    valuesOf(schema).map((name) => ({ name, detail: describedIn(schema, language) ?? '' })),
  );
  if (fixed.length > 0) return unique(fixed);
  const sort = sortOfValueOf(key!);
  return sort === null ? [] : namesOf(sort, context, language);
}

function listValues(
  file: PackFile,
  text: string,
  path: Path,
  context: PackContext,
  language: Language,
): readonly Name[] {
  const inside = path.at(-1) === 0 ? path : [...path, 0];
  const fixed = schemasIn(file, text, inside).flatMap((schema) =>
    valuesOf(schema).map((name) => ({ name, detail: describedIn(schema, language) ?? '' })),
  );
  if (fixed.length > 0) return unique(fixed);
  const key = inside.findLast((step) => typeof step === 'string');
  const sort = typeof key === 'string' ? (sortOfKeysIn([key]) ?? sortOfValueOf(key)) : null;
  const takesText = schemasIn(file, text, inside).some(({ type }) => type === 'string');
  return sort === null || !takesText ? [] : namesOf(sort, context, language);
}

const unique = (names: readonly Name[]): readonly Name[] => [
  ...new Map(names.map((one) => [one.name, one])).values(),
];
