import type { StatusCategory, StatusPlacer } from '../graphql/generated';

export const categories: readonly { value: StatusCategory; name: string }[] = [
  { value: 'TO_DO', name: 'To do' }, { value: 'IN_PROGRESS', name: 'In progress' }, { value: 'WAITING', name: 'Waiting' }, { value: 'DONE', name: 'Done' }, { value: 'CANCELLED', name: 'Cancelled' },
];

export function categoryWord(category: StatusCategory): string {
  return categories.find((each) => each.value === category)?.name ?? category;
}

export const placerWords: Readonly<Record<StatusPlacer, string>> = {
  DECIDED: 'decided here', LISTED: 'the source’s list', SOURCE: 'the tracker', NAME: 'a well-known name', NOBODY: 'nobody',
};
