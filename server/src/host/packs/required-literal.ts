const META = '\\^$.*+?()[]{}|';

/**
 * The longest run of plain characters that every match must hold; empty where none can be told. Looks at the top
 * level only: inside groups and beside `|` nothing is certain.
 */
export function requiredLiteral(source: string): string {
  let best = '';
  let run = '';
  let depth = 0;
  const end = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  // Where case does not count, no character is certain.
  if (/\(\?[a-zA-Z-]*i/.test(source)) return '';
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!;
    if (c === '\\') {
      const next = source[++i] ?? '';
      // Escapes of letters and digits are classes or assertions.
      if (depth === 0 && next !== '' && !/[A-Za-z0-9]/.test(next)) run += next;
      else {
        if (/[QpPx]/.test(next)) return best.length > run.length ? best : run;
        end();
      }
    } else if (c === '[') {
      end();
      i++;
      if (source[i] === '^') i++;
      if (source[i] === ']') i++;
      for (; i < source.length && source[i] !== ']'; i++) if (source[i] === '\\') i++;
    } else if (c === '(') {
      end();
      depth++;
    } else if (c === ')') depth--;
    else if (c === '|' && depth === 0) return '';
    else if ('*?+{'.includes(c)) {
      // What is repeated may be absent: the last character does not count.
      if (depth === 0 && c !== '+') run = run.slice(0, -1);
      end();
      if (c === '{') while (i < source.length && source[i] !== '}') i++;
    } else if (depth > 0) continue;
    else if (META.includes(c)) end();
    else run += c;
  }
  end();
  return depth === 0 ? best : '';
}
