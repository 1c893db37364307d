import { builtinPackNamed } from '../../core/pack/builtin/builtin-named.js';
import { builtinLayer, type HostLayer } from './layer.js';

const made = new Map<string, HostLayer | null>();

/** A built-in pack of another form by its id. */
export function otherBuiltin(id: string): HostLayer | null {
  const known = made.get(id);
  if (known !== undefined) return known;
  const found = builtinPackNamed(id);
  const layer = found && builtinLayer(found.pack, found.help, found.base);
  made.set(id, layer);
  return layer;
}
