import { chanceText, type ForecastPercentile, type ReleaseForecast as Forecast } from '@bifocal/metrics';
import { amountText } from '../tallies/delivery/judgement.js';
import type { ForecastAsked, ForecastReading, ReleaseBackTest } from '../tallies/delivery/release-forecasts.js';
import type { TeamRow } from '../facts/team-facts.js';
import { dayText } from './day-text.js';
import type { ForecastBackTest, ReleaseForecast, TeamForecast } from './release-forecast.type.js';
import { releaseOf } from './release.type.js';
import { teamOf } from './team.type.js';

/** The forecast of a release as its page draws it. */
export function releaseForecastOf({ reading, forecast }: ForecastReading, asked: ForecastAsked, teams: readonly TeamRow[], nowMs: number): ReleaseForecast {
  const { measure, teamCount, parts } = reading;
  const { remaining, percentiles, targetDate, chance, fan, trials, seed, warning } = forecast;
  const nullReason = teamCount > 0 && parts.length === 0 ? 'No team has been named for this release or its items, so there is no past to draw from.' : forecast.nullReason;
  return {
    measure, unit: measure, basis: asked.basis, remaining, percentiles, targetDate, chance, fan, trials, seed, warning, nullReason,
    chanceText: chance === null ? null : remaining <= 0 ? 'done' : chanceText(chance),
    sample: forecast.teams.flatMap(({ part, sample }) => sample.map(({ sprintId, name, completed, scopeChange }) => ({ team: part.teamKey, sprint: sprintId, name, completed, scopeChange }))),
    teams: forecast.teams.flatMap((team) => teamForecastOf(team, teams)),
    sentence: nullReason ?? sentenceOf(forecast, amountText(remaining, measure)),
    asOf: new Date(nowMs),
    asked,
  };
}

function teamForecastOf({ part, remaining, sample, meanCompleted, meanScopeChange, rhythmDays, percentiles, nullReason }: Forecast['teams'][number], teams: readonly TeamRow[]): TeamForecast[] {
  const row = teams.find(({ key }) => key === part.teamKey);
  return row ? [{ team: teamOf(row), remaining, sampleSize: sample.length, meanCompleted, meanScopeChange, rhythmDays, percentiles, nullReason }] : [];
}

function sentenceOf({ percentiles, targetDate, chance }: Forecast, left: string): string {
  const dateOf = (percent: number): string | null => percentiles.find((each: ForecastPercentile) => each.percent === percent)?.date ?? null;
  const [half, likely] = [dateOf(50), dateOf(85)];
  const when = likely !== null
    ? `In 85 of 100 simulated futures the ${left} left are done by ${dayText(likely)}${half !== null && half !== likely ? `, in half of them by ${dayText(half)}` : ''}.`
    : half !== null ? `In half of the simulated futures the ${left} left are done by ${dayText(half)}, but fewer than 85 of 100 are ever done at this rate.`
      : `Never at this rate: in fewer than half of the simulated futures the ${left} left are ever done, because the scope grows as fast as it is completed.`;
  return targetDate === null || chance === null ? when : `${when} ${targetSentence(dayText(targetDate), chance)}`;
}

function targetSentence(target: string, chance: number): string {
  const text = chanceText(chance);
  if (chance === 0) return `None meets the target of ${target}.`;
  return `The chance of the target, ${target}, is ${text.startsWith('>') ? `above ${text.slice(1)}` : text.startsWith('<') ? `below ${text.slice(1)}` : text}.`;
}

/** The back-test of the forecasts of a team. */
export function backTestOf({ promises, met, due }: ReleaseBackTest): ForecastBackTest {
  const share = due === 0 ? null : met / due;
  return {
    met, due, share,
    sentence: share === null ? 'No 85 % date of the past is due yet.' : `The 85 % dates of the past were met ${met} of ${due} times (${Math.round(share * 100)} %).`,
    promises: promises.map(({ release, sprintId, madeAt, ...promise }) => ({ ...promise, release: releaseOf(release), sprint: sprintId, madeAt: new Date(madeAt) })),
  };
}
