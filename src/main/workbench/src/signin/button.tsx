import { useState } from 'react';
import { say } from '../language/language';
import { setSession, useSession } from './session';
import { signIn } from './settings';

/** Signs in and out, where there is somebody to sign in with. */
export function SignInButton() {
  const { session, trouble } = useSession();
  const [leaving, setLeaving] = useState(false);
  if (!signIn) return null;
  const settings = signIn;
  const act = async () => {
    setLeaving(true);
    try {
      const { begin, leave } = await import('./flow');
      await (session ? leave(settings, session) : begin(settings));
    } catch (error) {
      console.warn('the issuer does not answer', error);
      setSession(null, say('Không gặp được máy chủ đăng nhập.', 'The server that signs in does not answer.'));
    }
    setLeaving(false);
  };
  return (
    <span className="wb-language wb-sign-in">
      <button type="button" disabled={leaving} onClick={() => void act()}>{session ? say('Đăng xuất', 'Sign out') : say('Đăng nhập', 'Sign in')}</button>
      {trouble && <span role="alert" className="brand-note">{trouble}</span>}
    </span>
  );
}
