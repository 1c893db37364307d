import type { Zod } from '../../core/checks/define.js';
import * as z from '../zod.js';

type Make<S> = (zod: Zod) => S;

const made = new Map<Make<unknown>, unknown>();

/** The schema of a file, made once: making one costs more than holding a file against it. */
export function schemaOf<S>(make: Make<S>): S {
  const known = made.get(make) as S | undefined;
  if (known !== undefined) return known;
  const schema = make(z);
  made.set(make, schema);
  return schema;
}
