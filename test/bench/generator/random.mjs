// splitmix32, one stream a report: same arguments, same bytes on every platform.
export function rng(seed) {
  let s = seed >>> 0;
  const u32 = () => {
    s = (s + 0x9e3779b9) >>> 0;
    let t = s ^ (s >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) >>> 0;
  };
  const r = () => u32() / 4294967296;
  r.int = (lo, hi) => lo + Math.floor(r() * (hi - lo + 1));
  r.pick = (a) => a[Math.floor(r() * a.length)];
  r.sample = (a, k) => {
    const c = a.slice();
    for (let i = 0; i < k && i < c.length; i++) {
      const j = i + Math.floor(r() * (c.length - i));
      [c[i], c[j]] = [c[j], c[i]];
    }
    return c.slice(0, k);
  };
  return r;
}
