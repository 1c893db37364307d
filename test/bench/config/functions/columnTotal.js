const N = ['natural', 'business', 'research', 'welfare', 'legal', 'other', 'total'];
export default (t) => {
  const k = Object.keys(t).filter((x) => /^r[1-6]/.test(x));
  return N.filter((n) => t.r7 && k.reduce((a, x) => a + t[x][n], 0) !== t.r7[n]).map((n) => ({
    message: `（七）总计与分项之和不符：${n}`,
  }));
};
