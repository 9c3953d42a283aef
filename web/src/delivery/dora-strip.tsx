import { exactValue } from '../format/figure';
import { hoursWords, shortHours } from '../format/hours';
import { shortNumber } from '../format/number';
import type { FigurePartsFragment } from '../graphql/generated';
import { useExplain, type ExplainScope } from '../ui/explain-target';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip } from '../ui/figure-strip';
import { FigureTile } from '../ui/figure-tile';
import { Sparkline } from '../ui/sparkline';
import type { DoraData } from './use-dora';

/** DORA's five over the range; each explains itself by the deployments behind it. */
export function DoraStrip({ dora, scope }: { dora: DoraData; scope: ExplainScope }) {
  const { open } = useExplain();
  const { figures } = dora;
  const { deploymentFrequency: frequency, changeLeadTime: lead, changeLeadTimeP85: late, recoveryTime: recovery } = figures;
  const waiting = figures.open > 0 ? `${figures.open} still open` : undefined;
  return (
    <FigureStrip half="delivery" label="Delivery to production in figures" note={note(dora)}>
      <FigureTile
        label="Deployment frequency" value={figures.perWeek === null || frequency.value === null ? '–' : shortNumber(figures.perWeek)} exact={exactValue(frequency.value, frequency)}
        aside={frequency.value === null ? '' : 'a week'} detail={frequency.value === null ? frequency.nullReason : `${shortNumber(frequency.value)} in ${figures.days} days, on ${figures.daysWithDeployment} of them`}
        graph={<Sparkline points={frequency.sparkline} />} onOpen={() => open({ metric: frequency.metric, ...scope })}
      />
      <HoursTile figure={lead} label="Change lead time" detail={`85 % within ${hoursWords(late.value)}`} scope={scope} />
      <FigureCard figure={figures.changeFailRate} scope={scope} tagged={false} />
      <HoursTile figure={recovery} label="Recovery time" detail={[`median of ${recovery.sampleSize ?? 0} failed`, waiting].filter(Boolean).join(', ')} missing={waiting} scope={scope} />
      <FigureCard figure={figures.reworkRate} label="Rework rate" scope={scope} tagged={false} />
    </FigureStrip>
  );
}

function note({ leftOutCount, figures }: DoraData): string {
  return [
    'Only production counts. A deployment belongs to the day it went out, also when it is found to have failed later.',
    !figures.deploymentFrequency.complete && 'The range is not over.',
    leftOutCount > 0 && `${leftOutCount} left out: Explain lists them with the reason.`,
  ].filter(Boolean).join(' ');
}

interface HoursTileProps {
  figure: FigurePartsFragment;
  label: string;
  detail: string;
  /** In place of the reason, where there is no value. */
  missing?: string | undefined;
  scope: ExplainScope;
}

/** A length of time: the unit stands beside it, as a person would say it. */
function HoursTile({ figure, label, detail, missing, scope }: HoursTileProps) {
  const { open } = useExplain();
  const written = figure.value === null ? null : shortHours(figure.value);
  return (
    <FigureTile
      label={label} value={written?.value ?? '–'} exact={written ? exactValue(figure.value, figure) : undefined} aside={written?.unit ?? ''}
      detail={written ? detail : (missing ?? figure.nullReason)} graph={<Sparkline points={figure.sparkline} />} onOpen={() => open({ metric: figure.metric, ...scope })}
    />
  );
}
