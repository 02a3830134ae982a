import { useGraphiQL } from '@graphiql/react';
import { say } from '../language/language';
import { become } from './last-user';

/** Whom the sample's server gives tokens to. */
const USERS = ['admin', 'approver', 'officer', 'viewer'];
const GUEST = '';

export function isSampleUser(name: string): boolean {
  return name === GUEST || USERS.includes(name);
}

/** Lets the open tab, and those that are added, ask as another user of the sample. */
export function SampleUsers({ name }: { name: string }) {
  const headers = useGraphiQL((state) => state.headerEditor);
  const choose = async (user: string) => headers?.setValue(await become(user));
  return (
    <select className="wb-user" aria-label={say('Hỏi với tư cách', 'Ask as')} value={name} onChange={(event) => void choose(event.target.value)}>
      {USERS.map((user) => <option key={user}>{user}</option>)}
      <option value={GUEST}>{say('khách', 'guest')}</option>
    </select>
  );
}
