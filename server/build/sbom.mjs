#!/usr/bin/env node
// npm run sbom [-- -o FILE] [-- --all]: the bill of materials in CycloneDX 1.6, from package-lock.json alone: the same bytes for the
// same lock, without a network. What ships by default; --all: what builds and tests it too.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, server } from './paths.mjs';

/** `node_modules/a/node_modules/b` → `b` */
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** Where a package that stands at `from` finds another: in its own folder, or in one above. */
function resolveFrom(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return null;
    if (!at.includes('/node_modules/')) at = '';
  }
}

export function billOfMaterials({ all = false } = {}) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const own = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8'));
  const wanted = Object.entries(packages).filter(
    ([path, entry]) =>
      path.includes('node_modules/') && !entry.link && (all || !(entry.dev || entry.devOptional)),
  );
  const refs = new Map(wanted.map(([path, { version }]) => [path, purlOf(nameOf(path), version)]));
  const components = wanted.map(([path, { version, license, integrity, dev }]) => ({
    type: 'library',
    'bom-ref': refs.get(path),
    name: nameOf(path),
    version,
    purl: refs.get(path),
    scope: dev ? 'excluded' : 'required',
    ...(license
      ? { licenses: [/ (?:OR|AND) /.test(license) ? { expression: license } : { license: { id: license } }] }
      : {}),
    ...(integrity?.startsWith('sha512-')
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }] }
      : {}),
  }));
  const rootRef = purlOf(own.name, own.version);
  const edges = (from, dependencies = {}) =>
    Object.keys(dependencies)
      .map((name) => refs.get(resolveFrom(packages, from, name) ?? ''))
      .filter((ref) => ref !== undefined)
      .sort();
  const client = packages.client?.dependencies ?? {};
  const dependencies = [
    {
      ref: rootRef,
      dependsOn: edges('', {
        ...packages.server.dependencies,
        ...client,
        ...(all ? packages[''].devDependencies : {}),
      }),
    },
    ...wanted.map(([path, entry]) => ({
      ref: refs.get(path),
      dependsOn: edges(path, { ...entry.dependencies, ...entry.optionalDependencies }),
    })),
  ];
  const unique = (list, key) =>
    [...new Map(list.map((one) => [one[key], one])).values()].sort((a, b) => (a[key] < b[key] ? -1 : 1));
  const body = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': rootRef,
        name: own.name,
        version: own.version,
        purl: rootRef,
        licenses: [{ license: { id: own.license } }],
      },
    },
    components: unique(components, 'bom-ref'),
    dependencies: unique(dependencies, 'ref'),
  };
  const sum = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  // Of the content, so that the same materials have the same bill.
  const uuid = [
    sum.slice(0, 8),
    sum.slice(8, 12),
    `5${sum.slice(13, 16)}`,
    `a${sum.slice(17, 20)}`,
    sum.slice(20, 32),
  ].join('-');
  const { bomFormat, specVersion, ...rest } = body;
  return { bomFormat, specVersion, serialNumber: `urn:uuid:${uuid}`, ...rest };
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({
    options: { output: { type: 'string', short: 'o' }, all: { type: 'boolean' } },
  });
  const text = `${JSON.stringify(billOfMaterials({ all: values.all }), null, 2)}\n`;
  if (values.output) writeFileSync(values.output, text);
  else process.stdout.write(text);
}
