import { doraCatalog, type DoraDeployment, type DoraFigures, type MetricValue } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import type { BehindRow, LeftOutRow, TallyQuestion } from '../answer.js';
import { medianOf } from './defect-figures.js';
import { type DoraPart, DoraReadings, NOT_OF_A_TEAM } from './dora-reading.js';
import { numberText, unmeasured, type Judge, type Judged, type Judgement } from './judgement.js';

/** Answers for DORA's five, per service of a product. */
@Injectable()
export class DoraJudge implements Judge {
  readonly keys = doraCatalog.map(({ key }) => key);

  constructor(@Inject(DoraReadings) private readonly readings: DoraReadings) {}

  async judge(metric: string, question: TallyQuestion): Promise<Judgement[]> {
    const { productId, teamId, periods, groupBy } = question;
    if (productId === null || teamId !== null) return periods.map((_, period) => ({ period, dims: groupBy.map(() => null), ...unmeasured(NOT_OF_A_TEAM) }));
    const reading = await this.readings.of(question, productId);
    const services = groupBy.includes('service') ? reading.services : [null];
    return periods.flatMap((period, index) => services.map((service) => ({
      period: index, dims: groupBy.map((dimension) => (dimension === 'service' ? service : null)), ...judgeDora(metric, reading.part(period, service)),
    })));
  }
}

/** How one of the five is read off its figures: its value, what each deployment adds, and what is not in it. */
interface Line {
  readonly value: (figures: DoraFigures) => MetricValue;
  readonly row: (deployment: DoraDeployment) => Pick<BehindRow, 'numerator' | 'denominator' | 'detail'> | null;
  readonly leftOut: (deployment: DoraDeployment) => string | null;
  readonly formula: (figures: DoraFigures) => string;
}

const hoursText = (hours: number): string => (hours < 1 ? `${numberText(hours * 60)} minutes` : `${numberText(hours)} ${hours === 1 ? 'hour' : 'hours'}`);
const deploymentsText = (count: number): string => `${count} ${count === 1 ? 'deployment' : 'deployments'}`;
const incidentsText = ({ incidents }: DoraDeployment): string => incidents.map(({ key, title }) => title ?? key).join('; ');
const never = (): null => null;
const inWords = (value: MetricValue, write: (value: number) => string): string => (value.value === null ? value.nullReason! : write(value.value));

const LINES: Readonly<Record<string, Line>> = {
  'dora.change_lead_time': {
    value: (figures) => medianOf(figures.changeLeadTime),
    row: ({ leadHours, commitAt }) => (leadHours === null ? null : { numerator: leadHours, denominator: null, detail: `committed ${new Date(commitAt!).toISOString().slice(0, 16).replace('T', ' ')} UTC` }),
    leftOut: ({ leadReason }) => leadReason,
    formula: (figures) => inWords(figures.changeLeadTime, (value) => `the median of ${deploymentsText(figures.changeLeadTime.sampleSize ?? 0)} is ${hoursText(value)}, the 85th percentile ${hoursText(figures.changeLeadTimeP85.value ?? 0)}`),
  },
  'dora.deployment_frequency': {
    value: (figures) => figures.deploymentFrequency,
    row: ({ rework }) => ({ numerator: 1, denominator: null, detail: rework ? 'rework' : null }),
    leftOut: never,
    formula: (figures) => inWords(figures.deploymentFrequency, (value) => `${deploymentsText(value)} in ${figures.days} ${figures.days === 1 ? 'day' : 'days'}, on ${figures.daysWithDeployment} of them: ${numberText(figures.perWeek ?? 0)} a week`),
  },
  'dora.recovery_time': {
    value: (figures) => medianOf(figures.recoveryTime),
    row: (deployment) => (deployment.recoveryHours === null ? null : { numerator: deployment.recoveryHours, denominator: null, detail: incidentsText(deployment) }),
    leftOut: ({ incidents, recoveredAt }) => (incidents.length > 0 && recoveredAt === null ? 'failed, and an incident of it is still open' : null),
    formula: (figures) => inWords(figures.recoveryTime, (value) => `the median of ${figures.failed - figures.open} failed ${figures.failed - figures.open === 1 ? 'deployment' : 'deployments'} is ${hoursText(value)}${figures.open === 0 ? '' : `; ${figures.open} still open`}`),
  },
  'dora.change_fail_rate': {
    value: (figures) => figures.changeFailRate,
    row: (deployment) => ({ numerator: deployment.incidents.length > 0 ? 1 : 0, denominator: 1, detail: deployment.incidents.length > 0 ? `failed: ${incidentsText(deployment)}` : null }),
    leftOut: never,
    formula: (figures) => inWords(figures.changeFailRate, () => `${figures.failed} of ${deploymentsText(figures.deployments)} caused an incident`),
  },
  'dora.rework_rate': {
    value: (figures) => figures.reworkRate,
    row: ({ rework }) => ({ numerator: rework === true ? 1 : 0, denominator: 1, detail: rework ? 'rework' : null }),
    leftOut: never,
    formula: (figures) => inWords(figures.reworkRate, () => `${figures.rework} of ${deploymentsText(figures.deployments)} mended an earlier one`),
  },
};

/** One of the five, with the deployments behind it. */
export function judgeDora(metric: string, { figures, rows, leftOut }: DoraPart): Judged {
  const line = LINES[metric];
  if (!line) throw new RangeError(`${metric} is none of DORA's five`);
  const value = line.value(figures);
  const named = ({ key, service }: DoraDeployment): { key: string; label: string } => ({ key, label: `Deployment of ${service}` });
  const out: LeftOutRow[] = rows.flatMap((row) => {
    const reason = line.leftOut(row);
    return reason === null ? [] : [{ ...named(row), reason }];
  });
  return {
    value,
    // What was never collected has nothing behind it that could add up.
    rows: value.value === null && value.denominator === null ? [] : rows.flatMap((row) => {
      const amounts = line.row(row);
      return amounts === null ? [] : [{ ...named(row), at: new Date(row.at), ...amounts }];
    }),
    leftOut: [...out, ...leftOut.map(({ key, label, reason }) => ({ key, label, reason }))],
    formula: line.formula(figures),
  };
}
