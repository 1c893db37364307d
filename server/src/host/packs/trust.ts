import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import type { PackFault } from '../../core/pack/layer.js';
import { holds, liesBelow } from '../../core/pack/namespaces.js';
import { readYaml } from '../../core/pack/read-yaml.js';
import { trustSchema } from '../../core/pack/schema/trust-schema.js';
import { validate } from '../../core/pack/validate.js';
import { LineIndex } from '../../core/text/lines.js';
import { readRegular } from '../files/regular-file.js';
import { PackError, placeIn, refuse } from './fault.js';
import { type PublicKey, readPublicKey, signerOf, verifyBytes } from './minisign.js';
import { MANIFEST, SIGNATURE } from './names.js';
import { schemaOf } from './schemas.js';

/** A key and what it may sign. */
export interface TrustedKey {
  readonly key: PublicKey;
  readonly namespaces: readonly string[];
  readonly until: string | null;
  /** `trust.yaml`, or the pack that delegated. */
  readonly from: string;
}

export interface Trust {
  readonly keys: readonly TrustedKey[];
  readonly revoked: ReadonlySet<string>;
  readonly require: readonly string[];
  readonly origins: readonly string[];
  /** Folders whose packs their author is still writing: taken without a signature. */
  readonly drafts: readonly string[];
}

export const NO_TRUST: Trust = { keys: [], revoked: new Set(), require: [], origins: [], drafts: [] };

/** The user's own trust file. Workspaces and packs have no say in where it lies. */
export function trustPath(env: Readonly<Record<string, string | undefined>>): string {
  if (env.GOUJI_TRUST) return env.GOUJI_TRUST;
  const base =
    process.platform === 'win32'
      ? (env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : (env.XDG_CONFIG_HOME ?? join(homedir(), '.config'));
  return join(base, 'gouji', 'trust.yaml');
}

/** Reads a trust file. A broken one is an error: going on without it would open the door. */
export function readTrust(path: string, mustExist = false): Trust {
  if (!mustExist && !existsSync(path)) return NO_TRUST;
  let text: string;
  try {
    // A pipe that lies there would be waited for without end; one that is named is meant.
    text = (mustExist ? readFileSync(path) : readRegular(path)).toString('utf8');
  } catch {
    return refuse(
      'trust-missing',
      `读不出信任文件 ${path}。`,
      `The trust file ${path} cannot be read.`,
      placeIn('', path),
    );
  }
  const yaml = readYaml(text);
  const result = yaml.issues.length > 0 ? yaml : validate(schemaOf(trustSchema), yaml.value, yaml);
  if ('issues' in result) {
    const [issue] = result.issues;
    const { line, character } = new LineIndex(text).positionAt(issue?.range.start ?? 0);
    const place = { pack: '', file: path, line: line + 1, column: character + 1 };
    const words = issue?.message ?? { zh: '', en: '' };
    throw new PackError({ code: 'pack/trust-file', message: words, place });
  }
  const { keys, revoked, require, origins, drafts } = result.value;
  return {
    keys: keys.map(({ key, namespaces, until }) => {
      const found = readPublicKey(key);
      if (found === null)
        return refuse(
          'trust-file',
          `信任文件中的公钥无效：${key}`,
          `No public key in the trust file: ${key}`,
        );
      return { key: found, namespaces, until: until ?? null, from: path };
    }),
    revoked: new Set(revoked),
    require,
    origins,
    drafts,
  };
}

/** What a pack's own manifest adds to trust: delegated keys and revocations, below its own namespace only. */
export interface Delegation {
  readonly id: string;
  readonly version: string;
  readonly delegates: readonly {
    readonly key: string;
    readonly namespaces: readonly string[];
    readonly until: string;
  }[];
  readonly revokes: readonly string[];
}

/** Trust with what verified ancestors of a pack delegate and revoke. */
export function extendTrust(trust: Trust, ancestors: readonly Delegation[]): Trust {
  const keys = [...trust.keys];
  const revoked = new Set(trust.revoked);
  for (const { id, version, delegates } of ancestors) {
    for (const { key, namespaces, until } of delegates) {
      const found = readPublicKey(key);
      const wide = namespaces.find((namespace) => !liesBelow(namespace, id));
      if (found === null || wide !== undefined)
        refuse(
          'delegation',
          `${id} 的 delegates 无效：${wide === undefined ? '公钥写错' : `${wide} 不在 ${id} 之下`}。`,
          `${id} delegates ${wide === undefined ? 'to no valid key' : `${wide}, which is not below it`}.`,
        );
      keys.push({ key: found, namespaces, until, from: `${id}@${version}` });
    }
  }
  // A pack revokes what signs below it, nobody else's keys.
  for (const { id, revokes } of ancestors)
    for (const { key, namespaces } of keys)
      if (revokes.includes(key.id) && namespaces.every((one) => liesBelow(one, id))) revoked.add(key.id);
  return { ...trust, keys, revoked };
}

/** Asked where a key has expired: whether what it signed is in use since before, and may stay so. */
export type Lenience = (expired: PackFault, key: string) => boolean;

/**
 * Holds a pack's signature against trust. Returns the signer's id, or null where nobody is trusted for the
 * namespace and the pack need not be signed. The pack's own claims decide nothing.
 */
export function verifyPack(
  id: string,
  files: ReadonlyMap<string, Uint8Array>,
  trust: Trust,
  today: string,
  lenience: Lenience = () => false,
): string | null {
  const claimed = trust.keys.filter(({ namespaces }) => namespaces.some((one) => holds(one, id)));
  const wanted = claimed.length > 0 || trust.require.some((one) => holds(one, id));
  const signature = files.get(SIGNATURE);
  const manifest = files.get(MANIFEST);
  if (signature === undefined || manifest === undefined) {
    if (!wanted) return null;
    return refuse(
      'unsigned',
      `${id} 没有签名，而它的命名空间须有签名。`,
      `${id} is not signed, but its namespace wants a signature.`,
    );
  }
  const text = Buffer.from(signature).toString('utf8');
  const keyId = signerOf(text);
  const known = trust.keys.filter(({ key }) => key.id === keyId);
  if (trust.revoked.has(keyId))
    refuse(
      'key-revoked',
      `签名所用的密钥 ${keyId} 已被撤销。`,
      `The key ${keyId} that signed it is revoked.`,
    );
  if (known.length === 0) {
    if (!wanted) return null;
    refuse(
      'key-unknown',
      `签名所用的密钥 ${keyId} 不受信任。`,
      `The key ${keyId} that signed it is not trusted.`,
    );
  }
  const fitting = known.filter(({ namespaces }) => namespaces.some((one) => holds(one, id)));
  if (fitting.length === 0)
    refuse(
      'namespace',
      `密钥 ${keyId} 无权签署 ${id}，只能签署 ${known[0]!.namespaces.join('、')}。`,
      `The key ${keyId} may not sign ${id}, only ${known[0]!.namespaces.join(', ')}.`,
    );
  const valid = fitting.find(({ until }) => until === null || until >= today);
  // A signature is looked at whatever the day, so that an expired key vouches for nothing that it has not signed.
  verifyBytes(manifest, text, (valid ?? fitting[0]!).key);
  if (valid === undefined) {
    const { until } = fitting[0]!;
    const message = { zh: `密钥 ${keyId} 已于 ${until} 到期。`, en: `The key ${keyId} expired on ${until}.` };
    const { fault } = new PackError({ code: 'pack/key-expired', message, place: null });
    if (!lenience(fault, keyId)) throw new PackError(fault);
  }
  return keyId;
}
