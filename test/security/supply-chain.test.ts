import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
// @ts-expect-error: a script of the build, without types
import { billOfMaterials } from '../../server/build/sbom.mjs';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
);
const shipped = packages.filter(([, { dev, devOptional }]) => !dev && !devOptional);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** What may ship: no licence that asks anything of who passes gouji on but to keep the notice. */
const SHIPPED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
]);
/** What may build and test it besides. */
const TOOLS = new Set([...SHIPPED, 'MPL-2.0', 'MIT OR Apache-2.0']);

describe('what gouji is made of', () => {
  test('is under licences that may be passed on', () => {
    expect(shipped.filter(([, { license }]) => !SHIPPED.has(license ?? '')).map(([path]) => path)).toEqual(
      [],
    );
    expect(packages.filter(([, { license }]) => !TOOLS.has(license ?? '')).map(([path]) => path)).toEqual([]);
  });

  test('is pinned, to the version and to the bytes', () => {
    for (const folder of ['', 'server/', 'client/']) {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(read(`${folder}package.json`));
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
        expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    }
    // Binaries for other machines than the one that made the lock are tools, and are checked by npm where they are used.
    const unhashed = packages.filter(
      ([, { integrity, optional }]) => !integrity?.startsWith('sha512-') && !optional,
    );
    expect(unhashed.map(([path]) => path)).toEqual([]);
    expect(shipped.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  });

  test('comes from the registry and from nowhere else', () => {
    for (const [path, { resolved }] of packages)
      if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
  });

  test('needs no script to be installed', () => {
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
    for (const folder of ['', 'server/', 'client/']) {
      const { scripts = {} } = JSON.parse(read(`${folder}package.json`)) as {
        scripts?: Record<string, string>;
      };
      for (const name of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'])
        expect(scripts[name]).toBeUndefined();
    }
  });

  test('is justified, package by package', () => {
    const text = read('SECURITY.md');
    const own = {
      ...JSON.parse(read('server/package.json')).dependencies,
      ...JSON.parse(read('client/package.json')).dependencies,
    };
    for (const name of new Set([...Object.keys(own), ...shipped.map(([path]) => nameOf(path))]))
      expect(text, name).toContain(`\`${name}\``);
  });
});

describe('the bill of materials', () => {
  const bill = billOfMaterials() as {
    readonly components: readonly {
      readonly name: string;
      readonly purl: string;
      readonly hashes?: readonly unknown[];
    }[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  };

  test('is the same each time, and has CycloneDX’s shape', () => {
    expect(JSON.stringify(billOfMaterials())).toBe(JSON.stringify(bill));
    const ajv = new Ajv({ strict: false });
    const shape = {
      type: 'object',
      required: [
        'bomFormat',
        'specVersion',
        'serialNumber',
        'version',
        'metadata',
        'components',
        'dependencies',
      ],
      properties: {
        bomFormat: { const: 'CycloneDX' },
        specVersion: { const: '1.6' },
        serialNumber: { pattern: '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' },
        components: {
          items: { required: ['type', 'name', 'version', 'purl', 'bom-ref', 'licenses', 'hashes'] },
        },
      },
    };
    expect(ajv.validate(shape, bill), ajv.errorsText()).toBe(true);
  });

  test('names all that ships, and nothing hangs in the air', () => {
    expect(bill.components.map(({ name }) => name).sort()).toEqual(
      [...new Set(shipped.map(([path]) => nameOf(path)))].sort(),
    );
    const refs = new Set(bill.components.map(({ purl }) => purl));
    for (const { dependsOn } of bill.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
    const reached = new Set(bill.dependencies.flatMap(({ dependsOn }) => dependsOn));
    for (const ref of refs) expect(reached).toContain(ref);
  });
});
