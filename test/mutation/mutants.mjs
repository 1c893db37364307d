// Every mutant of a source: the part that is put anew (`wrap`: an expression or a block), and the text that is changed in it.
import { parseAst } from 'vitest/node';
import { ARITHMETIC, ASSIGNMENTS, BITS, COMPARISONS, LOGIC, METHODS, patterns, UNARY } from './swaps.mjs';

/** What is of types, or a name that is no value. */
const SKIPPED_KEYS = new Set([
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'returnType',
  'superTypeArguments',
  'implements',
  'decorators',
]);
const THROUGH = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);
const SKIPPED = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TaggedTemplateExpression',
]);
const isTest = (node, key) => key === 'test' && ['IfStatement', 'ConditionalExpression'].includes(node?.type);
const isLoop = (node, key) =>
  key === 'test' && ['WhileStatement', 'DoWhileStatement', 'ForStatement'].includes(node?.type);
const isWord = (node) =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');

/** @returns {{operator: string, wrap: {start: number, end: number, kind: 'expression' | 'block'}, edit: {start: number, end: number, text: string}}[]} */
export function mutantsOf(source) {
  const found = [];
  /** A part of a chain cannot be put anew by itself: what follows `?.` would no longer be left out with it. */
  let chain;
  const add = (operator, node, edit, kind = 'expression') => {
    const { start, end } = kind === 'expression' && chain ? chain : node;
    found.push({ operator, wrap: { start, end, kind }, edit });
  };
  const put = (operator, node, text, kind) =>
    add(operator, node, { start: node.start, end: node.end, text }, kind);
  const code = (node) => source.slice(node.start, node.end);

  function expression(node, parent, key) {
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const { operator, left, right } = node;
        const swap = (name, by) => put(name, node, `(${code(left)}) ${by} (${code(right)})`);
        for (const by of COMPARISONS[operator] ?? []) swap('comparison', by);
        if (ARITHMETIC[operator] && !(operator === '+' && (isWord(left) || isWord(right))))
          swap('arithmetic', ARITHMETIC[operator]);
        if (BITS[operator]) swap('bits', BITS[operator]);
        if (LOGIC[operator]) swap('logic', LOGIC[operator]);
        const isCondition = COMPARISONS[operator] || operator === '&&' || operator === '||';
        if (isCondition && !isTest(parent, key) && !isLoop(parent, key))
          for (const by of ['true', 'false']) put('condition', node, by);
        return;
      }
      case 'AssignmentExpression': {
        const by = ASSIGNMENTS[node.operator];
        if (by && !(node.operator === '+=' && isWord(node.right)))
          put('assignment', node, `${code(node.left)} ${by} ${code(node.right)}`);
        return;
      }
      case 'UpdateExpression':
        put(
          'update',
          node,
          node.prefix
            ? (node.operator === '++' ? '--' : '++') + code(node.argument)
            : code(node.argument) + (node.operator === '++' ? '--' : '++'),
        );
        return;
      case 'UnaryExpression':
        if (node.operator === '!') put('boolean', node, code(node.argument));
        else if (node.operator in UNARY)
          put('unary', node, `${UNARY[node.operator]}(${code(node.argument)})`);
        return;
      case 'ArrayExpression':
        put('array', node, node.elements.length > 0 ? '[]' : '["mutant"]');
        return;
      case 'ObjectExpression':
        if (node.properties.length > 0) put('object', node, '{}');
        return;
      case 'ArrowFunctionExpression':
        if (node.body.type !== 'BlockStatement') put('function', node, '() => undefined');
        return;
      case 'TemplateLiteral':
        put('words', node, code(node) === '``' ? '"mutant"' : '``');
        return;
      case 'Literal':
        if (typeof node.value === 'string') put('words', node, node.value === '' ? '"mutant"' : '""');
        else if (typeof node.value === 'boolean') put('boolean', node, String(!node.value));
        else if (node.regex)
          for (const by of patterns(node.regex.pattern)) {
            try {
              new RegExp(by, node.regex.flags);
            } catch {
              continue;
            }
            put('pattern', node, `/${by}/${node.regex.flags}`);
          }
        return;
      case 'CallExpression': {
        const { callee } = node;
        if (callee.type === 'MemberExpression' && !callee.computed) {
          const { name } = callee.property;
          const by = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
          if (by) add('method', node, { start: callee.property.start, end: callee.property.end, text: by });
          else if (by === '') {
            // Brackets round what it is called on are no part of that: the point is.
            const point = source.lastIndexOf('.', callee.property.start) - (callee.optional ? 1 : 0);
            add('method', node, { start: point, end: node.end, text: '' });
          }
        }
        if (node.optional) optional(node, callee.end);
        return;
      }
      case 'MemberExpression':
        if (node.optional) optional(node, node.object.end);
    }
  }
  function optional(node, from) {
    const start = source.indexOf('?.', from);
    const isDot = node.type === 'MemberExpression' && !node.computed;
    add('optional', node, { start, end: start + 2, text: isDot ? '.' : '' });
  }

  function statement(node) {
    if (node.type === 'SwitchCase') {
      const [first] = node.consequent;
      const isPlain = node.consequent.every(({ type }) => !/Declaration$|^BlockStatement$/.test(type));
      if (first && isPlain)
        put('block', { start: first.start, end: node.consequent.at(-1).end }, ';', 'block');
    }
  }

  function visit(node, parent, key, isOnChain) {
    if (!node || typeof node.type !== 'string' || SKIPPED.has(node.type) || node.declare) return;
    if (node.type.startsWith('TS') && !THROUGH.has(node.type)) return;
    const outer = chain;
    if (node.type === 'ChainExpression') chain = { start: node.start, end: node.end };
    else if (!isOnChain) chain = undefined;
    if ((isTest(parent, key) || isLoop(parent, key)) && !(node.type === 'Literal')) {
      put('condition', node, 'false');
      if (isTest(parent, key)) put('condition', node, 'true');
    }
    if (node.type === 'BlockStatement' && node.body.length > 0 && !callsSuper(node))
      put('block', node, '{}', 'block');
    statement(node);
    const isName =
      (node.type === 'Literal' || node.type === 'Identifier') && key === 'key' && !parent.computed;
    const isDirective = key === 'expression' && parent.directive;
    if (!isName && !isDirective && key !== 'label' && parent?.type !== 'ExportNamedDeclaration')
      expression(node, parent, key);
    for (const [name, child] of Object.entries(node)) {
      if (SKIPPED_KEYS.has(name) || child === null || typeof child !== 'object') continue;
      const stays =
        node.type === 'ChainExpression' ||
        (isOnChain && (name === 'object' || name === 'callee' || THROUGH.has(node.type)));
      if (Array.isArray(child)) for (const one of child) visit(one, node, name, false);
      else visit(child, node, name, stays);
    }
    chain = outer;
  }
  const callsSuper = ({ body }) => body.some((one) => one.expression?.callee?.type === 'Super');

  visit(parseAst(source, { lang: 'ts' }), undefined, undefined, false);
  return found;
}

/** The source with these mutants in it, each behind `__mutant(id)`. */
export function withSwitches(source, mutants) {
  const apply = ({ wrap, edit }) =>
    source.slice(wrap.start, edit.start) + edit.text + source.slice(edit.end, wrap.end);
  // Outer ones first, so that inner ones are found within.
  const places = new Map();
  for (const mutant of mutants) {
    const key = `${mutant.wrap.start}-${mutant.wrap.end}`;
    places.set(key, [...(places.get(key) ?? []), mutant]);
  }
  const ordered = [...places.values()].sort(
    ([a], [b]) => a.wrap.start - b.wrap.start || b.wrap.end - a.wrap.end,
  );
  let next = 0;
  const emit = (start, end) => {
    let out = '';
    let at = start;
    while (next < ordered.length && ordered[next][0].wrap.start < end) {
      const group = ordered[next++];
      const { wrap } = group[0];
      out += source.slice(at, wrap.start);
      const inner = emit(wrap.start, wrap.end);
      out +=
        wrap.kind === 'block'
          ? `{ ${group.map((one) => `if (__mutant(${one.id})) ${apply(one)} else`).join(' ')} { ${inner} } }`
          : `(${group.map((one) => `__mutant(${one.id}) ? (${apply(one)}) : `).join('')}(${inner}))`;
      at = wrap.end;
    }
    return out + source.slice(at, end);
  };
  return emit(0, source.length);
}
