import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Shorter data stays where it is: a file of its own costs a start more than it saves. */
const LONGEST_WITHIN = 8192;

/** What `jsonModule` of the generator writes: one function that returns one template literal. */
const DATA = /^export const (\w+) = \(\): string => (`[\s\S]*`);\n$/m;

/**
 * Keeps generated data out of the bundles, which would hold it thrice: escaped in the script, again in the code cache,
 * and in memory as long as the script lives. `write` is given the name and the bytes of a file beside the bundle:
 * UTF-16 as V8 holds it, so that reading it decodes nothing.
 */
export const dataApart = (write) => ({
  name: 'data-apart',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]generated[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const [, name, literal] = DATA.exec(readFileSync(path, 'utf8')) ?? [];
      if (literal === undefined || literal.length <= LONGEST_WITHIN) return undefined;
      const file = `${basename(path, '.ts')}.data`;
      write(file, Buffer.from(new Function(`return ${literal}`)(), 'utf16le'));
      return {
        contents: `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export const ${name} = () => readFileSync(join(__dirname, '${file}'), 'utf16le');`,
      };
    });
  },
});
