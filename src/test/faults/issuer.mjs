// Whose tokens the server under test takes: OpenID Connect's two documents, and a token of an administrator.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

/**
 * @param more what else it says of itself, by its address
 * @param answer what else it answers: whether it did
 */
export async function issuer(more = () => ({}), answer = async () => false) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' };
  const server = createServer(async (request, response) => {
    if (await answer(request, response)) return;
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] }
      : { issuer: address, jwks_uri: `${address}/keys`, subject_types_supported: ['public'], ...more(address) }));
  });
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${server.address().port}`;
  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    address,
    /** Of a server that takes its tokens. */
    settings: { SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI: address, SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES: 'khuyenhoc' },
    close: () => server.close(),
    token(claims = { aud: 'khuyenhoc', sub: 'root', khuyenhoc_roles: ['ADMIN'], khuyenhoc_reads: ['*'], khuyenhoc_writes: ['*'] }) {
      const now = Math.floor(Date.now() / 1000);
      const said = `${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: address, iat: now, exp: now + 3600, ...claims })}`;
      return `${said}.${createSign('RSA-SHA256').update(said).sign(privateKey).toString('base64url')}`;
    },
  };
}
