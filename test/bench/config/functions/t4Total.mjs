export default (v) =>
  v.upheld + v.corrected + v.other + v.pending === v.total ? undefined : [{ message: '总计不符' }];
