/** What typing slips make of a word: it without one inner character (the first and the last stay). */
export function lossesOf(word: string): string[] {
  const made: string[] = [];
  for (let i = 1; i + 1 < word.length; i++) made.push(word.slice(0, i) + word.slice(i + 1));
  return made;
}

/** What typing slips make of a word: it with one inner character twice (at its ends another word may begin). */
export function doublesOf(word: string): string[] {
  const made: string[] = [];
  for (let i = 1; i + 1 < word.length; i++)
    if (word[i] !== word[i - 1] && word[i] !== word[i + 1])
      made.push(word.slice(0, i) + word[i] + word.slice(i));
  return made;
}

/** What typing slips make of a word: it with two neighbours swapped. */
export function swapsOf(word: string): string[] {
  const made: string[] = [];
  for (let i = 0; i + 1 < word.length; i++) {
    if (word[i] === word[i + 1]) continue;
    made.push(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2));
  }
  return made;
}

/** What typing slips make of a word: it with one character taken for another of its group. */
export function mistakesOf(word: string, groups: readonly string[]): string[] {
  const made: string[] = [];
  for (let i = 0; i < word.length; i++)
    for (const group of groups)
      if (group.includes(word[i]!))
        for (const other of group)
          if (other !== word[i]) made.push(word.slice(0, i) + other + word.slice(i + 1));
  return made;
}
