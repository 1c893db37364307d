import { cleanText } from '../../support/gouji.js';
import type { Group } from './misuse.js';

const one = { 'a.md': cleanText({ year: 2022 }) };
const two = { ...one, 'b.md': cleanText({ year: 2021 }) };

/** Parts of a run, their merging, and streams. */
export const PARTS: Group = {
  zh: '分片、合并和流',
  en: 'Parts, merging and streams',
  rows: [
    { zh: '分片写错', en: 'bad --shard', command: 'gouji check a.md --shard 3/2', status: 2, files: one },
    {
      zh: '分片不能修正文件',
      en: 'a part changes no files',
      command: 'gouji check a.md --shard 1/2 --fix',
      status: 2,
      files: one,
    },
    {
      zh: '流不能再写文件',
      en: 'a stream takes no paths',
      command: 'gouji check --stream a.md',
      status: 2,
      files: one,
    },
    {
      zh: '流里有一行不对',
      en: 'a line of a stream that cannot be taken',
      command: "echo '{' | gouji check --stream",
      status: 2,
    },
    { zh: '没有要合并的结果', en: 'nothing to merge', command: 'gouji merge', status: 2 },
    {
      zh: '不是分片的结果',
      en: 'no result of a part',
      command: 'gouji merge a.md',
      status: 2,
      files: one,
    },
    {
      zh: '缺一份',
      en: 'a part is missing',
      command: 'gouji check a.md --shard 1/2 > 1.json; gouji merge 1.json',
      status: 2,
      files: one,
    },
    {
      zh: '结果不完整',
      en: 'a result that was cut short',
      command: 'gouji check a.md --shard 1/1 | head -c 400 > 1.json; gouji merge 1.json',
      status: 2,
      files: one,
    },
    {
      zh: '不是同一次校核',
      en: 'parts of different runs',
      command:
        'gouji check a.md --shard 1/2 > 1.json; gouji check a.md b.md --shard 2/2 > 2.json; gouji merge 1.json 2.json',
      status: 2,
      files: two,
    },
  ],
};
