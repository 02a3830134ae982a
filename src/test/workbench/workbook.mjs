// Reads what the server writes as .xlsx: sheets by their names, rows of texts and numbers. Workbooks are read by Apache POI in LibraryFilesTest.
import { inflateRawSync } from 'node:zlib';

const unescaped = (text) => text.replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16))).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** One file of a zip whose sizes stand at its end. */
export function unzipped(zip, name) {
  for (let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06') + 16); zip.readUInt32LE(at) === 0x02014b50;) {
    const [size, length] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const start = zip.readUInt32LE(at + 42);
    if (zip.toString('utf8', at + 46, at + 46 + length) === name) {
      const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
      return inflateRawSync(zip.subarray(data, data + size)).toString('utf8');
    }
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`no ${name}`);
}

export function sheetsOf(zip) {
  const names = [...unzipped(zip, 'xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => unescaped(name));
  return Object.fromEntries(names.map((name, index) => [name, rowsOf(unzipped(zip, `xl/worksheets/sheet${index + 1}.xml`))]));
}

function rowsOf(xml) {
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells = [];
    for (const [, column, rest] of row.matchAll(/<c r="([A-Z]+)\d+"([^>]*\/>|.*?<\/c>)/gs)) {
      const at = [...column].reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const [, text] = /<t[^>]*>([^<]*)<\/t>/.exec(rest) ?? [];
      const [, value] = /<v>([^<]*)<\/v>/.exec(rest) ?? [];
      cells[at] = text !== undefined ? unescaped(text) : value === undefined ? '' : Number(value);
    }
    return [...cells].map((cell) => cell ?? '');
  });
}
