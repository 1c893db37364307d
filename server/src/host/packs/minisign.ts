import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { refuse } from './fault.js';

/** A public key as minisign writes it: `Ed`, eight bytes of id, thirty-two of key, in base64. */
export interface PublicKey {
  /** As people write it: 16 hex digits. */
  readonly id: string;
  readonly text: string;
  readonly key: KeyObject;
}

export interface SecretKey {
  readonly public: PublicKey;
  readonly key: KeyObject;
}

export interface Signature {
  readonly keyId: string;
  /** The line that the signature also covers. */
  readonly trustedComment: string;
}

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

// The id is little-endian in the file, and printed the other way round.
const idText = (bytes: Buffer): string => Buffer.from(bytes).reverse().toString('hex').toUpperCase();

/** Null: the text is no public key. Comment lines before it are fine. */
export function readPublicKey(text: string): PublicKey | null {
  const line = text
    .split('\n')
    .map((part) => part.trim())
    .findLast((part) => part !== '');
  const bytes = Buffer.from(line ?? '', 'base64');
  if (bytes.length !== 42 || bytes.toString('latin1', 0, 2) !== 'Ed') return null;
  const key = createPublicKey({
    key: Buffer.concat([SPKI, bytes.subarray(10)]),
    format: 'der',
    type: 'spki',
  });
  return { id: idText(bytes.subarray(2, 10)), text: bytes.toString('base64'), key };
}

/** A key without an id of its own gets one from its public half. */
function publicOf(key: KeyObject, id?: Buffer): PublicKey {
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  const own = id ?? createHash('sha256').update(raw).digest().subarray(0, 8);
  return readPublicKey(Buffer.concat([Buffer.from('Ed'), own, raw]).toString('base64'))!;
}

/** A secret key: PEM (PKCS 8, ed25519), or minisign's own file without a password (`minisign -G -W`). */
export function readSecretKey(text: string): SecretKey | null {
  try {
    if (text.includes('-----BEGIN')) {
      const key = createPrivateKey(text);
      return key.asymmetricKeyType === 'ed25519' ? { key, public: publicOf(key) } : null;
    }
    const bytes = Buffer.from(text.trim().split('\n').at(-1) ?? '', 'base64');
    if (bytes.length !== 158 || bytes.readUInt16LE(2) !== 0) return null;
    const seed = bytes.subarray(62, 94);
    const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    return { key, public: publicOf(key, bytes.subarray(54, 62)) };
  } catch {
    return null;
  }
}

const digest = (data: Uint8Array): Buffer => createHash('blake2b512').update(data).digest();

/** The text of a `.minisig` file: pre-hashed, as `minisign -S` makes it. */
export function signBytes(data: Uint8Array, secret: SecretKey, trustedComment: string): string {
  const signature = sign(null, digest(data), secret.key);
  const id = Buffer.from(secret.public.text, 'base64').subarray(2, 10);
  const global = sign(null, Buffer.concat([signature, Buffer.from(trustedComment)]), secret.key);
  const head = Buffer.concat([Buffer.from('ED'), id, signature]).toString('base64');
  return [
    'untrusted comment: signature of a gouji rule pack',
    head,
    `trusted comment: ${trustedComment}`,
    `${global.toString('base64')}\n`,
  ].join('\n');
}

interface Parsed extends Signature {
  readonly hashed: boolean;
  readonly signature: Buffer;
  readonly global: Buffer;
}

function parse(text: string): Parsed {
  const lines = text.trimEnd().split('\n');
  const head = Buffer.from(lines[1] ?? '', 'base64');
  const global = Buffer.from(lines[3] ?? '', 'base64');
  const kind = head.toString('latin1', 0, 2);
  const comment = /^trusted comment: (.*)$/.exec(lines[2] ?? '')?.[1];
  const fits = lines.length === 4 && head.length === 74 && global.length === 64;
  if (!fits || (kind !== 'ED' && kind !== 'Ed') || comment === undefined)
    return refuse('signature-broken', '签名文件读不懂。', 'The signature file cannot be read.');
  return {
    hashed: kind === 'ED',
    keyId: idText(head.subarray(2, 10)),
    signature: head.subarray(10),
    global,
    trustedComment: comment,
  };
}

/** Id of the key that a signature says it is of; nothing is proven yet. */
export const signerOf = (text: string): string => parse(text).keyId;

/** Throws where the signature is not that of the key over the bytes. */
export function verifyBytes(data: Uint8Array, text: string, { key }: PublicKey): Signature {
  const { hashed, keyId, signature, global, trustedComment } = parse(text);
  const fits =
    verify(null, hashed ? digest(data) : data, key, signature) &&
    verify(null, Buffer.concat([signature, Buffer.from(trustedComment)]), key, global);
  if (!fits)
    refuse(
      'signature-invalid',
      '签名与内容不符：规则包或签名被改动过。',
      'The signature does not fit: the pack or its signature was altered.',
    );
  return { keyId, trustedComment };
}
