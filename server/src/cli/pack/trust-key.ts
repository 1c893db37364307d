import { existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { DATE, NAMESPACE } from '../../core/pack/schema/pack-schema.js';
import { writeWhole } from '../../host/files/write.js';
import { readPublicKey } from '../../host/packs/minisign.js';
import { readTrust, trustPath } from '../../host/packs/trust.js';
import { UsageError } from '../commands/arguments.js';
import { needed, onlyPath, option, type PackJob } from './job.js';

/**
 * `pack trust KEY.pub --namespace cn.aa.**`: writes the key into the user's own trust file, and nowhere else.
 * `pack trust DIR`: the folder's pack is a draft of the user's own, taken without a signature.
 */
export function packTrust(job: PackJob): number {
  const { io, say } = job;
  const path = onlyPath(job);
  const absolute = resolve(io.cwd, path);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const folder = realpathSync(absolute);
    const file = addTo('drafts', folder, job);
    io.out(`${say.draft(folder, file)}\n`);
    return 0;
  }
  const namespace = needed(job, 'namespace');
  const until = option(job, 'until');
  if (!NAMESPACE.test(namespace)) throw new UsageError(say.badNamespace(namespace));
  if (until !== undefined && !DATE.test(until)) throw new UsageError(say.badDate(until));
  const key = readPublicKey(stat === undefined ? path : readFileSync(absolute, 'utf8'));
  if (key === null) {
    io.err(`${say.noPublicKey(path)}\n`);
    return 2;
  }
  const entry = { key: key.text, namespaces: [namespace], ...(until === undefined ? {} : { until }) };
  const file = addTo('keys', entry, job);
  io.out(`${say.trusted(key.id, namespace, file)}\n`);
  return 0;
}

/** Adds to a list of the trust file, comments kept. A broken file is said to be broken, never written over. */
function addTo(list: 'keys' | 'drafts', entry: unknown, { io }: PackJob): string {
  const file = trustPath(io.env);
  readTrust(file);
  const document = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : '');
  const known = document.get(list);
  if (isSeq(known) && known.items.length > 0) known.add(document.createNode(entry));
  else document.set(list, document.createNode([entry]));
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeWhole(file, document.toString({ lineWidth: 0 }), 0o600);
  return file;
}
