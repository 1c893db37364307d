export const survivorLines = (tried) => {
  const left = tried.filter(({ outcome }) => outcome === 'survives' || outcome === 'unreached');
  left.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
  return left.map(
    ({ path, line, operator, was, edit, outcome }) =>
      `${outcome} ${path}:${line} ${operator}\n  - ${short(was)}\n  + ${short(edit.text)}`,
  );
};
const short = (text) => {
  const one = text.replace(/\s+/g, ' ');
  return one.length > 160 ? `${one.slice(0, 157)}…` : one;
};
export function summary(tried) {
  const count = (outcome) => tried.filter((one) => one.outcome === outcome).length;
  const killed = count('killed') + count('time');
  const share = killed / tried.length;
  const spread = 1.96 * Math.sqrt((share * (1 - share)) / tried.length);
  return `${killed} of ${tried.length} killed (${count('time')} by time), ${count('survives')} survive, ${count('unreached')} are reached by no test: ${(100 * share).toFixed(1)} % ± ${(100 * spread).toFixed(1)}`;
}
export function record() {}
