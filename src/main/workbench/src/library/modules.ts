import { say } from '../language/language';

const names: Record<string, string> = {
  organization: say('Tổ chức, hội viên', 'Organizations and members'),
  recognition: say('Danh hiệu, khen thưởng', 'Titles and commendations'),
  fund: say('Quỹ khuyến học', 'Fund'),
  campaign: say('Chương trình, phong trào', 'Programmes and movements'),
};

/** The modules in the order in which the association speaks of them; one that is new comes last, under its own name. */
export function inOrder(modules: Iterable<string>): string[] {
  const known = Object.keys(names);
  const place = (module: string) => (known.includes(module) ? known.indexOf(module) : known.length);
  return [...new Set(modules)].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

export function moduleName(module: string): string {
  return names[module] ?? module;
}
