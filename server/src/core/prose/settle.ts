import type { Reading } from './cells.js';
import type { Claim } from './claim.js';

/**
 * Holds the numbers of one sentence that say the same of the tables against each other. What is less than a number
 * that agrees is a part of it (答复9件，按时答复8件), and numbers that come to the table's together are its parts
 * (局机关受理6件，招办受理3件): neither is a contradiction.
 */
export function settleClaims(claims: Claim[], text: string): void {
  for (let from = 0; from < claims.length; ) {
    const { sentence } = claims[from]!.token;
    let to = from + 1;
    while (to < claims.length && claims[to]!.token.sentence === sentence) to++;
    if (to - from > 1) settleSentence(claims, from, to, text);
    from = to;
  }
}

/** A sentence with more is no sentence. */
const MOST = 60;

const isDoubtful = (claim: Claim): boolean =>
  !claim.certain && (claim.verdict === 'contradicted' || claim.verdict === 'person');

function settleSentence(claims: Claim[], from: number, end: number, text: string): void {
  const to = Math.min(end, from + MOST);
  for (let i = from; i < to; i++) {
    const claim = claims[i]!;
    if (!isDoubtful(claim)) continue;
    if (i > from && claims[i - 1]!.verdict === 'open' && goesOn(claims[i - 1]!, claim, text)) {
      open(claims, claim);
      continue;
    }
    const alike: Claim[] = [];
    for (let k = from; k < to; k++)
      if (sameCells(claims[k]!.readings[0]!, claim.readings[0]!)) alike.push(claims[k]!);
    if (alike.length > 1 && isPartOf(claim, alike))
      for (const one of alike) if (isDoubtful(one) && isPartOf(one, alike)) open(claims, one);
  }
}

/** The longest clause that has a verb and no subject of its own. */
const BARE = 6;

/** 局属学校收到申请3件，答复3件: what is done is still theirs. */
const goesOn = (former: Claim, { token }: Claim, text: string): boolean =>
  token.start - token.nearStart <= BARE &&
  token.group === former.token.group &&
  /^，$/.test(text.slice(former.token.unitEnd, token.nearStart));

function isPartOf(claim: Claim, alike: readonly Claim[]): boolean {
  const agreeing = alike.filter(({ verdict }) => verdict === 'equal');
  if (agreeing.length > 0)
    return agreeing.some(({ token }) => token.start < claim.token.start && token.value > claim.token.value);
  const sum = alike.reduce((total, { token }) => total + token.value, 0);
  return claim.values.includes(sum);
}

function open(claims: Claim[], claim: Claim): void {
  claims[claims.indexOf(claim)] = { ...claim, verdict: 'open' };
}

const sameCells = (a: Reading, b: Reading): boolean =>
  a === b ||
  (a.terms.length === b.terms.length &&
    a.terms.every((term, i) => {
      const other = b.terms[i]!;
      return term.index === other.index && term.address.table === other.address.table;
    }));
