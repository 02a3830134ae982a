import { asWork, type Work } from '../tabs/work';
import { readNamed } from './named';

const START = '#q=';
/** More than any document that the server takes; a link that unfolds into more is none. */
const LONGEST = 500_000;

/** An address that opens this page with the work in a tab. */
export async function linkTo(work: Work): Promise<string> {
  const { title, query, variables, view } = work;
  const text = new TextEncoder().encode(JSON.stringify({ query, variables, title, view }));
  const bytes = await through(text, new CompressionStream('deflate-raw'));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `${location.origin}${location.pathname}${START}${btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The work that an address brings; null where it brings none, or was cut off on its way. */
export async function readLink(hash: string): Promise<Work | null> {
  if (!hash.startsWith(START)) return readNamed(hash);
  try {
    const letters = atob(hash.slice(START.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), new DecompressionStream('deflate-raw'));
    return asWork(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, change: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(change).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > LONGEST) throw new Error('too long');
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  parts.reduce((place, part) => { whole.set(part, place); return place + part.length; }, 0);
  return whole;
}
