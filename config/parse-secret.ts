import { oneLine, type Parsed } from './parse';
import { Secret } from './secret';

// No problem contains its text, which is a secret.

const minSecretLength = 32;

/** Parses the address of a webhook. */
export function webhook(text: string): Parsed<Secret> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback))
    return { value: new Secret(url.href) };
  return { problem: 'write a URL that begins with https:// (http:// on this machine alone).' };
}

/** Parses the secret of a robot. */
export function secretLine(text: string): Parsed<Secret> {
  const line = oneLine(200)(text);
  return 'value' in line ? { value: new Secret(line.value) } : line;
}

/** Parses secrets for preview links, each at least as long as a signature, which has 32 bytes. */
export function previewSecrets(text: string): Parsed<readonly Secret[]> {
  const secrets = text.split(',').map((secret) => secret.trim());
  if (secrets.every((secret) => Array.from(secret).length >= minSecretLength))
    return { value: secrets.map((secret) => new Secret(secret)) };
  return {
    problem: `write one or more secrets, separated by commas, each of at least ${minSecretLength} characters; make one with: openssl rand -hex 32`,
  };
}
