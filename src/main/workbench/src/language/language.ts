/** The languages that everything here is said in. */
export type Language = 'vi' | 'en';

const KEY = 'khuyenhoc:language';

/** What the reader chose, or else what their browser speaks. Fixed for as long as the page stands. */
export const language: Language = chosen() ?? (navigator.language.toLowerCase().startsWith('vi') ? 'vi' : 'en');

/** How numbers, dates and the alphabet go. */
export const locale = language === 'vi' ? 'vi-VN' : 'en-GB';

export function say(vietnamese: string, english: string): string {
  return language === 'vi' ? vietnamese : english;
}

/** Keeps the choice; the page must be loaded again to speak it. */
export function choose(wanted: Language): void {
  localStorage.setItem(KEY, wanted);
}

function chosen(): Language | null {
  const kept = localStorage.getItem(KEY);
  return kept === 'vi' || kept === 'en' ? kept : null;
}
