import type { ReportedSprint } from '@bifocal/metrics';

/** What a report says of one sprint, under Jira's id and name of it. */
export interface SprintInReport {
  readonly id: string | null;
  readonly name: string | null;
  readonly said: ReportedSprint;
  /** Its amounts are time, turned into hours. */
  readonly isTime: boolean;
}

export interface ReadReport {
  readonly kind: 'VELOCITY' | 'SPRINT_REPORT';
  readonly sprints: readonly SprintInReport[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}
