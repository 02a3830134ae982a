/** With whom the reader signs in, as the server is configured. */
export interface SignIn {
  issuer: string;
  clientId: string;
  scopes: string;
}

const said = document.querySelector<HTMLMetaElement>('meta[name="khuyenhoc-sign-in"]')?.content;

/** Null where nobody can sign in here. */
export const signIn: SignIn | null = said ? JSON.parse(said) as SignIn : null;
