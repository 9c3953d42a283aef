import type { ReactNode } from 'react';
import { exactValue, interval, shortValue, unitWord } from '../format/figure';
import { exactNumber } from '../format/number';
import { Ago } from '../ui/ago';
import { ChangeNote } from '../ui/change-note';
import { CopyButton } from '../ui/copy-button';
import type { ExplainTarget } from '../ui/explain-target';
import { ExplainRows } from './explain-rows';
import type { Explanation } from './explanation';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line py-3 first:border-0 first:pt-0">
      <h3 className="mb-1 text-small text-muted">{title}</h3>
      {children}
    </section>
  );
}

export function ExplanationBody({ explanation, target }: { explanation: Explanation; target: ExplainTarget }) {
  const { metric, figure } = explanation;
  const range = interval(figure);
  const missing = figure.value === null || figure.value === undefined;
  return (
    <>
      <Part title="This number">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-figure font-semibold">{shortValue(figure.value, figure)}</span>
          <span className="text-muted">{missing ? figure.nullReason : unitWord(figure.unit)}</span>
        </p>
        {!missing && (
          <p className="flex flex-wrap gap-x-3 text-small text-muted">
            <span>Exactly {exactValue(figure.value, figure)}</span>
            {range && <span>95 % interval {range}</span>}
            <ChangeNote figure={figure} against="against the comparison" />
            {!figure.complete && <span>Its period is not over.</span>}
          </p>
        )}
        {target.meanOfSprints !== undefined && <p className="mt-1">Velocity is the mean of this sum over the {exactNumber(target.meanOfSprints)} sprints closed in this time.</p>}
      </Part>
      {explanation.doubts.length > 0 && (
        <Part title="What makes it doubtful">
          <ul className="flex flex-col gap-1">{explanation.doubts.map((doubt) => <li key={doubt.says}>{doubt.says}</li>)}</ul>
        </Part>
      )}
      <Part title="What it means">
        <p>{metric.definition}</p>
        {metric.source && <p className="mt-1 text-small text-muted">{metric.source}</p>}
      </Part>
      <Part title="How it is worked out">
        <p className="text-muted">{metric.formula}</p>
        <p className="mt-1 font-medium break-words">{explanation.formulaWithNumbers}</p>
      </Part>
      <Part title="What stands behind it"><ExplainRows explanation={explanation} target={target} /></Part>
      <Part title={`What was left out (${explanation.leftOutCount})`}>
        {explanation.leftOut.length === 0 ? <p className="text-muted">Nothing.</p> : (
          <ul className="flex flex-col gap-1">
            {explanation.leftOut.map((item) => <li key={item.key}><span className="font-medium">{item.label}</span> <span className="text-muted">{item.reason}</span></li>)}
          </ul>
        )}
        {explanation.leftOut.length < explanation.leftOutCount && <p className="mt-1 text-small text-muted">The first {explanation.leftOut.length} are shown.</p>}
      </Part>
      <Part title="How fresh it is">
        <p>Counted <Ago at={explanation.asOf} />, definition version {metric.version}.</p>
      </Part>
      <Part title="The same by GraphQL">
        <pre tabIndex={0} role="region" aria-label="GraphQL query" className="max-h-60 overflow-auto rounded-md bg-sunken p-3 font-mono text-small whitespace-pre">{explanation.graphql}</pre>
        <div className="mt-2"><CopyButton text={explanation.graphql} name="Copy the query" /></div>
      </Part>
    </>
  );
}
