export default (row) => {
  const s = row.natural + row.business + row.research + row.welfare + row.legal + row.other;
  return s === row.total ? undefined : [{ message: `总计 ${row.total} ≠ ${s}` }];
};
