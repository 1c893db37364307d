import { isAbsolute, join, relative, sep } from 'node:path';
import { root, server } from './paths.mjs';

const sources = join(server, 'src') + sep;

/** Name of a module in what a bundle shares: `server/src/core/text/once.ts`. */
const nameOf = (file) => relative(root, file).split(sep).join('/');

/** Modules of which a bundle holds some code, by absolute path. */
export const modulesIn = ({ outputs }) =>
  new Set(
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => (isAbsolute(path) ? path : join(root, path))),
    ),
  );

/**
 * For a bundle that is loaded late: what our sources import is required from the first bundle that holds it. `from`:
 * names of bundles and what they hold; `taken` is told of each module.
 */
export const takeFrom = (from, taken) => ({
  name: 'shared-modules',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[.@\w]/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (kind !== 'import-statement' || pluginData === 'inner' || !importer.startsWith(sources))
        return undefined;
      const target = await resolve(path, { kind, resolveDir, importer, pluginData: 'inner' });
      const provider = from.find(([, holds]) => holds.has(target.path))?.[0];
      if (provider === undefined) return undefined;
      taken(provider, target.path);
      return { path: `shared:${provider}:${nameOf(target.path)}`, external: true };
    });
  },
});

/** `./main.cjs` is the entry that was started: the launcher sees to it. */
export const askingProviders = (text) =>
  text.replace(
    /require\("shared:([\w-]+):([^"]+)"\)/g,
    (_, provider, name) => `require("./${provider}.cjs").shared["${name}"]`,
  );

/** The source of a bundle that also shares modules with others. */
export const sharing = (entry, modules) =>
  [
    `export * from ${JSON.stringify(entry)};`,
    ...modules.map((file, i) => `import * as m${i} from ${JSON.stringify(file)};`),
    ...(modules.length > 0
      ? [
          `export const shared = { ${modules.map((file, i) => `${JSON.stringify(nameOf(file))}: m${i}`).join(', ')} };`,
        ]
      : []),
  ].join('\n');
