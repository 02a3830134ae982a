/** What one association calls thus another calls so; without marks, as they are searched. */
const ALIKE = [
  ['sap xep', 'sap nhap', 'hop nhat'],
  ['cham chi tieu', 'duoi chi tieu', 'khong dat chi tieu', 'chua dat chi tieu'],
  ['cham nop', 'nop muon', 'nop tre'],
  ['huy dong', 'quyen gop', 'van dong'],
  ['dong gop', 'ung ho', 'tai tro'],
  ['binh quan dau nguoi', 'tien tren dau nguoi', 'moi nguoi dan'],
  ['khoa so', 'chot so'],
  ['reorganisation', 'merger'],
  ['behind target', 'below target'],
  ['late reporters', 'overdue reports'],
];

/** The text, and after it what else its phrases are called. */
export function withSynonyms(text: string): string {
  const others = ALIKE.filter((phrases) => phrases.some((phrase) => text.includes(phrase))).flat();
  return [text, ...others].join(' ');
}
