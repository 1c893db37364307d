import type { Language } from '../../core/engine/wording.js';
import type { Path } from '../../core/pack/issue.js';

/** The part of JSON Schema that ours use. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** What may stand at a path: one schema, or each of several. `isMeant` leaves out those of other check kinds. */
export function schemasAt(
  root: JsonSchema,
  path: Path,
  isMeant: (schema: JsonSchema) => boolean,
): readonly JsonSchema[] {
  let at = spread(root, root, isMeant);
  for (const step of path)
    at = at.flatMap((schema) => below(schema, step)).flatMap((schema) => spread(schema, root, isMeant));
  return at;
}

function below(schema: JsonSchema, step: string | number): readonly JsonSchema[] {
  if (typeof step === 'number') return schema.items ? [schema.items] : [];
  const own = schema.properties?.[step];
  if (own) return [own];
  const { additionalProperties } = schema;
  if (typeof additionalProperties === 'object') return [additionalProperties];
  // A list of one may be written as the one itself.
  return schema.items ? below(schema.items, step) : [];
}

function spread(schema: JsonSchema, root: JsonSchema, isMeant: (of: JsonSchema) => boolean): JsonSchema[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/definitions/', '');
    const target = schema.$ref === '#' ? root : root.definitions?.[name];
    return target ? spread(target, root, isMeant) : [];
  }
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (parts.length === 0) return isMeant(schema) ? [schema] : [];
  const { anyOf: _, oneOf: __, allOf: ___, ...own } = schema;
  const inner = parts.flatMap((part) => spread(part, root, isMeant));
  return own.properties || own.description ? [own, ...inner] : inner;
}

/** What a schema says of itself; where it says it twice, a line for each language. */
export function describedIn({ description }: JsonSchema, language: Language): string | undefined {
  const [zh, en] = description?.split('\n') ?? [];
  return language === 'en' ? (en ?? zh) : zh;
}

/** Values that a schema names. */
export const valuesOf = ({ enum: list, const: one, type }: JsonSchema): readonly string[] =>
  list?.map(String) ?? (one !== undefined ? [String(one)] : type === 'boolean' ? ['true', 'false'] : []);
