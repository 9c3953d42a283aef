import { operationName } from './client';
import { FeedbackRequestDocument, ProductFeedbackDocument, ProductRequestsDocument, ProductTagsDocument, ProductVerbatimsDocument, RetrospectiveDocument, SprintGoalDocument } from './generated';

/** What people say about sprints, and about what others said: asked again when it moves, and nothing else is, since no number hangs on it. */
const talkKeys = new Set<unknown>([
  RetrospectiveDocument, SprintGoalDocument, ProductVerbatimsDocument, ProductTagsDocument, ProductFeedbackDocument, ProductRequestsDocument, FeedbackRequestDocument,
].map(operationName));

export function isTalk(queryKey: readonly unknown[]): boolean {
  return talkKeys.has(queryKey[0]);
}
