import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { standardSecret } from './collect/hooks/standard-signature.js';

const KINDS = ['jira', 'github', 'gitlab', 'linear', 'formbricks', 'survey', 'feedback', 'stripe'] as const;
/** Kinds that tell what people say, signed as Standard Webhooks are. */
const SAID: ReadonlySet<string> = new Set(['formbricks', 'survey', 'feedback']);
export type HookKind = (typeof KINDS)[number];

const named = z.string().trim().min(1).max(200);
const place = z.strictObject({ product: named.optional(), team: named.optional(), service: named.optional() });
const question = z.strictObject({ kind: z.enum(['NPS', 'CSAT', 'CES', 'COMMENT', 'FEEDBACK']), survey: named.optional() });
const hook = z.strictObject({
  kind: z.enum(KINDS),
  secret: z.string().min(8, 'a secret has 8 characters at least').optional(),
  ...place.shape,
  projects: z.record(named, place).optional(),
  statuses: z.record(named, z.enum(['TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED'])).optional(),
  pointsField: named.optional(),
  severityField: named.optional(),
  production: z.array(named).optional(),
  milestones: z.enum(['SPRINTS', 'RELEASES']).optional(),
  questions: z.record(named, question).optional(),
  person: named.optional(),
}).refine(({ kind, secret }) => kind === 'jira' || kind === 'formbricks' || secret !== undefined, { path: ['secret'], message: 'is missing; only a Jira may send without one' })
  .refine(({ kind, secret }) => !SAID.has(kind) || secret === undefined || standardSecret(secret) !== null, { path: ['secret'], message: 'is none of Standard Webhooks: whsec_ and base64 of 16 bytes and more' })
  .refine(({ kind, product }) => !SAID.has(kind) || product !== undefined, { path: ['product'], message: 'is missing: whose people these are' })
  .refine(({ kind, product }) => kind !== 'stripe' || product !== undefined, { path: ['product'], message: 'is missing: whose customers these are' });
const SOURCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const file = z.record(z.string(), hook).superRefine((hooks, context) => {
  for (const name of Object.keys(hooks)) if (!SOURCE.test(name)) context.addIssue({ code: 'custom', path: [name], message: 'a source is named by letters, digits, points, underscores and hyphens' });
});

/** Whose a project's facts are. Undefined: nobody has said. */
export type HookPlace = z.infer<typeof place>;

/**
 * What is known of one tracker that sends webhooks. `projects`: places by Jira project, repository, GitLab project or Linear team;
 * where it is given, what comes from elsewhere is left out. `statuses`: what statuses (labels, on GitHub and GitLab) mean.
 * `production`: names of environments that are production. `milestones`: what GitHub's and GitLab's milestones are.
 * `questions`: what Formbricks' questions ask, by their id or by survey and id ("survey.question"). `person`: the attribute or hidden field that holds the product's id of a person.
 */
export type HookSettings = z.infer<typeof hook>;

/** What a question of a survey asks: a score, words to a score, or words of their own. `survey`: the key that its responses are kept under. */
export type SurveyQuestion = z.infer<typeof question>;

export const tellsWhatPeopleSay = (kind: HookKind): kind is 'formbricks' | 'survey' | 'feedback' => SAID.has(kind);

/** Reads the file of HOOKS_FILE. A problem is told without any of the file's values: they may be secrets. */
export function readHooksFile(path: string): { hooks: ReadonlyMap<string, HookSettings> } | { problem: string } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { problem: 'cannot be read. Is it there, and may the server read it?' };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'is not valid JSON.' };
  }
  const read = file.safeParse(json);
  if (read.success) return { hooks: new Map(Object.entries(read.data)) };
  return { problem: `is not right. ${read.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`).join('. ')}.` };
}
