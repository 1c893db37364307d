import { type HostileDocument, HTML, html, within } from './document.js';

/** `many`: how many stand for a large number; all of it, or a part where time is short. */
export const pages = (many: (count: number) => number): readonly HostileDocument[] => [
  html('50,000 tags that are never closed', () => within('<div><td><tr><table>'.repeat(many(12_500)), HTML)),
  html('50,000 ends of tags that were never opened', () =>
    within('</td></tr></table></div>'.repeat(many(12_500)), HTML),
  ),
  html('100,000 attributes', () => within(`<p ${'a="1" '.repeat(many(100_000))}>甲</p>`, HTML)),
  html('an attribute of a megabyte', () => within(`<p style="${'x'.repeat(many(1_000_000))}">甲</p>`, HTML)),
  html('a quote that is never closed', () => within(`<p style="甲>${'乙'.repeat(many(10_000))}`, HTML)),
  html('10,000 quotes that are never closed', () => within('<p style="甲>\n'.repeat(many(10_000)), HTML)),
  html('a name of a tag of a megabyte', () => within(`<${'a'.repeat(many(1_000_000))}>`, HTML)),
  html('colspan of a billion', () => HTML.replaceAll('<td>', '<td colspan="1000000000">')),
  html('rowspan of a billion', () => HTML.replaceAll('<td>', '<td rowspan="1000000000">')),
  html('spans that are no numbers', () => HTML.replaceAll('<td>', '<td colspan="-1" rowspan="1e99999">')),
  html(
    'tables 10,000 deep',
    () =>
      within(`${'<table><tr><td>'.repeat(many(10_000))}甲${'</td></tr></table>'.repeat(many(10_000))}`, HTML),
    'engine/limit',
  ),
  html('divisions 100,000 deep', () =>
    within(`${'<div>'.repeat(many(100_000))}甲${'</div>'.repeat(many(100_000))}`, HTML),
  ),
  html('a comment of a page that is never closed', () => within(`<!-- ${'<td>'.repeat(many(50_000))}`, HTML)),
  html('a script that is never closed', () => within(`<script>${'<td>'.repeat(many(50_000))}`, HTML)),
  html('100,000 scripts', () => within('<script>1</script>'.repeat(many(100_000)), HTML)),
  html('100,000 starts of scripts', () => within('<script>'.repeat(many(100_000)), HTML)),
  html('100,000 declarations', () => within('<!x '.repeat(many(100_000)), HTML)),
  html('CDATA', () => within(`<![CDATA[${'甲<td>'.repeat(many(10_000))}]]>`, HTML)),
  html(
    'a table of 100,000 cells in a row',
    () => within(`<table><tr>${'<td>1</td>'.repeat(many(100_000))}</tr></table>`, HTML),
    'engine/limit',
  ),
  html('a table of 100,000 rows', () =>
    within(`<table>${'<tr><td>甲</td><td>1</td></tr>'.repeat(many(100_000))}</table>`, HTML),
  ),
  html('tables without end', () => HTML.replaceAll('</table>', '')),
  html('rows without end', () => HTML.replaceAll('</tr>', '')),
  html('cells without end', () => HTML.replaceAll('</td>', '')),
  html('tables without rows', () => HTML.replaceAll(/<\/?tr>/g, '')),
  html('one character a tag', () => HTML.replace(/([一-龥])/g, '<span style="a">$1</span>')),
  html('all of it in entities', () => HTML.replace(/([一-龥])/g, (c) => `&#${c.charCodeAt(0)};`)),
  html('entities that are none', () =>
    within('&#99999999999; &#xFFFFFFFF; &#0; &#xD800; &nosuch; &'.repeat(many(5_000)), HTML),
  ),
  html('an entity of a megabyte', () => within(`&#${'1'.repeat(many(1_000_000))};`, HTML)),
  html('a line of 3 MB', () => HTML.replaceAll('\n', ' ') + '<p>甲</p>'.repeat(many(300_000))),
  html('a paragraph of 3 MB', () =>
    within(`<p>${'本机关依法公开政府信息，'.repeat(many(250_000))}</p>`, HTML),
  ),
  html('text in 200,000 breaks', () => within(`<p>${'甲<br>'.repeat(many(200_000))}</p>`, HTML)),
  html('a template in a template', () => within('<template>'.repeat(many(20_000)), HTML)),
  html('doctypes', () => `<!DOCTYPE ${'['.repeat(many(100_000))}>${HTML}`),
  html(
    '100,000 entities of a doctype',
    () => `<!DOCTYPE a [${'<!ENTITY a "b">'.repeat(many(100_000))}]>${HTML}`,
  ),
  html('upper case', () => HTML.toUpperCase()),
  html('NUL in a tag', () => HTML.replace('<td>', '<t\0d>'), 'engine/binary'),
  html(
    'a page of the web around it',
    () =>
      `<html><head><title>甲</title></head><body>${'<nav><li><a href="x">首页</a></li></nav>'.repeat(many(20_000))}${HTML}</body></html>`,
  ),
];
