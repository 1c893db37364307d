const N = ['natural', 'business', 'research', 'welfare', 'legal', 'other', 'total'];
export default (t) =>
  N.filter(
    (n) => t.new && t.carried && t.r7 && t.next && t.new[n] + t.carried[n] !== t.r7[n] + t.next[n],
  ).map((n) => ({ message: `勾稽关系不成立：${n}` }));
