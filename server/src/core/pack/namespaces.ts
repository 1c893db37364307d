/** Whether a namespace (`cn.aa`, `cn.aa.*`, `cn.aa.**`) holds a pack id. */
export function holds(namespace: string, id: string): boolean {
  if (namespace.endsWith('.**')) {
    const head = namespace.slice(0, -3);
    return id === head || id.startsWith(`${head}.`);
  }
  if (namespace.endsWith('.*')) {
    const head = namespace.slice(0, -1);
    return id.startsWith(head) && !id.slice(head.length).includes('.');
  }
  return namespace === id;
}

/** Whether everything in `narrow` lies strictly below the pack `id`: what that pack may delegate. */
export function liesBelow(narrow: string, id: string): boolean {
  return narrow.replace(/\.\*{1,2}$/, '').startsWith(`${id}.`) || narrow === `${id}.*`;
}
