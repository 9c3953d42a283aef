import { longDay } from '../format/date';
import { shortValue, unitWord } from '../format/figure';
import { percent, shortNumber } from '../format/number';
import { useQuestion, type Question } from '../graphql/client';
import { ReleaseProgressDocument, SprintLedgerDocument, TeamVelocityDocument, type Measure, type RangeInput, type TeamDefectsQuery, type VelocitySprintPartsFragment } from '../graphql/generated';
import { ChangeNote } from '../ui/change-note';
import { useExplain } from '../ui/explain-target';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip, FigureStripWaiting } from '../ui/figure-strip';
import { FigureTile } from '../ui/figure-tile';
import type { TeamRelease } from './current-release';
import { sprintsWord } from './sprints-left';
import { velocityScope } from './velocity-scope';

export interface DeliveryStripProps {
  team: { key: string; timeZone: string };
  sprint: { id: string };
  release: TeamRelease | undefined;
  measure: Measure;
  range: RangeInput;
  defects: Question<TeamDefectsQuery>;
}

/** The five numbers a product owner looks at first. */
export function DeliveryStrip({ team, sprint, release, measure, range, defects }: DeliveryStripProps) {
  const { open } = useExplain();
  const ledgerQuestion = useQuestion(SprintLedgerDocument, { sprint: sprint.id, measure });
  const velocityQuestion = useQuestion(TeamVelocityDocument, { team: team.key, measure });
  const releaseQuestion = useQuestion(ReleaseProgressDocument, { release: release?.id ?? '', measure }, { enabled: release !== undefined });
  const ledger = ledgerQuestion.data?.sprint?.ledger;
  const velocity = velocityQuestion.data?.team?.velocity;
  const openDefects = defects.data?.team?.defects;
  const error = ledgerQuestion.error ?? velocityQuestion.error;
  // All at once: a figure that came later would push the others aside. What fails is left out.
  const late = [defects, ...(release ? [releaseQuestion] : [])].some((one) => one.data === undefined && !one.error);
  if (!ledger || !velocity || late) return <FigureStripWaiting cards={5} error={error} onRetry={() => void Promise.all([ledgerQuestion.refetch(), velocityQuestion.refetch()])} />;
  // The sprints before stand in for the sparklines of numbers that belong to a sprint.
  const course = (valueOf: (row: VelocitySprintPartsFragment) => number | null) => velocity.sprints.map((row) => ({ period: row.sprint.closedAt ?? row.sprint.id, value: valueOf(row), complete: true }));
  const word = unitWord(ledger.unit);
  const burndown = release ? releaseQuestion.data?.release?.burndown : undefined;
  const forecast = release ? releaseQuestion.data?.release?.forecast : undefined;
  const gravest = openDefects?.periods.at(-1)?.openBySeverity.find(({ severity }) => severity === openDefects.severities[0]);
  return (
    <FigureStrip half="delivery" label="Delivery in figures">
      <FigureTile
        label="Completed" unfinished={ledger.provisional} value={shortNumber(ledger.completed)} exact={`${ledger.completed} ${word}`}
        aside={`of ${shortNumber(ledger.commitment)} committed`}
        detail={ledger.provisional ? `${shortNumber(ledger.carryOver)} ${word} still open` : `${shortNumber(ledger.completedOnTime)} on time, ${shortNumber(ledger.completedLate)} late`}
        onOpen={() => open({ metric: 'velocity.completed', team: team.key, sprint: sprint.id, measure })}
      />
      <FigureCard figure={{ ...ledger.keptCommitment, sparkline: course((row) => row.keptCommitment) }} label="Kept commitment" scope={{ team: team.key, sprint: sprint.id, measure }} detail={`by items ${shortValue(ledger.keptCommitmentByItems.value, ledger.keptCommitmentByItems)}`} />
      <FigureCard figure={{ ...velocity.mean, sparkline: course((row) => row.completed) }} label="Velocity" aside={unitWord(velocity.unit)} scope={velocityScope(team, velocity.sprints, measure)}
        detail={velocity.min === null || velocity.max === null ? undefined : `${shortNumber(velocity.min)} to ${shortNumber(velocity.max)}, last ${velocity.count} closed sprints`} />
      {openDefects && <FigureCard figure={{ ...openDefects.open, sparkline: openDefects.periods.map(({ period, open: value, complete }) => ({ period, value, complete })) }} label="Open defects" aside={gravest && gravest.count > 0 ? `${gravest.count} ${gravest.severity}` : undefined} scope={{ team: team.key, range }}
        detail={<><ChangeNote figure={openDefects.open} />{openDefects.escapeRate.value !== null && <span>escape rate {percent(openDefects.escapeRate.value)}</span>}</>} />}
      {release && burndown && (
        <FigureTile label={`Release ${release.name}`} value={shortNumber(burndown.remaining)} aside={`${unitWord(burndown.unit)} left`} exact={burndown.sprintsLeft.sentence}
          detail={release.targetDate ? <span>target {longDay(release.targetDate)}{forecast?.chanceText && <>, <span className="whitespace-nowrap">chance {forecast.chanceText}</span></>}</span> : burndown.sprintsLeft.atMean === null ? undefined : sprintsWord(burndown.sprintsLeft.atMean)}
          onOpen={() => open({ metric: 'release.remaining', team: team.key, release: release.id, measure })} />
      )}
    </FigureStrip>
  );
}
