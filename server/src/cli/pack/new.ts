import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { PACK_ID } from '../../core/pack/schema/pack-schema.js';
import { schemaTexts } from '../../core/pack/schema/schemas.js';
import { checkKinds } from '../../generated/check-kinds.js';
import { openNamed } from '../../host/packs/source.js';
import * as z from '../../host/zod.js';
import { openQuestions } from '../terminal/questions.js';
import { onlyPath, option, type PackJob } from './job.js';
import { exampleFiles } from './new-files.js';

/** Schemas of the files that a pack may hold. */
const FOR_AUTHORS = new Set([
  ...['pack', 'rule', 'fragment', 'table', 'base-fragment', 'expect', 'statutes', 'terms'],
  ...['form', 'base-report', 'contact'],
]);

/** `pack new DIR`: a pack with a rule over an existing table and its cases, which passes its tests at once. */
export async function packNew(job: PackJob): Promise<number> {
  const { io, say } = job;
  const path = onlyPath(job);
  const folder = resolve(io.cwd, path);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    io.err(`${say.exists(path)}\n`);
    return 2;
  }
  const parentPath = option(job, 'extends');
  const parent = parentPath === undefined ? null : openNamed(parentPath, io.cwd);
  const asked = option(job, 'id') === undefined && process.stdin.isTTY === true;
  const suggested = `${parent?.read.manifest.id ?? 'cn.example'}.${slug(basename(folder))}`;
  const answers = asked
    ? await ask(job, suggested)
    : { id: option(job, 'id') ?? suggested, name: basename(folder) };
  if (!PACK_ID.test(answers.id) || !answers.id.includes('.')) {
    io.err(`${say.badId(answers.id)}\n`);
    return 2;
  }
  const from =
    parentPath === undefined ? null : relative(folder, resolve(io.cwd, parentPath)).replaceAll('\\', '/');
  const inherited = parent && {
    id: parent.read.manifest.id,
    version: parent.read.manifest.version,
    from: from!,
  };
  for (const [name, text] of exampleFiles(answers, inherited)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  // Hidden, so no part of the pack: editors complete and check YAML by them without a network.
  mkdirSync(join(folder, '.schemas'));
  for (const [name, text] of schemaTexts(z, checkKinds))
    if (FOR_AUTHORS.has(name)) writeFileSync(join(folder, '.schemas', `${name}.schema.json`), text);
  io.out(`${say.created(path)}\n`);
  return 0;
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '')
    .replace(/^-+/, '') || 'pack';

async function ask({ say, io }: PackJob, suggested: string): Promise<{ id: string; name: string }> {
  const questions = openQuestions(io);
  // An end of input takes what is suggested.
  const id = (await questions.ask(`${say.askId}[${suggested}] `)) || suggested;
  const name = (await questions.ask(say.askName)) || id;
  questions.close();
  return { id, name };
}
