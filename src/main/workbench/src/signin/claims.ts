/** What a token says of its holder. It is only shown: the server believes nothing but what it checks itself. */
export interface Claims {
  name: string;
  roles: string[];
  /** Global ids of organizations, or `*`. */
  reads: string[];
  writes: string[];
}

/** Null of what is no such token. */
export function claimsOf(token: string): Claims | null {
  try {
    const letters = atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'));
    const said = JSON.parse(new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)))) as Record<string, unknown>;
    return {
      name: [said.name, said.preferred_username, said.sub].find((name) => typeof name === 'string' && name !== '') as string ?? '',
      roles: texts(said.khuyenhoc_roles), reads: texts(said.khuyenhoc_reads), writes: texts(said.khuyenhoc_writes),
    };
  } catch {
    return null;
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? value.split(' ') : [];
}

/** The token that the headers of a tab bring, if any. */
export function tokenIn(headers: string): string | null {
  try {
    const given = JSON.parse(headers || '{}') as Record<string, string>;
    const authorization = Object.entries(given).find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
    return /^Bearer (.+)$/.exec(authorization)?.[1] ?? null;
  } catch {
    return null;
  }
}
