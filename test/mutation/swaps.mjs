// What is put for what. The operators are Stryker's, so that a score can be held against other projects', and bits besides.

/** Comparisons, with the two that are easily written for them. */
export const COMPARISONS = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
};
export const ARITHMETIC = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
export const BITS = { '&': '|', '|': '&', '^': '&', '<<': '>>', '>>': '<<', '>>>': '<<' };
export const LOGIC = { '&&': '||', '||': '&&', '??': '&&' };
export const ASSIGNMENTS = {
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '%=': '*=',
  '&=': '|=',
  '|=': '&=',
  '<<=': '>>=',
  '>>=': '<<=',
  '&&=': '||=',
  '||=': '&&=',
  '??=': '&&=',
};
export const UNARY = { '-': '+', '+': '-', '~': '' };
/** Methods that stand for each other; an empty name: the call is left out. */
export const METHODS = {
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  toUpperCase: 'toLowerCase',
  toLowerCase: 'toUpperCase',
  trimStart: 'trimEnd',
  trimEnd: 'trimStart',
  trim: '',
  sort: '',
  toSorted: '',
  reverse: '',
  filter: '',
  slice: '',
  substring: '',
  charAt: '',
};

const CLASSES = { d: 'D', D: 'd', s: 'S', S: 's', w: 'W', W: 'w', p: 'P', P: 'p' };

/** Patterns that differ from this one in one place. */
export function* patterns(source) {
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    const put = (by, length = 1) => source.slice(0, at) + by + source.slice(at + length);
    if (char === '\\') {
      const turned = CLASSES[source[at + 1]];
      if (turned) yield put(`\\${turned}`, 2);
      at++;
    } else if (inClass) {
      if (char === ']') inClass = false;
    } else if (char === '[') {
      inClass = true;
      yield source[at + 1] === '^' ? put('[', 2) : put('[^');
    } else if (char === '(') {
      const look = /^\(\?<?[=!]/.exec(source.slice(at, at + 4))?.[0];
      if (look) yield put(look.slice(0, -1) + (look.endsWith('=') ? '!' : '='), look.length);
      if (source[at + 1] === '?') at++;
    } else if (char === '^' || char === '$') yield put('');
    else if (char === '*' || char === '+' || char === '?') {
      yield put('');
      if (source[at + 1] === '?') at++;
    } else if (char === '{') {
      const many = /^\{\d+(?:,\d*)?\}/.exec(source.slice(at))?.[0];
      if (many) yield put('', many.length);
    }
  }
}
