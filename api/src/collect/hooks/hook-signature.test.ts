import { describe, expect, it } from '@jest/globals';
import { unproven } from './hook-signature.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** As GitHub publishes it under "Validating webhook deliveries". */
const SECRET = 'It\'s a Secret to Everybody';
const DIGEST = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

describe('the proof that a webhook is from who knows the secret', () => {
  it.each([['github', 'x-hub-signature-256', `sha256=${DIGEST}`], ['jira', 'x-hub-signature', `sha256=${DIGEST}`], ['linear', 'linear-signature', DIGEST], ['gitlab', 'x-gitlab-token', SECRET]] as const)('%s: the published vector is right, and nothing beside it', (kind, header, right) => {
    expect(unproven(kind, SECRET, { [header]: right }, bytes('Hello, World!'))).toBeNull();
    for (const wrong of [`${right.slice(0, -1)}0`, right.slice(0, -1), `${right} `, right.slice(7), 'sha256=', 'x']) expect(unproven(kind, SECRET, { [header]: wrong }, bytes('Hello, World!'))).toContain('does not fit');
    expect(unproven(kind, 'another secret', { [header]: right }, bytes('Hello, World!'))).toContain('does not fit');
  });

  it.each(['github', 'jira', 'linear'] as const)('%s: a byte more or less is another body', (kind) => {
    const header = { github: 'x-hub-signature-256', jira: 'x-hub-signature', linear: 'linear-signature' }[kind];
    for (const body of ['Hello, World', 'Hello, World!\n', 'hello, World!', '']) expect(unproven(kind, SECRET, { [header]: kind === 'linear' ? DIGEST : `sha256=${DIGEST}` }, bytes(body))).toContain('does not fit');
  });

  it.each(['github', 'jira', 'linear', 'gitlab'] as const)('%s: its absence is told, and no secret is', (kind) => {
    const reason = unproven(kind, SECRET, {}, bytes('x'))!;
    expect(reason).toContain('is missing');
    expect(reason).not.toContain(SECRET);
  });

  it('takes a digest in either case of letters, and the token of GitLab as it is', () => {
    expect(unproven('github', SECRET, { 'x-hub-signature-256': `SHA256=${DIGEST.toUpperCase()}` }, bytes('Hello, World!'))).toBeNull();
    expect(unproven('gitlab', SECRET, { 'x-gitlab-token': SECRET.toUpperCase() }, bytes('x'))).toContain('does not fit');
  });
});
