import { language } from './language';

/** Text as it is searched: without marks, đ as d, in small letters. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** The half of a description `tiếng Việt | English` that is in the page's language. */
export function described(description: string | null | undefined): string {
  const halves = (description ?? '').split(' | ');
  return (language === 'en' ? halves.at(-1) : halves[0])!.trim();
}

/** A description's first words name a thing, what follows explains it. Spreadsheets of the server are headed alike. */
export function named(description: string | null | undefined, otherwise: string): string {
  return described(description).replace(/[;.,:](?:\s.*|$)/s, '').trim() || otherwise;
}
